package dev.afterglow.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Asks another system something and reads its answer, for modules that talk with systems of an
/// administrator's choice. The operator's own network is kept away from unless the configuration
/// named the address; redirects are not followed, and of an answer at most 2 MiB are read.
@Component
public class WebExchange {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST = 2 * 1024 * 1024;

    private final AddressGuard guard;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    WebExchange(AddressGuard guard) {
        this.guard = guard;
    }

    /// A request.
    ///
    /// @param body empty for none
    /// @param isApproved whether an administrator's configuration names this host
    /// @param patience for the whole answer
    public record Ask(
            String method,
            URI address,
            Map<String, String> headers,
            String body,
            boolean isApproved,
            Duration patience) {

        public Ask {
            headers = Map.copyOf(headers);
        }
    }

    /// What came of it.
    public sealed interface Answer {

        /// @param headers by name in small letters; the first of each
        record Came(int status, Map<String, String> headers, String body) implements Answer {

            public Optional<String> header(String name) {
                return Optional.ofNullable(headers.get(name));
            }
        }

        /// Nothing came; the other side may have done what was asked.
        record Silent(String reason) implements Answer {}

        /// It was not asked.
        record NotAsked(String reason) implements Answer {}
    }

    /// Asks once; waits five seconds for a connection, and for the whole answer as long as it says.
    public Answer ask(Ask ask) {
        return switch (guard.check(ask.address(), ask.isApproved())) {
            case AddressGuard.Verdict.Refused(String reason) -> new Answer.NotAsked(reason);
            case AddressGuard.Verdict.Unresolved(String reason) -> new Answer.NotAsked(reason);
            case AddressGuard.Verdict.Allowed allowed -> send(ask);
        };
    }

    private Answer send(Ask ask) {
        BodyPublisher body =
                ask.body().isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(ask.body());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ask.address())
                        .header("User-Agent", "Afterglow")
                        .method(ask.method(), body);
        ask.headers().forEach(request::header);
        CompletableFuture<HttpResponse<String>> coming =
                http.sendAsync(
                        request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            HttpResponse<String> answer =
                    coming.get(ask.patience().toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Came(answer.statusCode(), headers(answer), answer.body());
        } catch (TimeoutException exception) {
            coming.cancel(true);
            return new Answer.Silent("no whole answer within " + seconds(ask.patience()));
        } catch (ExecutionException exception) {
            return failed(exception);
        } catch (InterruptedException exception) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Silent("this server stopped while it waited");
        }
    }

    private static Answer failed(ExecutionException exception) {
        return switch (exception.getCause()) {
            case HttpConnectTimeoutException slow ->
                    new Answer.NotAsked("no connection within " + seconds(CONNECT));
            case ConnectException refused -> new Answer.NotAsked("no connection");
            case UnknownHostException unknown -> new Answer.NotAsked("no connection");
            case IOException broken -> new Answer.Silent("the connection broke off");
            case null, default -> throw new IllegalStateException("Asking failed", exception);
        };
    }

    private static String seconds(Duration patience) {
        return patience.toMillis() < 1_000
                ? patience.toMillis() + " ms"
                : patience.toSeconds() + " s";
    }

    private static Map<String, String> headers(HttpResponse<String> answer) {
        return answer.headers().map().entrySet().stream()
                .filter(header -> !header.getValue().isEmpty())
                .collect(
                        Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> header.getValue().getFirst(),
                                (first, second) -> first));
    }
}
