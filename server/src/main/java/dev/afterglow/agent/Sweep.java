package dev.afterglow.agent;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Undoes what an earlier agent left behind: by its records, and then by the name that all our
/// tables have.
final class Sweep {

    private final Records records;
    private final AuditLog audit;

    Sweep(Records records, AuditLog audit) {
        this.records = records;
        this.audit = audit;
    }

    /// @param namespaces networks where tables may be left
    void of(Set<String> namespaces) throws IOException {
        for (String name : records.left()) {
            told(name, records.undo(name));
        }
        for (String namespace : namespaces) {
            String tables =
                    Commands.within(namespace, List.of("nft", "list", "tables"), "").output();
            for (String line : tables.split("\n")) {
                String table = line.substring(line.lastIndexOf(' ') + 1);
                if (table.startsWith(PacketFault.PREFIX)) {
                    String undo = PacketFault.undo(namespace, table);
                    told(table, Commands.run(List.of("sh", "-s"), undo).isDone());
                }
            }
        }
    }

    private void told(String what, boolean isGone) {
        audit.add("swept", what, isGone ? "gone" : "could not be undone");
    }
}
