package dev.afterglow.experiments;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Regular expressions in Python's notation, searched with a bound: an expression that goes astray
/// ends with an exception instead of running for hours.
final class PythonRegex {

    /// Looks at characters that one search may take; a megabyte is read a few dozen times.
    private static final int MOST_LOOKS = 50_000_000;

    private final Pattern pattern;

    private PythonRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /// @throws PatternSyntaxException whose description is worded as Python words it
    static PythonRegex of(String expression) {
        try {
            return new PythonRegex(
                    Pattern.compile(translated(expression), Pattern.UNICODE_CHARACTER_CLASS));
        } catch (PatternSyntaxException wrong) {
            throw new PatternSyntaxException(
                    inPythonsWords(wrong.getDescription()), expression, wrong.getIndex());
        }
    }

    /// Whether it is found anywhere in the text.
    ///
    /// @throws IllegalArgumentException when it took too many looks
    boolean isFoundIn(String text) {
        return pattern.matcher(new Bounded(text, new int[] {MOST_LOOKS})).find();
    }

    private static String inPythonsWords(String description) {
        if (description.startsWith("Unclosed character class")) {
            return "unterminated character set";
        }
        if (description.startsWith("Unclosed group")) {
            return "missing ), unterminated subpattern";
        }
        if (description.startsWith("Unmatched closing")) {
            return "unbalanced parenthesis";
        }
        return description.startsWith("Dangling meta") ? "nothing to repeat" : description;
    }

    private static String translated(String expression) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                char escaped = expression.charAt(++i);
                java.append(escaped == 'Z' && !inClass ? "\\z" : "\\" + escaped);
            } else if (inClass) {
                java.append(c == '[' ? "\\[" : c == '&' ? "\\&" : String.valueOf(c));
                inClass = c != ']';
            } else if (c == '[') {
                i = opened(expression, i, java);
                inClass = true;
            } else if (expression.startsWith("(?P<", i)) {
                java.append("(?<");
                i += 3;
            } else if (expression.startsWith("(?P=", i) && expression.indexOf(')', i) > 0) {
                int end = expression.indexOf(')', i);
                java.append("\\k<").append(expression, i + 4, end).append('>');
                i = end;
            } else if (c == '{') {
                java.append(counted(expression, i));
            } else {
                java.append(c == '}' && !closesCount(expression, i) ? "\\}" : String.valueOf(c));
            }
        }
        return java.toString();
    }

    /// A `]` right behind `[` or `[^` is meant as itself.
    private static int opened(String expression, int at, StringBuilder java) {
        int i = at;
        java.append('[');
        if (expression.startsWith("^", i + 1)) {
            java.append('^');
            i++;
        }
        if (expression.startsWith("]", i + 1) && expression.indexOf(']', i + 2) > 0) {
            java.append("\\]");
            i++;
        }
        return i;
    }

    /// `{2}`, `{2,}` and `{2,3}` count; `{,3}` counts from nothing; any other brace is a brace.
    private static String counted(String expression, int at) {
        String rest = expression.substring(at);
        if (rest.matches("(?s)\\{\\d+(,\\d*)?}.*")) {
            return "{";
        }
        return rest.matches("(?s)\\{,\\d+}.*") ? "{0" : "\\{";
    }

    private static boolean closesCount(String expression, int at) {
        int open = expression.lastIndexOf('{', at);
        return open >= 0
                && expression.substring(open, at + 1).matches("\\{\\d*,?\\d*}")
                && !expression.substring(open, at + 1).matches("\\{,?}");
    }

    private record Bounded(String text, int[] looksLeft) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (--looksLeft[0] < 0) {
                throw new IllegalArgumentException(
                        "the expression looked at more than " + MOST_LOOKS + " characters");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Bounded(text.substring(from, to), looksLeft);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
