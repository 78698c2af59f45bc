package dev.afterglow.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes pages by webhook and remembers when each came, by the title of its alert.
public final class PageReceiver implements AutoCloseable {

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();
    private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> first = new ConcurrentHashMap<>();

    /// One call.
    ///
    /// @param id the same for repeats of one message
    /// @param at as [System#nanoTime()] tells
    public record Receipt(
            String id, String person, String title, String service, boolean isMarked, long at) {}

    public PageReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/page";
    }

    private void take(HttpExchange exchange) throws IOException {
        long at = System.nanoTime();
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        JsonNode event = json.readTree(body);
        JsonNode page = event.path("data");
        String title = page.path("title").asString("");
        receipts.add(
                new Receipt(
                        event.path("id").asString(),
                        page.path("person").asString(""),
                        title,
                        page.path("service").asString(""),
                        page.path("may_be_repeat").asBoolean(),
                        at));
        first.merge(title, at, Math::min);
    }

    /// All calls, in the order in which they ended.
    public List<Receipt> receipts() {
        return new ArrayList<>(receipts);
    }

    /// How many alerts were paged.
    public int titles() {
        return first.size();
    }

    /// When each alert's first page came, by its title.
    public Map<String, Long> first() {
        return Map.copyOf(first);
    }

    /// How many calls repeated an earlier one.
    public int repeats() {
        Map<String, Integer> counts = new HashMap<>();
        receipts.forEach(receipt -> counts.merge(receipt.id(), 1, Integer::sum));
        return counts.values().stream().mapToInt(count -> count - 1).sum();
    }

    /// Repeats that do not say so: of each message one call may be unmarked, the original.
    public int unmarkedRepeats() {
        Map<String, Integer> unmarked = new HashMap<>();
        for (Receipt receipt : receipts) {
            if (!receipt.isMarked()) {
                unmarked.merge(receipt.id(), 1, Integer::sum);
            }
        }
        return unmarked.values().stream().mapToInt(count -> count - 1).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
