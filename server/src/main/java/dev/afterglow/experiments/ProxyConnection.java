package dev.afterglow.experiments;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// One client's connection and the one to the upstream that it is joined with.
final class ProxyConnection {

    private final Socket client;
    private final Socket upstream;
    private final ProxyStream up;
    private final ProxyStream down;
    private final Consumer<ProxyConnection> gone;
    private int ended;
    private boolean cutAtEnd;
    private boolean closed;

    ProxyConnection(
            Socket client, Socket upstream, SplittableRandom random, Consumer<ProxyConnection> gone)
            throws IOException {
        this.client = client;
        this.upstream = upstream;
        this.gone = gone;
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        up =
                new ProxyStream(
                        client.getInputStream(), upstream.getOutputStream(), this, random.split());
        down =
                new ProxyStream(
                        upstream.getInputStream(), client.getOutputStream(), this, random.split());
    }

    void start(String name, List<Toxic> toxics) {
        toxics(toxics);
        up.start(name + "-up");
        down.start(name + "-down");
    }

    void toxics(List<Toxic> toxics) {
        up.toxics(toxics.stream().filter(Toxic::isUpstream).toList());
        down.toxics(toxics.stream().filter(one -> !one.isUpstream()).toList());
    }

    /// A direction has handed on its last byte.
    void endOf(ProxyStream stream) {
        boolean over;
        synchronized (this) {
            over = ++ended == 2 || cutAtEnd;
        }
        if (over) {
            close();
            return;
        }
        try {
            (stream == up ? upstream : client).shutdownOutput();
        } catch (IOException closedAlready) {
            close();
        }
    }

    /// Both directions are cut when this one has handed on its last byte.
    synchronized void closeAfter(ProxyStream stream) {
        cutAtEnd = true;
    }

    /// Cut hard: the other ends see a reset.
    void reset() {
        try {
            client.setSoLinger(true, 0);
            upstream.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            close();
            return;
        }
        close();
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        up.close();
        down.close();
        shut(client);
        shut(upstream);
        gone.accept(this);
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed all the same; there is nothing to be told.
            return;
        }
    }
}
