package dev.afterglow.experiments;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The `http` provider: an allowed host is called, and its answer kept as `status`, `headers` and
/// `body`. A status of 400 and above is an answer; no connection, or no answer in time, is a
/// failure. Each step of a redirect must be allowed as well.
final class HttpCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_BODY_BYTES = 1 << 20;
    private static final int MOST_REDIRECTS = 10;
    private static final int MOST_RETRIES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Allowed allowed;
    private final Halt halt;
    private final Leases leases;

    /// @param leases where faults that must be renewed are kept
    HttpCalls(Allowed allowed, Halt halt, Leases leases) {
        this.allowed = allowed;
        this.halt = halt;
        this.leases = leases;
    }

    /// Calls as a provider says, with values put in.
    Outcome call(ObjectNode provider, Values values) {
        URI address;
        try {
            address = URI.create(values.text(provider.path("url")));
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Failed("'%s' is no address".formatted(provider.path("url")));
        }
        String method = provider.path("method").asString("GET").toUpperCase(Locale.ROOT);
        JsonNode headers = values.fill(provider.path("headers"));
        JsonNode arguments = values.fill(provider.path("arguments"));
        boolean isGet = method.equals("GET");
        if (isGet && !arguments.isMissingNode() && !arguments.isNull()) {
            address = withQuery(address, form(arguments));
        }
        Call call =
                new Call(
                        method,
                        headers,
                        isGet ? "" : body(headers, arguments),
                        isGet ? "" : contentType(headers, arguments),
                        patience(values.fill(provider.path("timeout"))),
                        provider.path("verify_tls").asBoolean(true));
        int retries = Math.clamp(provider.path("max_retries").asInt(0), 0, MOST_RETRIES);
        Outcome outcome = follow(call, address);
        while (outcome instanceof Outcome.Failed && retries-- > 0 && halt.reason().isEmpty()) {
            outcome = follow(call, address);
        }
        return outcome;
    }

    /// The body of a call that must have gone well.
    static Outcome body(Outcome outcome, String who) {
        return switch (outcome) {
            case Outcome.Failed failed -> failed;
            case Outcome.Output(JsonNode answer) when answer.path("status").asInt(0) < 300 ->
                    new Outcome.Output(answer.path("body"));
            case Outcome.Output(JsonNode answer) ->
                    new Outcome.Failed(
                            who
                                    + " answered "
                                    + answer.path("status")
                                    + ": "
                                    + answer.path("body"));
        };
    }

    private record Call(
            String method,
            JsonNode headers,
            String body,
            String contentType,
            Duration patience,
            boolean verifyTls) {}

    private Outcome follow(Call call, URI first) {
        URI address = first;
        HttpClient client = client(call);
        try {
            for (int step = 0; step <= MOST_REDIRECTS; step++) {
                if (!allowed.mayCall(address)) {
                    return new Outcome.Failed(
                            "host '%s' is not allowed".formatted(address.getAuthority()));
                }
                HttpResponse<byte[]> response = answer(client, call, address);
                String location = response.headers().firstValue("Location").orElse("");
                if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                    renewLater(response, call, address);
                    return output(response);
                }
                address = address.resolve(location);
            }
            return new Outcome.Failed("more than " + MOST_REDIRECTS + " redirects");
        } catch (HttpConnectTimeoutException | TimeoutException slow) {
            return new Outcome.Failed("activity took too long to complete");
        } catch (HttpTimeoutException slow) {
            return new Outcome.Failed("activity took too long to complete");
        } catch (IOException | IllegalArgumentException broken) {
            return new Outcome.Failed("failed to connect to %s: %s".formatted(address, broken));
        } catch (CancellationException stopped) {
            return new Outcome.Failed("stopped: " + halt.reason().orElse("its thread was stopped"));
        } finally {
            // Closing would wait for a server that never answers.
            client.shutdownNow();
        }
    }

    /// An agent says where the fault is that it began, and how long it lives without being renewed.
    private void renewLater(HttpResponse<byte[]> response, Call call, URI address) {
        String lease = response.headers().firstValue(Leases.HEADER).orElse("");
        URI at = address.resolve(response.headers().firstValue("Location").orElse(""));
        if (response.statusCode() == 201 && lease.matches("\\d{1,9}") && allowed.mayCall(at)) {
            leases.begin(at, call.headers(), Duration.ofMillis(Long.parseLong(lease)));
        }
    }

    private static HttpClient client(Call call) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .connectTimeout(call.patience())
                        .followRedirects(HttpClient.Redirect.NEVER);
        return call.verifyTls() ? builder.build() : builder.sslContext(Trusting.context()).build();
    }

    private HttpResponse<byte[]> answer(HttpClient client, Call call, URI address)
            throws IOException, TimeoutException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(call.method(), publisher(call.body()));
        if (!call.contentType().isEmpty()) {
            request.setHeader("Content-Type", call.contentType());
        }
        call.headers()
                .properties()
                .forEach(each -> request.setHeader(each.getKey(), PythonText.of(each.getValue())));
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_BODY_BYTES));
        CompletableFuture<String> stop = halt.asked();
        CompletableFuture<Void> cut = stop.thenRun(() -> pending.cancel(true));
        try {
            return pending.get(call.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            pending.cancel(true);
            throw slow;
        } catch (InterruptedException stopped) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("its thread was stopped", stopped);
        } catch (ExecutionException failed) {
            if (stop.isDone()) {
                throw new CancellationException();
            }
            throw failed.getCause() instanceof IOException broken
                    ? broken
                    : new IOException(String.valueOf(failed.getCause()), failed);
        } finally {
            cut.cancel(false);
            stop.cancel(false);
        }
    }

    private static BodyPublisher publisher(String body) {
        return body.isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    }

    private static Outcome output(HttpResponse<byte[]> response) {
        ObjectNode output = JSON.createObjectNode().put("status", response.statusCode());
        ObjectNode headers = output.putObject("headers");
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name, String.join(", ", values)));
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text = new String(response.body(), charset(type));
        if (type.equals("application/json")) {
            try {
                output.set("body", JSON.readTree(text));
                return new Outcome.Output(output);
            } catch (JacksonException broken) {
                return new Outcome.Failed("the body says it is JSON and is not: " + broken);
            }
        }
        return new Outcome.Output(output.put("body", text));
    }

    private static Charset charset(String contentType) {
        for (String part : contentType.split(";")) {
            if (part.strip().toLowerCase(Locale.ROOT).startsWith("charset=")) {
                try {
                    return Charset.forName(part.strip().substring(8).replace("\"", ""));
                } catch (IllegalArgumentException unknown) {
                    return StandardCharsets.UTF_8;
                }
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Duration patience(JsonNode timeout) {
        List<JsonNode> parts =
                timeout.isArray() ? timeout.valueStream().toList() : List.of(timeout);
        double seconds = parts.stream().mapToDouble(part -> part.asDouble(0)).sum();
        return seconds > 0 ? Duration.ofMillis(Math.round(seconds * 1000)) : PATIENCE;
    }

    private static boolean saysJson(JsonNode headers) {
        return headers.path("Content-Type").asString("").equals("application/json");
    }

    private static String body(JsonNode headers, JsonNode arguments) {
        if (arguments.isMissingNode() || arguments.isNull()) {
            return "";
        }
        return saysJson(headers) ? arguments.toString() : form(arguments);
    }

    private static String contentType(JsonNode headers, JsonNode arguments) {
        return arguments.isObject() && !saysJson(headers)
                ? "application/x-www-form-urlencoded"
                : "";
    }

    private static URI withQuery(URI address, String query) {
        if (query.isEmpty()) {
            return address;
        }
        String text = address.toString();
        int fragment = text.indexOf('#');
        String base = fragment < 0 ? text : text.substring(0, fragment);
        return URI.create(base + (base.contains("?") ? "&" : "?") + query);
    }

    /// Text as it is; a mapping as a form, where a list repeats its key and null is left out.
    private static String form(JsonNode arguments) {
        if (!arguments.isObject()) {
            return PythonText.of(arguments);
        }
        StringJoiner form = new StringJoiner("&");
        arguments
                .properties()
                .forEach(each -> {
                    JsonNode value = each.getValue();
                    (value.isArray() ? value.valueStream().toList() : List.of(value))
                            .stream()
                                    .filter(one -> !one.isNull())
                                    .forEach(one ->
                                            form.add(
                                                    encoded(each.getKey())
                                                            + "="
                                                            + encoded(PythonText.of(one))));
                });
        return form.toString();
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }
}
