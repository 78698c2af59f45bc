package dev.afterglow.themes;

import java.util.LinkedHashMap;
import java.util.Map;

/// The rules of a code as one description, since REFI-QDA has one field for them; and back.
final class RefiRules {

    private RefiRules() {}

    static String describe(CodeRules rules) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Use: ", rules.useWhen());
        parts.put("Do not use: ", rules.notWhen());
        parts.put("Typical: ", rules.typical());
        parts.put("Near miss: ", rules.nearMiss());
        parts.put("Asked when: ", rules.gate());
        StringBuilder text = new StringBuilder(rules.definition());
        parts.forEach((label, words) -> {
            if (!words.isEmpty()) {
                text.append('\n').append(label).append(words.replace('\n', ' '));
            }
        });
        return text.toString();
    }

    static CodeRules parse(String name, String description) {
        Map<String, String> found = new LinkedHashMap<>();
        StringBuilder definition = new StringBuilder();
        for (String line : description.split("\\R")) {
            int colon = line.indexOf(": ");
            String label = colon < 0 ? "" : line.substring(0, colon);
            switch (label) {
                case "Use", "Do not use", "Typical", "Near miss", "Asked when" ->
                        found.put(label, line.substring(colon + 2));
                default -> definition.append(definition.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        return new CodeRules(
                name,
                definition.toString(),
                found.getOrDefault("Use", ""),
                found.getOrDefault("Do not use", ""),
                found.getOrDefault("Typical", ""),
                found.getOrDefault("Near miss", ""),
                found.getOrDefault("Asked when", ""));
    }
}
