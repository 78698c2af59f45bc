package dev.afterglow.agent;

import java.net.InetAddress;
import java.util.Arrays;

/// A network such as `10.1.0.0/16`, or one address.
record Network(InetAddress address, int bits) {

    /// @throws IllegalArgumentException when it is none
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * 8;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException(text + " has more bits than an address");
        }
        return new Network(address, bits);
    }

    boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] its = other.getAddress();
        int whole = bits / 8;
        if (own.length != its.length || !Arrays.equals(own, 0, whole, its, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (own[whole] & 0xff) >> (8 - rest) == (its[whole] & 0xff) >> (8 - rest);
    }
}
