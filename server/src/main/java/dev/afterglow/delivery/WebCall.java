package dev.afterglow.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One POST to a provider, and what its answer means.
@Component
class WebCall {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final int LONGEST_REASON = 200;

    private final AddressGuard guard;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    WebCall(AddressGuard guard) {
        this.guard = guard;
    }

    /// @param isApproved whether a private network is no reason to refuse the address
    record Post(URI address, Map<String, String> headers, BodyPublisher body, boolean isApproved) {}

    Outcome post(Post post) {
        return post(post, answer -> "");
    }

    /// @param reference takes the provider's own id from a good answer's body
    Outcome post(Post post, Function<String, String> reference) {
        return switch (guard.check(post.address(), post.isApproved())) {
            case AddressGuard.Verdict.Refused(String reason) -> new Outcome.Refused(reason);
            case AddressGuard.Verdict.Unresolved(String reason) -> Outcome.TryLater.because(reason);
            case AddressGuard.Verdict.Allowed allowed -> call(post, reference);
        };
    }

    private Outcome call(Post post, Function<String, String> reference) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(post.address())
                        .timeout(ANSWER)
                        .header("User-Agent", "Afterglow")
                        .POST(post.body());
        post.headers().forEach(request::header);
        try {
            return outcome(http.send(request.build(), BodyHandlers.ofString()), reference);
        } catch (HttpConnectTimeoutException exception) {
            return Outcome.TryLater.because("no connection within " + CONNECT.toSeconds() + " s");
        } catch (ConnectException | UnknownHostException exception) {
            return Outcome.TryLater.because("no connection: " + exception.getMessage());
        } catch (IOException exception) {
            return new Outcome.Unknown("the answer was cut off: " + exception.getMessage());
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("the answer did not come in time");
        }
    }

    private static Outcome outcome(
            HttpResponse<String> answer, Function<String, String> reference) {
        int status = answer.statusCode();
        String reason = "HTTP " + status + ": " + oneLine(answer.body());
        return switch (status / 100) {
            case 2 -> new Outcome.Sent(reference.apply(answer.body()));
            case 3 ->
                    new Outcome.Refused(
                            "HTTP "
                                    + status
                                    + ": it redirects to "
                                    + answer.headers().firstValue("Location").orElse("nowhere")
                                    + "; enter that address instead");
            case 5 -> new Outcome.TryLater(reason, pause(answer));
            default ->
                    status == 429 || status == 408 || status == 425
                            ? new Outcome.TryLater(reason, pause(answer))
                            : new Outcome.Refused(reason);
        };
    }

    /// `Retry-After` in seconds (RFC 9110, 10.2.3); its form with a date is not used by providers
    /// here.
    private static @Nullable Duration pause(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    private static String oneLine(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
