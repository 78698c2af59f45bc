package dev.afterglow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The first administrator of a server process, who does everything over HTTP as people do: opens
/// the link that a new server prints, makes a token and applies a configuration file.
public final class Operator {

    public static final String EMAIL = "root@example.org";
    public static final String PASSWORD = "a kettle sings at noon";

    private static final Pattern LINK = Pattern.compile("/setup/[A-Za-z0-9_-]+");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("afterglow_[A-Za-z0-9_-]{20,}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final ServerProcess server;
    private final String token;

    private Operator(ServerProcess server) {
        this.server = server;
        String link = first(LINK, server.log());
        submit(
                link,
                link,
                Map.of(
                        "name",
                        "Root",
                        "email",
                        EMAIL,
                        "zone",
                        "UTC",
                        "password",
                        PASSWORD,
                        "again",
                        PASSWORD));
        HttpResponse<String> made =
                submit(
                        "/me/access",
                        "/me/access/tokens",
                        Map.of("name", "story", "scope", "configure", "days", "30"));
        token = first(TOKEN, made.body());
    }

    /// Becomes the administrator of a server that has none.
    public static Operator of(ServerProcess server) {
        return new Operator(server);
    }

    /// An API token that may do everything.
    public String token() {
        return token;
    }

    /// Brings the server to what a configuration file says.
    public void apply(String yaml) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(address("/api/configuration"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/yaml")
                                .POST(BodyPublishers.ofString(yaml)));
        if (answer.statusCode() != 200) {
            throw new AssertionError("The configuration was refused: " + answer.body());
        }
    }

    /// Reads an address as the program that holds the token.
    public String get(String path) {
        return send(HttpRequest.newBuilder(address(path))
                        .header("Authorization", "Bearer " + token)
                        .GET())
                .body();
    }

    /// Opens a page, then sends a form of it.
    /// Sends the form of a page as its people do.
    ///
    /// @return the answer, which mostly leads on
    public HttpResponse<String> submit(String page, String target, Map<String, String> fields) {
        String html = send(HttpRequest.newBuilder(address(page)).GET()).body();
        Matcher formToken = FORM_TOKEN.matcher(html);
        if (!formToken.find()) {
            throw new AssertionError("No form on " + page + ": " + html);
        }
        String body =
                fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&"))
                        + "&_csrf="
                        + encoded(formToken.group(1));
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(address(target))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() >= 400) {
            throw new AssertionError(target + " answers " + answer.statusCode() + answer.body());
        }
        return answer;
    }

    /// A page as the signed-in administrator sees it.
    public String page(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET()).body();
    }

    private URI address(String path) {
        return URI.create(server.url() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", exception);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("Nothing like " + pattern + " in: " + text);
        }
        return matcher.group();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
