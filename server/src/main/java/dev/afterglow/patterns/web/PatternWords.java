package dev.afterglow.patterns.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each pattern is called on pages, and what was counted. The words after the count finish the
/// sentence "11 of 62 …".
///
/// @param group the heading under which it stands
/// @param title a question
/// @param counted what the observed ones are
record PatternWords(String group, String title, String counted) {

    private static final String ABSENCE = "Absence";
    private static final String HEALTH = "On-call health";
    private static final String TECHNICAL = "Technical";
    private static final String INFORMATION = "How word travels";
    private static final String CHANGE = "Changes";
    private static final String CODES = "Codes";
    private static final String AFTERWARDS = "What was done";
    private static final String AUTHOR = "incidents followed a change by somebody ";

    private static final Map<String, PatternWords> FIXED =
            Map.ofEntries(
                    entry(
                            "absence/just-back",
                            ABSENCE,
                            "Do incidents come soon after leave?",
                            AUTHOR + "back for three working days or fewer"),
                    entry(
                            "absence/about-to-leave",
                            ABSENCE,
                            "Do incidents come just before leave?",
                            AUTHOR + "with three working days or fewer to their leave"),
                    entry(
                            "absence/author-away",
                            ABSENCE,
                            "Is the author of the change gone by then?",
                            "incidents began when the author of the change was away"),
                    entry(
                            "someone-who-knew/somebody-away",
                            ABSENCE,
                            "Is somebody away who knows it?",
                            "times somebody who knows the service was away"),
                    entry(
                            "someone-who-knew/nobody-there",
                            ABSENCE,
                            "Is nobody there who knows it?",
                            "times all who know the service were away"),
                    entry(
                            "someone-who-knew/each-away",
                            ABSENCE,
                            "How many of those who know it are away?",
                            "times one who knows the service was away at its incident"),
                    entry(
                            "fatigue/broken-night",
                            HEALTH,
                            "Do incidents come after broken nights?",
                            AUTHOR + "whose night a page had broken"),
                    entry(
                            "fatigue/short-rest",
                            HEALTH,
                            "Do incidents come after short rest?",
                            AUTHOR + "with under five hours of rest in one piece"),
                    entry(
                            "fatigue/long-awake",
                            HEALTH,
                            "Do incidents come at the end of long days?",
                            AUTHOR + "up for sixteen hours or more"),
                    entry(
                            "fatigue/sleepy",
                            HEALTH,
                            "Do incidents come when people are probably sleepy?",
                            AUTHOR + "whom the sleep model takes to be sleepy"),
                    entry(
                            "fatigue/long-when-tired",
                            HEALTH,
                            "Do nights with a page come before longer incidents?",
                            "incidents ran over two hours and began after a broken night of the"
                                    + " first on call"),
                    entry(
                            "fatigue/long-when-sleepy",
                            HEALTH,
                            "Are incidents longer when somebody sleepy comes first?",
                            "incidents ran over two hours and began with somebody probably sleepy"),
                    entry(
                            "load/loaded-shift",
                            HEALTH,
                            "Do incidents come on loaded shifts?",
                            AUTHOR + "with over two pages in the twelve hours before"),
                    entry(
                            "load/long-when-loaded",
                            HEALTH,
                            "Are incidents longer on loaded shifts?",
                            "incidents ran over two hours and began on a loaded shift"),
                    entry(
                            "knowledge/same-few",
                            INFORMATION,
                            "Are the same few called again and again?",
                            "calls beyond an even share went to the one most called in each team"),
                    entry(
                            "propagation/slow-border",
                            INFORMATION,
                            "Does word come late across a team border?",
                            "slow arrivals came after another team was paged first"),
                    entry(
                            "propagation/handed-over",
                            INFORMATION,
                            "Are incidents longer when they are handed over early?",
                            "long incidents had been handed over within half an hour"),
                    entry(
                            "early-voice/any-service",
                            INFORMATION,
                            "Is a service paged before people feel it?",
                            "times a service was paged in the five minutes before"),
                    entry(
                            "recurrence/soon-again",
                            TECHNICAL,
                            "Do services come back within two weeks?",
                            "incidents came within 14 days after one of the same service"),
                    entry(
                            "change/late-in-the-day",
                            CHANGE,
                            "Do incidents come after late changes?",
                            "incidents followed a change made late in its author's day"),
                    entry(
                            "change/friday",
                            CHANGE,
                            "Do incidents come on Fridays?",
                            "incidents followed a change made on a Friday"),
                    entry(
                            "change/outside-hours",
                            CHANGE,
                            "Do incidents come after changes outside hours?",
                            AUTHOR + "outside their own hours"),
                    entry(
                            "change/new-to-the-service",
                            CHANGE,
                            "Do incidents come after changes by somebody new to it?",
                            AUTHOR + "who does not know the service yet"),
                    entry(
                            "automation/once-automated",
                            AFTERWARDS,
                            "More incidents once a part was automated?",
                            "incidents of such services came afterwards"),
                    entry(
                            "automation/young",
                            AFTERWARDS,
                            "Does automation take part while it is young?",
                            "incidents had automation in them that was younger than 90 days"),
                    entry(
                            "radar/heard-before",
                            AFTERWARDS,
                            "Was it on the radar?",
                            "incidents came within 180 days after the worry was heard"),
                    entry(
                            "actions/service-afterwards",
                            AFTERWARDS,
                            "Was it quieter after an action?",
                            "incidents of such services came afterwards"),
                    entry(
                            "actions/codes-afterwards",
                            AFTERWARDS,
                            "Did the coded thing come less often after an action?",
                            "times the code came again afterwards"),
                    entry(
                            "surprise/new-codes",
                            CODES,
                            "Do new things keep coming?",
                            "codes were first met in the later half"));

    static PatternWords of(String pattern) {
        return Optional.ofNullable(FIXED.get(pattern)).orElseGet(() -> about(pattern));
    }

    /// Patterns about one service or one pair of codes.
    private static PatternWords about(String pattern) {
        List<String> parts = List.of(pattern.split("/", 2));
        String subject = parts.getLast();
        return switch (parts.getFirst()) {
            case "recurrence" ->
                    new PatternWords(
                            TECHNICAL, subject + ", again?", "incidents were of " + subject);
            case "early-voice" ->
                    new PatternWords(
                            INFORMATION,
                            "Does " + subject + " speak first?",
                            "times " + subject + " was paged in the five minutes before");
            case "co-occurrence" ->
                    new PatternWords(
                            CODES,
                            "Two codes together: " + codes(subject),
                            "coded incidents have both");
            default -> new PatternWords("Other", pattern, "cases");
        };
    }

    /// Two slugs as words: `last-time-s-picture+workload` is “last time’s picture, workload”.
    private static String codes(String subject) {
        return subject.replace("+", ", ").replace("-s-", "’s ").replace('-', ' ');
    }

    private static Map.Entry<String, PatternWords> entry(
            String pattern, String group, String title, String counted) {
        return Map.entry(pattern, new PatternWords(group, title, counted));
    }
}
