package dev.afterglow.agent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What this host can do: which programs are there, and what its kernel knows. Tried once, with a
/// table that matches nothing.
final class Abilities {

    private static final String TABLE = PacketFault.PREFIX + "tried";

    private final Map<FaultKind, String> missing = new EnumMap<>(FaultKind.class);

    /// @param searchPath folders as in the variable PATH
    Abilities(String searchPath) {
        for (FaultKind kind : FaultKind.values()) {
            whyNot(kind, searchPath).ifPresent(why -> missing.put(kind, why));
        }
    }

    /// Why a kind cannot be done here; empty when it can.
    Optional<String> whyNot(FaultKind kind) {
        return Optional.ofNullable(missing.get(kind));
    }

    private static Optional<String> whyNot(FaultKind kind, String searchPath) {
        return switch (kind) {
            case KILL, PAUSE, CLOCK -> Optional.empty();
            case DISK -> needs("fallocate", "util-linux", searchPath);
            case CPU, MEMORY, IO -> needs("stress-ng", "stress-ng", searchPath);
            case BLACKHOLE -> kernel("ip daddr @leased drop", searchPath);
            case LOSS -> kernel("ip daddr @leased numgen random mod 100 < 1 drop", searchPath);
            case RESET ->
                    kernel("ip daddr @leased meta l4proto tcp reject with tcp reset", searchPath);
            case DNS ->
                    kernel(
                            "meta l4proto { tcp, udp } ip daddr @leased th dport 53 drop",
                            searchPath);
        };
    }

    private static Optional<String> needs(String program, String of, String searchPath) {
        return Commands.find(program, searchPath).isPresent()
                ? Optional.empty()
                : Optional.of("the program %s (package %s) is not here".formatted(program, of));
    }

    private static Optional<String> kernel(String rule, String searchPath) {
        Optional<String> program = needs("nft", "nftables", searchPath);
        if (program.isPresent()) {
            return program;
        }
        Commands.Result tried =
                Commands.run(
                        List.of("nft", "-f", "-"),
                        """
                        table inet %s {
                          set leased { type ipv4_addr; flags timeout; }
                          chain output {
                            type filter hook output priority 0; policy accept;
                            %s
                          }
                        }
                        delete table inet %s
                        """
                                .formatted(TABLE, rule, TABLE));
        return tried.isDone()
                ? Optional.empty()
                : Optional.of("this kernel does not take it: " + tried.output().strip());
    }
}
