package dev.afterglow.company;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads text made of blocks: a line `= name`, then lines that belong to it.
final class Blocks {
    private Blocks() {}

    static Map<String, List<String>> read(String resource) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> block = new ArrayList<>();
        for (String line : Lines.table(resource)) {
            if (line.startsWith("= ")) {
                block = new ArrayList<>();
                blocks.put(line.substring(2).strip(), block);
            } else {
                block.add(line.strip());
            }
        }
        return blocks;
    }

    /// The values of all lines `key: value` with this key.
    static List<String> values(List<String> block, String key) {
        String prefix = key + ": ";
        return block.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    static String value(List<String> block, String key) {
        return values(block, key).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No line '" + key + ":' in " + block));
    }
}
