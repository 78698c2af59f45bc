package dev.afterglow.agent;

import java.util.Locale;
import java.util.Set;

/// What can be made worse here.
enum FaultKind {
    KILL("processes of a name are killed", "process count"),
    PAUSE("processes of a name stand still", "process count"),
    CPU("cores are kept busy", "cores percent"),
    MEMORY("memory is taken", "megabytes"),
    IO("a disk is kept busy", "megabytes folder"),
    DISK("space on a disk is taken", "megabytes folder"),
    LOSS("a share of packets to and from addresses is lost", "addresses port percent ns"),
    BLACKHOLE("packets to and from addresses are lost", "addresses port ns"),
    RESET("TCP connections to and from addresses are reset", "addresses port ns"),
    DNS("questions to name servers are lost", "ns"),
    CLOCK("the clock of programs under libfaketime is moved", "file offset");

    /// Fields of every order.
    static final Set<String> COMMON = Set.of("name", "kind", "lease_ms", "seconds");

    private final String words;
    private final String fields;

    FaultKind(String words, String fields) {
        this.words = words;
        this.fields = fields;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }

    Set<String> fields() {
        return Set.of(fields.split(" "));
    }

    /// @throws Refusal listing the words there are
    static FaultKind of(String word) {
        for (FaultKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Refusal.wrong(
                "kind: expected one of kill, pause, cpu, memory, io, disk, loss, blackhole, reset,"
                        + " dns, clock; was '"
                        + word
                        + "'");
    }
}
