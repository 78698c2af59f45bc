package dev.afterglow.radar;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Everything an administrator with the whole database can read: each row of each table, as text.
record WholeDatabase(Map<String, List<String>> rows) {

    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename)
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'public')
            """;

    static WholeDatabase read(JdbcClient database) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : database.sql(TABLES).query((row, number) -> row.getString(1)).list()) {
            rows.put(
                    table,
                    database.sql("select t::text from " + table + " t order by 1")
                            .query((row, number) -> row.getString(1))
                            .list());
        }
        return new WholeDatabase(rows);
    }

    /// The tables whose rows differ from an earlier reading.
    List<String> changedSince(WholeDatabase before) {
        return rows.keySet().stream()
                .filter(table -> !rows.get(table).equals(before.rows().get(table)))
                .toList();
    }

    /// The tables with a row that contains a text.
    List<String> tablesWith(String text) {
        return rows.entrySet().stream()
                .filter(table -> table.getValue().stream().anyMatch(row -> row.contains(text)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
