package dev.afterglow.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A small company with one counter: stream starts, a thousand a second, or fewer when a test says
/// so. It is scraped at `/metrics`, and keeps what is written to `/write`.
final class StreamingCompany implements AutoCloseable {

    static final double USUAL = 1000;

    private final HttpServer server;
    private final InstantSource clock = InstantSource.system();
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<byte[]> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstWrite = new CountDownLatch(1);
    private volatile CountDownLatch scrapes = new CountDownLatch(0);
    private volatile double perSecond = USUAL;
    private double total;
    private long countedUntil = clock.millis();

    StreamingCompany() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", this::metrics);
        server.createContext("/write", this::write);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void startsPerSecond(double newRate) {
        perSecond = newRate;
    }

    /// Waits until it has been scraped this often from now on.
    void awaitScrapes(int count) throws InterruptedException {
        scrapes = new CountDownLatch(count);
        if (!scrapes.await(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Prometheus did not scrape " + count + " times");
        }
    }

    /// The bodies of remote writes, when the first has come.
    List<byte[]> written() throws InterruptedException {
        if (!firstWrite.await(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Prometheus wrote nothing");
        }
        return written;
    }

    private synchronized String counter() {
        long now = clock.millis();
        total += (now - countedUntil) / 1000.0 * perSecond * (0.97 + 0.06 * random.nextDouble());
        countedUntil = now;
        return String.format(
                Locale.ROOT,
                "# TYPE stream_starts_total counter\nstream_starts_total %.0f\n",
                total);
    }

    private void metrics(HttpExchange exchange) throws IOException {
        byte[] body = counter().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        scrapes.countDown();
    }

    private void write(HttpExchange exchange) throws IOException {
        try (exchange) {
            written.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(204, -1);
        }
        firstWrite.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
