package dev.afterglow.radar;

/// A count as it is told: 1; a few for 2 and 3; the number from 4 on.
public final class Released {

    private static final int EXACT_FROM = 4;

    private Released() {}

    /// `At least six of you are worried about this.`
    public static String sentence(int people) {
        return switch (people) {
            case 0 -> "";
            case 1 -> "One of you is worried about this.";
            case 2, 3 -> "A few of you are worried about this.";
            default -> "At least " + word(people) + " of you are worried about this.";
        };
    }

    /// `1`, `a few`, `6`.
    public static String brief(int people) {
        if (people < 2) {
            return Integer.toString(people);
        }
        return people < EXACT_FROM ? "a few" : Integer.toString(people);
    }

    private static String word(int number) {
        return switch (number) {
            case 4 -> "four";
            case 5 -> "five";
            case 6 -> "six";
            case 7 -> "seven";
            case 8 -> "eight";
            case 9 -> "nine";
            case 10 -> "ten";
            case 11 -> "eleven";
            case 12 -> "twelve";
            default -> Integer.toString(number);
        };
    }
}
