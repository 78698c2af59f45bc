package dev.afterglow.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps requests that people ask for away from the operator's own network: cloud metadata,
/// databases, this server. An administrator's configuration and `AFTERGLOW_OUTGOING_ALLOWED` may
/// allow it.
///
/// The name is resolved here and again when connecting; Java keeps an answer for thirty seconds, so
/// both see the same one. Redirects are never followed.
@Component
class AddressGuard {

    private final List<Network> allowed;

    AddressGuard(OutgoingSettings settings) {
        this.allowed = settings.allowed().stream().map(Network::parse).toList();
    }

    /// What an address may be asked for.
    sealed interface Verdict {
        record Allowed() implements Verdict {}

        record Refused(String reason) implements Verdict {}

        /// The name could not be resolved now.
        record Unresolved(String reason) implements Verdict {}
    }

    Verdict check(URI address, boolean isApproved) {
        String host = host(address);
        try {
            for (InetAddress resolved : InetAddress.getAllByName(host)) {
                boolean isIn = isPrivate(resolved);
                if (isIn && !isApproved && allowed.stream().noneMatch(net -> net.holds(resolved))) {
                    return new Verdict.Refused(
                            host
                                    + " is "
                                    + resolved.getHostAddress()
                                    + ", on a private network; an administrator can allow it with"
                                    + " AFTERGLOW_OUTGOING_ALLOWED or in the configuration file");
                }
            }
            return new Verdict.Allowed();
        } catch (UnknownHostException exception) {
            return new Verdict.Unresolved("the name " + host + " is not known now");
        }
    }

    private static String host(URI address) {
        String host = address.getHost();
        if (host == null) {
            throw new IllegalArgumentException("No host in " + address);
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// What is wrong with the form of a web address; empty when it can be called.
    static Optional<String> problemWith(String address) {
        try {
            URI uri = URI.create(address);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isWeb && uri.getHost() != null && uri.getRawUserInfo() == null
                    ? Optional.empty()
                    : Optional.of(
                            "\"" + address + "\" must begin with https:// or http:// and a host");
        } catch (IllegalArgumentException exception) {
            return Optional.of("\"" + address + "\" is no web address: " + exception.getMessage());
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean isCarrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal
                || isCarrierGrade
                || (bytes.length == 4 && bytes[0] == 0);
    }

    /// Addresses that share their first bits.
    private static final class Network {

        private final byte[] base;
        private final int bits;

        private Network(byte[] base, int bits) {
            this.base = base;
            this.bits = bits;
        }

        static Network parse(String text) {
            String[] parts = text.split("/", 2);
            try {
                byte[] base = InetAddress.ofLiteral(parts[0]).getAddress();
                int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : base.length * 8;
                if (bits < 0 || bits > base.length * 8) {
                    throw new IllegalArgumentException("bits");
                }
                return new Network(base, bits);
            } catch (IllegalArgumentException exception) {
                throw new IllegalArgumentException(
                        "AFTERGLOW_OUTGOING_ALLOWED lists networks such as 10.0.0.0/8; was \""
                                + text
                                + "\"",
                        exception);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != base.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (base[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
