package dev.afterglow.themes.web;

import dev.afterglow.themes.CodeRules;
import java.util.List;

/// One code, and the form that writes it.
///
/// @param slug empty for a new one
/// @param mergedInto the slug of the code that took its place; empty while it is in use
/// @param resembling codes that a new one would double
public record CodePage(
        String slug,
        Fields fields,
        boolean isInVivo,
        String mergedInto,
        List<Choice> others,
        List<Version> versions,
        List<Placed> places,
        List<Memo> memos,
        boolean mayEdit,
        List<String> resembling,
        String refused) {

    /// What stands in the form; also what cannot be kept.
    public record Fields(
            String name,
            String definition,
            String useWhen,
            String notWhen,
            String typical,
            String nearMiss,
            String gate,
            String parent) {

        static Fields of(CodeRules rules, String parent) {
            return new Fields(
                    rules.name(),
                    rules.definition(),
                    rules.useWhen(),
                    rules.notWhen(),
                    rules.typical(),
                    rules.nearMiss(),
                    rules.gate(),
                    parent);
        }

        CodeRules rules() {
            return new CodeRules(name, definition, useWhen, notWhen, typical, nearMiss, gate);
        }
    }

    public record Choice(String value, String label, boolean chosen) {}

    public record Version(int number, String name, String definition, String iso, String at) {}

    public record Placed(String words, String cite, String address) {}

    public record Memo(String text, String who, String iso, String at) {}
}
