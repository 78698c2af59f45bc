package dev.afterglow.experiments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One proxy: an address that is listened on, an upstream, and toxics. A toxic with a lease is gone
/// when it is not sent again in time: a fault lives only while somebody wants it.
final class TcpProxy {

    private static final int MOST_CONNECTIONS = 10_000;
    private static final int BACKLOG = 512;
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final String name;
    private final SplittableRandom random;
    private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, Toxic> toxics = new LinkedHashMap<>();
    private final Map<String, Long> renewedNanos = new LinkedHashMap<>();
    private String listen;
    private String upstream;
    private @Nullable ServerSocket server;
    private @Nullable Thread accepting;

    TcpProxy(String name, String listen, String upstream, SplittableRandom random) {
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
        this.random = random;
    }

    /// @param address `host:port`, `:port` or `[::1]:port`
    static InetSocketAddress address(String address) {
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            String host = address.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
            return host.isEmpty()
                    ? new InetSocketAddress(InetAddress.getByName("::"), port)
                    : new InetSocketAddress(host, port);
        } catch (IOException | IllegalArgumentException wrong) {
            throw new ProxyRefusal(400, "bad request body: '" + address + "' is no host:port");
        }
    }

    synchronized String name() {
        return name;
    }

    synchronized boolean isEnabled() {
        return server != null;
    }

    synchronized void enable() {
        if (server != null) {
            return;
        }
        InetSocketAddress wanted = address(listen);
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(wanted, BACKLOG);
            server = opened;
            listen = host() + ":" + opened.getLocalPort();
            accepting = Thread.ofVirtual().name("proxy-" + name).start(() -> accept(opened));
        } catch (IOException taken) {
            throw new ProxyRefusal(500, "listen tcp " + listen + ": " + taken.getMessage());
        }
    }

    private String host() {
        String host = listen.substring(0, Math.max(0, listen.lastIndexOf(':')));
        return host.isEmpty() ? "[::]" : host;
    }

    /// Nobody gets in any more, and who is in is thrown out.
    void disable() {
        ServerSocket was;
        Thread waited;
        synchronized (this) {
            was = server;
            waited = accepting;
            server = null;
            accepting = null;
        }
        if (was != null && waited != null) {
            try {
                was.close();
                // The address is free only when nobody waits at it any more.
                waited.join(TO_CLOSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (IOException closedAlready) {
                throw new ProxyRefusal(500, String.valueOf(closedAlready.getMessage()));
            }
        }
        List.copyOf(connections).forEach(ProxyConnection::close);
    }

    /// Changes where it listens or leads to; both empty changes nothing.
    void change(String newListen, String newUpstream) {
        boolean wasEnabled = isEnabled();
        boolean other;
        synchronized (this) {
            other =
                    (!newListen.isEmpty() && !newListen.equals(listen))
                            || (!newUpstream.isEmpty() && !newUpstream.equals(upstream));
        }
        if (!other) {
            return;
        }
        disable();
        synchronized (this) {
            listen = newListen.isEmpty() ? listen : newListen;
            upstream = newUpstream.isEmpty() ? upstream : newUpstream;
        }
        if (wasEnabled) {
            enable();
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    client.close();
                } else {
                    Thread.ofVirtual().name("proxy-" + name).start(() -> join(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        Socket other = new Socket();
        try {
            other.connect(address(upstream()), Math.toIntExact(TO_CONNECT.toMillis()));
            ProxyConnection connection =
                    new ProxyConnection(client, other, split(), connections::remove);
            begin(connection);
            if (!isEnabled()) {
                connection.close();
            }
        } catch (IOException | ProxyRefusal unreachable) {
            close(client);
            close(other);
        }
    }

    /// One at a time with [#tell]: else a list read before a toxic was taken away could reach the
    /// connection after the news of it, and the toxic would stay.
    private void begin(ProxyConnection connection) {
        synchronized (connections) {
            connections.add(connection);
            connection.start("proxy-" + name, toxics());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed all the same; there is nothing to be told.
            return;
        }
    }

    private synchronized String upstream() {
        return upstream;
    }

    private synchronized SplittableRandom split() {
        return random.split();
    }

    synchronized List<Toxic> toxics() {
        return new ArrayList<>(toxics.values());
    }

    synchronized Optional<Toxic> toxic(String toxic) {
        return Optional.ofNullable(toxics.get(toxic));
    }

    /// Adds a toxic, or changes it, and begins its lease anew.
    void put(Toxic toxic) {
        synchronized (this) {
            toxics.put(toxic.name(), toxic);
            renewedNanos.put(toxic.name(), System.nanoTime());
        }
        tell();
    }

    void remove(String toxic) {
        synchronized (this) {
            toxics.remove(toxic);
            renewedNanos.remove(toxic);
        }
        tell();
    }

    void removeAll() {
        synchronized (this) {
            toxics.clear();
            renewedNanos.clear();
        }
        tell();
    }

    /// Takes away toxics that nobody renewed in time.
    void sweep() {
        long now = System.nanoTime();
        boolean lapsed;
        synchronized (this) {
            lapsed =
                    toxics.values()
                            .removeIf(one ->
                                    one.leaseMillis() > 0
                                            && now - renewedNanos.getOrDefault(one.name(), now)
                                                    > TimeUnit.MILLISECONDS.toNanos(
                                                            one.leaseMillis()));
            renewedNanos.keySet().retainAll(toxics.keySet());
        }
        if (lapsed) {
            tell();
        }
    }

    private void tell() {
        synchronized (connections) {
            List<Toxic> now = toxics();
            connections.forEach(connection -> connection.toxics(now));
        }
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("listen", listen).put("upstream", upstream);
        json.put("enabled", server != null);
        toxics.values().forEach(toxic -> json.withArray("/toxics").add(toxic.json()));
        if (toxics.isEmpty()) {
            json.putArray("toxics");
        }
        return json;
    }
}
