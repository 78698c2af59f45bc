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
/// what does not come back is lost. On a busy machine an answer may only be late: a question counts
/// as lost when thirty later ones to another address, which no fault touches, were answered.
final class Traffic implements Watched, AutoCloseable {

    private static final long EACH_NANOS = 10_000_000;
    private static final long LOST_AFTER_NANOS = 500_000_000;

    private static final int LATER = 30;

    private final DatagramSocket echo;
    private final DatagramSocket untouched;
    private final DatagramSocket asking;
    private final Map<Long, Long> open = new ConcurrentHashMap<>();
    private final AtomicLong answeredUntouched = new AtomicLong();
    private final AtomicLong lastLostNanos = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong came = new AtomicLong();

    Traffic(Namespace network, String address) throws Exception {
        echo = opened(network, address);
        untouched = opened(network, "127.0.0.1");
        asking = opened(network, "127.0.0.1");
        Thread.ofPlatform().daemon().name("echo").start(() -> echo(echo));
        Thread.ofPlatform().daemon().name("untouched").start(() -> echo(untouched));
        Thread.ofPlatform().daemon().name("answers").start(this::answers);
        Thread.ofPlatform().daemon().name("questions").start(this::questions);
    }

    private static DatagramSocket opened(Namespace network, String address) throws Exception {
        InetAddress literal = InetAddress.ofLiteral(address);
        return network.within(() -> new DatagramSocket(new InetSocketAddress(literal, 0)));
    }

    private static void echo(DatagramSocket socket) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[8], 8);
                socket.receive(packet);
                sendOrLose(socket, packet);
            }
        } catch (IOException closed) {
            socket.close();
        }
    }

    private void answers() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[8], 8);
                asking.receive(packet);
                long number = ByteBuffer.wrap(packet.getData()).getLong();
                if (number < 0) {
                    answeredUntouched.accumulateAndGet(-number, Math::max);
                } else if (open.remove(number) != null) {
                    came.incrementAndGet();
                }
            }
        } catch (IOException closed) {
            asking.close();
        }
    }

    private void questions() {
        SocketAddress to = echo.getLocalSocketAddress();
        SocketAddress other = untouched.getLocalSocketAddress();
        for (long number = 1; !asking.isClosed(); number++) {
            open.put(number, System.nanoTime());
            ask(number, to);
            ask(-number, other);
            LockSupport.parkNanos(EACH_NANOS);
            count(System.nanoTime());
        }
    }

    private void ask(long number, SocketAddress to) {
        byte[] bytes = ByteBuffer.allocate(8).putLong(number).array();
        sendOrLose(asking, new DatagramPacket(bytes, 8, to));
    }

    private void count(long now) {
        open.forEach((number, asked) -> {
            boolean isOld =
                    now - asked > LOST_AFTER_NANOS && number + LATER < answeredUntouched.get();
            if (isOld && open.remove(number, asked)) {
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
        untouched.close();
        asking.close();
    }
}
