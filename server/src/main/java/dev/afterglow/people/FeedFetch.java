package dev.afterglow.people;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Fetches a calendar: ten seconds, three redirects, two megabytes at most, and each step only to
/// an address that may be fetched.
@Component
public class FeedFetch {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final FeedSettings settings;

    FeedFetch(FeedSettings settings) {
        this.settings = settings;
    }

    /// What came of it.
    public sealed interface Fetched {

        record Text(String text) implements Fetched {}

        record Failed(String reason) implements Fetched {}
    }

    /// Reads what stands at an address outside, at most 2 MiB; never throws for what is there.
    public Fetched fetch(String url) {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            return follow(client, URI.create(url), MOST_REDIRECTS);
        } catch (IllegalArgumentException notAnAddress) {
            return new Fetched.Failed("This is not an address: " + notAnAddress.getMessage());
        }
    }

    private Fetched follow(HttpClient client, URI address, int redirectsLeft) {
        Optional<String> problem = OutsideAddress.problem(address, settings.allowPrivate());
        if (problem.isPresent()) {
            return new Fetched.Failed(problem.get());
        }
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .header("Accept", "text/calendar")
                        .build();
        try {
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                int status = answer.statusCode();
                Optional<String> next = answer.headers().firstValue("Location");
                if (status >= 300 && status < 400 && next.isPresent()) {
                    return redirectsLeft == 0
                            ? new Fetched.Failed("It redirects more than three times.")
                            : follow(client, address.resolve(next.get()), redirectsLeft - 1);
                }
                return status == 200
                        ? text(body)
                        : new Fetched.Failed("It answered with status " + status + ".");
            }
        } catch (IOException exception) {
            return new Fetched.Failed("It did not answer: " + exception.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Fetched.Failed("The server was stopping.");
        }
    }

    private static Fetched text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
                ? new Fetched.Failed("It is larger than two megabytes.")
                : new Fetched.Text(new String(bytes, StandardCharsets.UTF_8));
    }
}
