package dev.afterglow.people;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/// Whether the server may fetch an address that a person entered. Without the operator's leave it
/// fetches nothing from its own machine or network.
final class OutsideAddress {

    private OutsideAddress() {}

    /// What forbids it, in a sentence; empty when it may be fetched. Resolves the host's name.
    static Optional<String> problem(URI address, boolean allowPrivate) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.of("A calendar's address begins with https:// and names a host.");
        }
        if (allowPrivate) {
            return Optional.empty();
        }
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                if (isPrivate(each)) {
                    return Optional.of(
                            host
                                    + " lies in a private network, which this server does not "
                                    + "fetch from. The"
                                    + " operator can allow it with AFTERGLOW_PRIVATE_FEEDS=true.");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("The host " + host + " is not known.");
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 4 ? isSharedOrReserved(bytes) : isUniqueLocal(bytes));
    }

    /// 0.0.0.0/8, 100.64.0.0/10 (RFC 6598), 192.0.0.0/24, 198.18.0.0/15, 240.0.0.0/4.
    private static boolean isSharedOrReserved(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240;
    }

    /// fc00::/7 (RFC 4193), 64:ff9b::/96 and 2002::/16, which can lead to a private IPv4 address.
    private static boolean isUniqueLocal(byte[] bytes) {
        int start = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int next = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return (bytes[0] & 0xfe) == 0xfc || start == 0x2002 || (start == 0x64 && next == 0xff9b);
    }
}
