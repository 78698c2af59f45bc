package dev.afterglow.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// The options by which a command finds a running server, and one request to it.
final class ServerCall {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The server's address (${DEFAULT-VALUE}).")
    private String server;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "An administrator's API token; without it AFTERGLOW_TOKEN.")
    private String token;

    /// What the server answered.
    record Answer(int status, String text) {}

    Answer get(String path, CommandSpec spec) throws IOException {
        return send(request(path, spec).GET(), spec);
    }

    Answer post(String path, String body, CommandSpec spec) throws IOException {
        return post(path, "application/yaml; charset=utf-8", body, spec);
    }

    Answer post(String path, String type, String body, CommandSpec spec) throws IOException {
        return send(
                request(path, spec)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                spec);
    }

    private HttpRequest.Builder request(String path, CommandSpec spec) {
        String secret =
                Optional.ofNullable(token)
                        .or(() -> Optional.ofNullable(System.getenv("AFTERGLOW_TOKEN")))
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() ->
                                InputText.wrong(
                                        spec,
                                        "expected --token T or AFTERGLOW_TOKEN: an administrator's"
                                                + " API token, made on the page /me/access"));
        try {
            return HttpRequest.newBuilder(URI.create(server.replaceAll("/+$", "") + path))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + secret.strip())
                    .header("Accept", "text/plain, application/json;q=0.9, application/yaml;q=0.5");
        } catch (IllegalArgumentException wrong) {
            throw InputText.wrong(
                    spec,
                    "--server: expected an address such as http://localhost:8080, not \""
                            + server
                            + "\"");
        }
    }

    private Answer send(HttpRequest.Builder request, CommandSpec spec) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<String> answer =
                    client.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            boolean isRefused = answer.statusCode() >= 400 && answer.statusCode() != 422;
            if (isRefused) {
                throw InputText.wrong(
                        spec,
                        server + " answers " + answer.statusCode() + ": " + answer.body().strip());
            }
            return new Answer(answer.statusCode(), answer.body());
        } catch (ConnectException unreachable) {
            throw InputText.wrong(spec, server + " cannot be reached; is the server running?");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + server);
        }
    }
}
