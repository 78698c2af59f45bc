package dev.afterglow.alerts;

/// Text as PostgreSQL can keep it: no NUL, no lone surrogates, and not longer than a limit.
final class Text {

    private static final String REPLACEMENT = "\uFFFD";

    private Text() {}

    static String storable(String text, int limit) {
        String cut = text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
        return isClean(cut) ? cut : clean(cut);
    }

    private static boolean isClean(String text) {
        return text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit));
    }

    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (point == 0 || isLoneSurrogate(point)) {
                        kept.append(REPLACEMENT);
                    } else {
                        kept.appendCodePoint(point);
                    }
                });
        return kept.toString();
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
