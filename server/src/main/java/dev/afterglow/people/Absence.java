package dev.afterglow.people;

import java.time.LocalDate;
import java.util.regex.Pattern;

/// Days away, with the kind: only its own person may see one. Others see [Away].
///
/// @param from the first day, in the person's own zone
/// @param to the last day, included
/// @param kind a short word: `vacation`, `sick`, `parental`, `training`, `other`
public record Absence(PersonId person, LocalDate from, LocalDate to, String kind) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z -]{0,39}");
    private static final int LONGEST_DAYS = 3 * 366;

    public Absence {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "An absence ends on or after its first day; " + to + " is before " + from);
        }
        if (from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw new IllegalArgumentException(
                    "An absence lasts at most three years; " + from + " to " + to + " is longer");
        }
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "The kind of an absence is a short word such as vacation; was \""
                            + kind
                            + "\"");
        }
    }
}
