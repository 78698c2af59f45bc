package dev.afterglow.agent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A question a hundred times a second to an echo at an address of its own, within one network;
/// what does not come back is lost.
final class Traffic implements Watched, AutoCloseable {

    private static final long EACH_NANOS = 10_000_000;
    private static final long LOST_AFTER_NANOS = 500_000_000;

    private final DatagramSocket echo;
    private final DatagramSocket asking;
    private final Map<Long, Long> open = new ConcurrentHashMap<>();
    private final AtomicLong lastLostNanos = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong came = new AtomicLong();

    Traffic(Namespace network, String address) throws Exception {
        echo =
                network.within(() ->
                        new DatagramSocket(
                                new InetSocketAddress(InetAddress.ofLiteral(address), 0)));
        asking =
                network.within(() ->
                        new DatagramSocket(
                                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)));
        Thread.ofPlatform().daemon().name("echo").start(this::echo);
        Thread.ofPlatform().daemon().name("answers").start(this::answers);
        Thread.ofPlatform().daemon().name("questions").start(this::questions);
    }

    private void echo() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[8], 8);
                echo.receive(packet);
                sendOrLose(echo, packet);
            }
        } catch (IOException closed) {
            echo.close();
        }
    }

    private void answers() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[8], 8);
                asking.receive(packet);
                open.remove(ByteBuffer.wrap(packet.getData()).getLong());
                came.incrementAndGet();
            }
        } catch (IOException closed) {
            asking.close();
        }
    }

    private void questions() {
        SocketAddress to = echo.getLocalSocketAddress();
        for (long number = 0; !asking.isClosed(); number++) {
            open.put(number, System.nanoTime());
            byte[] bytes = ByteBuffer.allocate(8).putLong(number).array();
            sendOrLose(asking, new DatagramPacket(bytes, 8, to));
            LockSupport.parkNanos(EACH_NANOS);
            count(System.nanoTime());
        }
    }

    private void count(long now) {
        open.forEach((number, asked) -> {
            if (now - asked > LOST_AFTER_NANOS && open.remove(number, asked)) {
                lost.incrementAndGet();
                lastLostNanos.accumulateAndGet(asked, Math::max);
            }
        });
    }

    /// A packet that the own host drops is an error of the call.
    private static void sendOrLose(DatagramSocket socket, DatagramPacket packet) {
        try {
            socket.send(packet);
        } catch (IOException dropped) {
            if (dropped instanceof SocketException && socket.isClosed()) {
                LockSupport.parkNanos(1);
            }
        }
    }

    @Override
    public long lastSeenNanos() {
        return lastLostNanos.get();
    }

    long lost() {
        return lost.get();
    }

    long came() {
        return came.get();
    }

    @Override
    public void close() {
        echo.close();
        asking.close();
    }
}
