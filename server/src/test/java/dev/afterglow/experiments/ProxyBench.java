package dev.afterglow.experiments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// `proxy`: what our TCP proxy adds to a round trip, and how much it carries, beside a plain copy.
final class ProxyBench {

    private static final int ROUND_TRIPS = 20_000;
    private static final int WARM = 5_000;
    private static final long BYTES = 512L << 20;
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private ProxyBench() {}

    public static void main(String[] arguments) throws Exception {
        try (ServerSocket echo = serving(ProxyBench::echo);
                ServerSocket copy = serving(client -> copy(client, echo.getLocalPort()));
                ProxyServer ours = new ProxyServer(new InetSocketAddress(HERE, 0), 1)) {
            int port = proxied(ours, echo.getLocalPort());
            System.out.println("one byte there and back, microseconds; then MiB a second");
            for (int round = 1; round <= 2; round++) {
                line("direct", echo.getLocalPort());
                line("plain copy", copy.getLocalPort());
                line("our proxy", port);
            }
        }
        System.exit(0);
    }

    private static int proxied(ProxyServer ours, int upstream) throws Exception {
        URI api = URI.create("http://127.0.0.1:" + ours.port() + "/proxies");
        String wanted = "{\"name\":\"b\",\"upstream\":\"127.0.0.1:" + upstream + "\"}";
        HttpRequest request =
                HttpRequest.newBuilder(api).POST(BodyPublishers.ofString(wanted)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String made = http.send(request, BodyHandlers.ofString()).body();
            String listen = JsonMapper.builder().build().readTree(made).path("listen").asString();
            return Integer.parseInt(listen.replaceAll(".*:", ""));
        }
    }

    private interface Serving {
        void serve(Socket client) throws IOException;
    }

    private static ServerSocket serving(Serving serving) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, HERE);
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try {
                            Socket client = server.accept();
                            client.setTcpNoDelay(true);
                            Thread.ofVirtual().start(() -> quietly(serving, client));
                        } catch (IOException closed) {
                            return;
                        }
                    }
                });
        return server;
    }

    private static void quietly(Serving serving, Socket client) {
        try (client) {
            serving.serve(client);
        } catch (IOException cut) {
            System.out.println("cut: " + cut.getMessage());
        }
    }

    private static void echo(Socket client) throws IOException {
        client.getInputStream().transferTo(client.getOutputStream());
    }

    private static void copy(Socket client, int upstream) throws IOException {
        try (Socket other = new Socket(HERE, upstream)) {
            other.setTcpNoDelay(true);
            Thread up =
                    Thread.ofVirtual()
                            .start(() ->
                                    quietly(
                                            one -> {
                                                client.getInputStream()
                                                        .transferTo(other.getOutputStream());
                                                other.shutdownOutput();
                                            },
                                            new Socket()));
            other.getInputStream().transferTo(client.getOutputStream());
            up.interrupt();
        }
    }

    private static void line(String name, int port) throws Exception {
        long[] nanos = roundTrips(port);
        System.out.printf(
                Locale.ROOT,
                "%-11s p50 %7.1f  p99 %8.1f  %8.0f MiB/s%n",
                name,
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3,
                throughput(port));
    }

    private static long[] roundTrips(int port) throws IOException {
        long[] nanos = new long[ROUND_TRIPS];
        try (Socket socket = new Socket(HERE, port)) {
            socket.setTcpNoDelay(true);
            for (int i = -WARM; i < ROUND_TRIPS; i++) {
                long begun = System.nanoTime();
                socket.getOutputStream().write(1);
                socket.getInputStream().read();
                nanos[Math.max(0, i)] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static double throughput(int port) throws Exception {
        try (Socket socket = new Socket(HERE, port)) {
            long begun = System.nanoTime();
            Thread writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    byte[] block = new byte[64 << 10];
                                    for (long sent = 0; sent < BYTES; sent += block.length) {
                                        socket.getOutputStream().write(block);
                                    }
                                    socket.shutdownOutput();
                                } catch (IOException cut) {
                                    System.out.println("cut: " + cut.getMessage());
                                }
                            });
            byte[] block = new byte[64 << 10];
            long got = 0;
            for (int n = socket.getInputStream().read(block);
                    n >= 0;
                    n = socket.getInputStream().read(block)) {
                got += n;
            }
            writer.join();
            if (got != BYTES) {
                throw new IllegalStateException("only " + got + " bytes came back");
            }
            return BYTES / 1048576.0 / ((System.nanoTime() - begun) / 1e9);
        }
    }
}
