package dev.afterglow.agent;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/// Packets that are lost or refused, by a table of nftables. Its rules match only what stands in a
/// set, and what stands in it is forgotten by the kernel after a second: no process is needed to
/// end it.
final class PacketFault implements Fault {

    static final String PREFIX = "afterglow_";
    static final int KERNEL_LEASE_MILLIS = 1_000;

    private static final int DNS_PORT = 53;

    private final String namespace;
    private final String table;
    private final String type;
    private final List<String> elements;
    private final String rules;
    private final String words;

    private PacketFault(
            String namespace,
            String name,
            String type,
            List<String> elements,
            String rules,
            String words) {
        this.namespace = namespace;
        this.table = PREFIX + name.replace('-', '_');
        this.type = type;
        this.elements = elements;
        this.rules = rules;
        this.words = words;
    }

    static PacketFault prepared(FaultOrder order, Ceiling ceiling) {
        String namespace = order.sent().has("ns") ? order.text("ns") : "";
        if (!ceiling.namespaces().contains(namespace)) {
            throw Refusal.forbidden(
                    namespace.isEmpty()
                            ? "ns: the host's own network"
                            : "ns: the network namespace '" + namespace + "'");
        }
        if (order.kind() == FaultKind.DNS) {
            String rule = "meta l4proto { tcp, udp } th dport @leased drop";
            return new PacketFault(
                    namespace,
                    order.name(),
                    "inet_service",
                    List.of(String.valueOf(DNS_PORT)),
                    chain("output", rule) + chain("forward", rule),
                    "no answers from name servers");
        }
        List<InetAddress> addresses =
                order.texts("addresses").stream().map(each -> address(each, ceiling)).toList();
        boolean isSix = addresses.getFirst() instanceof Inet6Address;
        if (addresses.stream().anyMatch(each -> each instanceof Inet6Address != isSix)) {
            throw Refusal.wrong("addresses: expected all of one family, IPv4 or IPv6");
        }
        List<String> elements =
                addresses.stream().map(InetAddress::getHostAddress).distinct().toList();
        String verdict = verdict(order, ceiling);
        return new PacketFault(
                namespace,
                order.name(),
                isSix ? "ipv6_addr" : "ipv4_addr",
                elements,
                rules(isSix ? "ip6" : "ip", port(order), verdict),
                order.kind().words() + ": " + String.join(", ", elements));
    }

    private static InetAddress address(String text, Ceiling ceiling) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            if (ceiling.addresses().stream().noneMatch(each -> each.contains(address))) {
                throw Refusal.forbidden("addresses: " + text);
            }
            return address;
        } catch (IllegalArgumentException none) {
            throw Refusal.wrong("addresses: expected an IP address, was '" + text + "'");
        }
    }

    private static int port(FaultOrder order) {
        return order.sent().has("port") ? order.number("port", 1, 65_535) : 0;
    }

    private static String verdict(FaultOrder order, Ceiling ceiling) {
        return switch (order.kind()) {
            case LOSS ->
                    "numgen random mod 100 < %d drop"
                            .formatted(order.number("percent", 1, ceiling.most().lossPercent()));
            case RESET -> "meta l4proto tcp reject with tcp reset";
            default -> "drop";
        };
    }

    private static String rules(String family, int port, String verdict) {
        String to = port == 0 ? "" : " meta l4proto { tcp, udp } th dport " + port;
        String from = port == 0 ? "" : " meta l4proto { tcp, udp } th sport " + port;
        String out = family + " daddr @leased" + to + " " + verdict;
        String in = family + " saddr @leased" + from + " " + verdict;
        return chain("output", out) + chain("input", in) + chain("forward", out + "\n    " + in);
    }

    private static String chain(String hook, String rules) {
        return """
          chain %s {
            type filter hook %s priority 0; policy accept;
            %s
          }
        """
                .formatted(hook, hook, rules);
    }

    @Override
    public void inject() throws IOException {
        Commands.Result made =
                nft(
                        """
                        table inet %s {
                          set leased { type %s; flags timeout; }
                        %s}
                        add element inet %s leased { %s }
                        """
                                .formatted(table, type, rules, table, timed()));
        if (!made.isDone()) {
            throw new IOException("nft: " + made.output().strip());
        }
    }

    /// Taken out and put in again in one step; fails when the kernel has forgotten one.
    @Override
    public boolean keep() {
        String all = String.join(", ", elements);
        return nft("""
        delete element inet %s leased { %s }
        add element inet %s leased { %s }
        """
                        .formatted(table, all, table, timed()))
                .isDone();
    }

    private String timed() {
        return elements.stream()
                .map(each -> each + " timeout " + KERNEL_LEASE_MILLIS + "ms")
                .collect(Collectors.joining(", "));
    }

    private Commands.Result nft(String script) {
        return Commands.within(namespace, List.of("nft", "-f", "-"), script);
    }

    @Override
    public String undo() {
        return undo(namespace, table);
    }

    static String undo(String namespace, String table) {
        String nft =
                namespace.isEmpty()
                        ? "nft"
                        : "ip netns exec " + Commands.quoted(namespace) + " nft";
        return """
        %s delete table inet %s 2>/dev/null
        ! %s list table inet %s >/dev/null 2>&1
        """
                .formatted(nft, table, nft, table);
    }

    @Override
    public String words() {
        return words;
    }
}
