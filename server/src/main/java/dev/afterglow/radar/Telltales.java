package dev.afterglow.radar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds words that may point to somebody. It finds what has a form; style and knowledge that only
/// few have it cannot see, so that a person still reads.
final class Telltales {

    private static final int PHRASE_WORDS = 5;
    private static final int NAME_LETTERS = 3;
    private static final int MOST = 20;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}[\\p{L}'’-]+");

    private static final String FEW_PEOPLE =
            "(?:people|persons|engineers|of us|of them|folks|ones)";

    /// A few expressions with the kind that each gives away.
    private static final Map<Telltale.Kind, Pattern> PATTERNS =
            Map.of(
                    Telltale.Kind.TICKET,
                    Pattern.compile("\\b[A-Z][A-Z0-9]{1,9}-\\d{1,7}\\b|(?<!\\w)#\\d{2,7}\\b"),
                    Telltale.Kind.HANDLE,
                    Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+|(?<![\\w.])@[\\w.-]{2,40}"),
                    Telltale.Kind.LINK,
                    Pattern.compile("\\bhttps?://\\S{1,200}", Pattern.CASE_INSENSITIVE),
                    Telltale.Kind.FEW,
                    Pattern.compile(
                            "\\b(?:only|just|about) (?:one|two|three|four|[1-4]) "
                                    + FEW_PEOPLE
                                    + "\\b[^.,;!?]{0,30}"
                                    + "|\\bI(?: am|['’]m) (?:the only|the one|one of (?:the )?"
                                    + "(?:two|three|four))\\b[^.,;!?]{0,20}"
                                    + "|\\b(?:nobody|no one) (?:but|except) me\\b"
                                    + "|\\bonly I\\b[^.,;!?]{0,20}",
                            Pattern.CASE_INSENSITIVE));

    private Telltales() {}

    /// What people here are called, in its parts; made once for many texts.
    record Names(Set<String> parts) {

        /// @param names as they are written
        static Names of(Collection<String> names) {
            Set<String> parts = new HashSet<>();
            for (String name : names) {
                Arrays.stream(name.split("\\s+"))
                        .filter(part -> part.length() >= NAME_LETTERS)
                        .filter(part -> Character.isUpperCase(part.charAt(0)))
                        .forEach(parts::add);
            }
            return new Names(Set.copyOf(parts));
        }
    }

    /// What a text gives away, at most 20, without repetition.
    ///
    static List<Telltale> in(String text, Names names) {
        Set<Telltale> found = new LinkedHashSet<>();
        for (Telltale.Kind kind : Telltale.Kind.values()) {
            Pattern pattern = PATTERNS.get(kind);
            if (pattern != null) {
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    found.add(new Telltale(kind, matcher.group().strip()));
                }
            }
        }
        Matcher capital = CAPITAL.matcher(text);
        while (capital.find()) {
            if (names.parts().contains(capital.group())) {
                found.add(new Telltale(Telltale.Kind.NAME, capital.group()));
            }
        }
        return found.stream().limit(MOST).toList();
    }

    /// Five or more words in a row that one of the originals has, too.
    static List<Telltale> borrowed(String told, Collection<String> originals) {
        Set<List<String>> theirs = new HashSet<>();
        originals.forEach(original -> theirs.addAll(phrases(words(original))));
        List<Telltale> found = new ArrayList<>();
        for (List<String> phrase : phrases(words(told))) {
            if (theirs.contains(phrase)) {
                found.add(new Telltale(Telltale.Kind.THEIR_WORDS, String.join(" ", phrase)));
            }
        }
        return found.stream().limit(MOST).toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(r -> r.group()).toList();
    }

    private static List<List<String>> phrases(List<String> words) {
        List<List<String>> phrases = new ArrayList<>();
        for (int i = 0; i + PHRASE_WORDS <= words.size(); i++) {
            phrases.add(words.subList(i, i + PHRASE_WORDS));
        }
        return phrases;
    }
}
