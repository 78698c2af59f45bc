package dev.afterglow.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// A web server that takes, delays or refuses what it is sent.
public final class WebProvider implements Provider {

    private final HttpServer server;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<byte[]> rawBodies = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, List<String>>> headers =
            Collections.synchronizedList(new ArrayList<>());
    private final Mood mood = new Mood();

    public WebProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public List<Map<String, List<String>>> headers() {
        synchronized (headers) {
            return List.copyOf(headers);
        }
    }

    /// What it took, byte for byte.
    public List<byte[]> rawBodies() {
        synchronized (rawBodies) {
            return List.copyOf(rawBodies);
        }
    }

    @Override
    public void behave(Behaviour newBehaviour) {
        mood.set(newBehaviour);
    }

    @Override
    public List<String> received() {
        synchronized (bodies) {
            return List.copyOf(bodies);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (mood.now() == Behaviour.HANGS) {
            mood.awaitOtherThan(Behaviour.HANGS);
            exchange.close();
            return;
        }
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String text = new String(body, StandardCharsets.UTF_8);
        rawBodies.add(body);
        bodies.add(
                type.startsWith("application/x-www-form-urlencoded")
                        ? URLDecoder.decode(text, StandardCharsets.UTF_8)
                        : text);
        mood.awaitOtherThan(Behaviour.TAKES_SILENTLY);
        switch (mood.now()) {
            case TAKES, HANGS, TAKES_SILENTLY -> end(exchange, 201, "{\"sid\":\"SM1\"}");
            case IS_BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                end(exchange, 503, "busy");
            }
            case REFUSES -> end(exchange, 410, "gone");
            case CUTS_OFF -> exchange.close();
        }
    }

    private static void end(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        mood.close();
        server.stop(0);
    }
}
