package dev.afterglow.themes;

/// What a code means and when to give it.
///
/// @param name up to 100 characters
/// @param definition one line
/// @param useWhen when to give it; each of the rest may be empty
/// @param notWhen when not to give it, and what to give instead
/// @param typical a typical example
/// @param nearMiss an example that almost belongs and does not
/// @param gate what must have been asked before this can be answered, such as
///     `people were interviewed`
public record CodeRules(
        String name,
        String definition,
        String useWhen,
        String notWhen,
        String typical,
        String nearMiss,
        String gate) {

    static final int NAME_MAX = 100;
    private static final int WORDS_MAX = 2_000;

    public CodeRules {
        name = name.strip();
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException(
                    "A code has a name of 1 to 100 characters, was " + name.length());
        }
        for (String words : new String[] {definition, useWhen, notWhen, typical, nearMiss, gate}) {
            if (words.length() > WORDS_MAX) {
                throw new IllegalArgumentException(
                        "Each rule of the code %s has at most 2,000 characters, was %d"
                                .formatted(name, words.length()));
            }
        }
        definition = definition.strip();
        useWhen = useWhen.strip();
        notWhen = notWhen.strip();
        typical = typical.strip();
        nearMiss = nearMiss.strip();
        gate = gate.strip();
    }

    /// A name and a line, without further rules.
    public static CodeRules of(String name, String definition) {
        return new CodeRules(name, definition, "", "", "", "", "");
    }
}
