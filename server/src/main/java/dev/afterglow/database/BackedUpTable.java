package dev.afterglow.database;

import java.util.List;
import java.util.stream.Collectors;

/// A table as a backup holds it.
///
/// @param columns in the order of the rows; generated columns are left out
record BackedUpTable(String schema, String name, List<String> columns) {

    private static final String ENTRY_FOLDER = "tables/";

    BackedUpTable {
        columns = List.copyOf(columns);
    }

    String qualified() {
        return quoted(schema) + "." + quoted(name);
    }

    String entryName() {
        return ENTRY_FOLDER + schema + "." + name;
    }

    String columnList() {
        return columns.stream().map(BackedUpTable::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
