package dev.afterglow.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The arguments of a process: a list, a mapping of options, or one text as for a shell.
final class ProcessArguments {

    private static final String PLAIN = "-_./:=,@%+^";

    private ProcessArguments() {}

    /// Lists and mappings as words; empty and absent ones are left out.
    static List<String> words(JsonNode arguments) {
        List<String> words = new ArrayList<>();
        arguments
                .properties()
                .forEach(each -> {
                    words.add(each.getKey());
                    words.add(each.getValue().isNull() ? "" : PythonText.of(each.getValue()));
                });
        if (arguments.isArray()) {
            arguments.forEach(each -> words.add(each.isNull() ? "" : PythonText.of(each)));
        }
        words.removeIf(String::isEmpty);
        return words;
    }

    /// Splits a text as a shell would, as long as it needs nothing of a shell but quotes; empty
    /// when it does.
    static Optional<List<String>> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, i + 1);
                if (end < 0 || (c == '"' && hasExpansion(text.substring(i + 1, end)))) {
                    return Optional.empty();
                }
                word.append(text, i + 1, end);
                begun = true;
                i = end;
            } else if (c == ' ' || c == '\t') {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                word.append(c);
                begun = true;
            } else {
                return Optional.empty();
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return Optional.of(words);
    }

    private static boolean hasExpansion(String quoted) {
        return quoted.chars().anyMatch(c -> c == '$' || c == '`' || c == '\\');
    }
}
