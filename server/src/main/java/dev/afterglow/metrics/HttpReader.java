package dev.afterglow.metrics;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks web addresses for text: with a limit of time over the whole answer, and one of size. One
/// try; the next step of the metric is the retry.
final class HttpReader {

    private static final int LONGEST_ANSWER_BYTES = 64 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient client;
    private final Duration patience;

    /// @param patience for a whole answer
    HttpReader(Duration patience) {
        this.patience = patience;
        client =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    sealed interface Answer {
        record Text(int status, String body) implements Answer {}

        record None(Trouble trouble) implements Answer {}
    }

    /// Gets an address. A name and password before the host go into the Authorization header.
    ///
    /// @param who what to call the server in a sentence; without secrets
    Answer get(URI address, String who) {
        HttpRequest.Builder request = HttpRequest.newBuilder(withoutUser(address));
        request.header("Accept", "application/json");
        if (address.getRawUserInfo() != null) {
            byte[] user = address.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER_BYTES));
        try {
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Text(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Answer.None(slow(who));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.None(unreachable(who, "we were stopped while waiting"));
        } catch (ExecutionException e) {
            return new Answer.None(trouble(who, e.getCause()));
        }
    }

    private Trouble trouble(String who, @org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException timeout -> unreachable(who, "no connection in 2 s");
            case UnknownHostException unknown -> unreachable(who, "its name is not known");
            case ConnectException refused -> unreachable(who, "nobody listens there");
            case IOException broken -> unreachable(who, "the connection broke off");
            case null -> unreachable(who, "the connection broke off");
            default -> throw new IllegalStateException("Asking " + who + " failed", cause);
        };
    }

    private static Trouble unreachable(String who, String why) {
        return new Trouble(Trouble.Kind.UNREACHABLE, who + " cannot be reached: " + why + ".");
    }

    private Trouble slow(String who) {
        return new Trouble(
                Trouble.Kind.SLOW,
                "%s did not answer within %d s.".formatted(who, patience.toSeconds()));
    }

    /// The server of an address without a path, a name or a password: `http://prometheus:9090`.
    static String withoutSecrets(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }

    private static URI withoutUser(URI address) {
        if (address.getRawUserInfo() == null) {
            return address;
        }
        return URI.create(address.toString().replaceFirst("//[^/@]*@", "//"));
    }
}
