package dev.afterglow.paging.web;

import dev.afterglow.paging.QuietHours;
import dev.afterglow.paging.Rule;
import dev.afterglow.paging.Urgency;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what the form of rules and quiet hours sends: `high-minutes-0`, `high-way-0`, …,
/// `quiet-from`, `quiet-to`.
///
/// @param rules those that could be read
/// @param quiet empty for none
/// @param errors a sentence for each field that could not be read
record RulesForm(List<Rule> rules, Optional<QuietHours> quiet, List<String> errors) {

    /// Rules of one urgency that the form has room for.
    static final int ROWS = 5;

    private static final int LATEST_MINUTES = 1440;

    /// @param ways the values that may be chosen
    static RulesForm read(Map<String, String> fields, List<String> ways) {
        List<Rule> rules = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            for (int number = 0; number < ROWS; number++) {
                String minutes = text(fields, urgency.word() + "-minutes-" + number);
                String way = text(fields, urgency.word() + "-way-" + number);
                if (minutes.isEmpty() && way.isEmpty()) {
                    continue;
                }
                if (!ways.contains(way)) {
                    errors.add("Choose a way for “after %s minutes”.".formatted(minutes));
                } else if (!minutes.matches("\\d{1,4}")
                        || Integer.parseInt(minutes) > LATEST_MINUTES) {
                    errors.add(
                            "After how many minutes? A whole number from 0 to 1440; was “%s”."
                                    .formatted(minutes));
                } else {
                    rules.add(rule(urgency, Integer.parseInt(minutes), way));
                }
            }
        }
        return new RulesForm(rules, quiet(fields, errors), errors);
    }

    private static Rule rule(Urgency urgency, int minutes, String way) {
        String[] parts = way.split(" ", 2);
        return new Rule(
                urgency,
                Duration.ofMinutes(minutes),
                parts[0],
                parts.length == 2 ? parts[1] : null);
    }

    /// How the form writes the way of a rule.
    static String way(String channel, @Nullable String address) {
        return address == null ? channel : channel + " " + address;
    }

    private static Optional<QuietHours> quiet(Map<String, String> fields, List<String> errors) {
        String from = text(fields, "quiet-from");
        String to = text(fields, "quiet-to");
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new QuietHours(LocalTime.parse(from), LocalTime.parse(to)));
        } catch (DateTimeParseException problem) {
            errors.add(
                    "Quiet hours need two times such as 22:00 and 07:00; "
                            + "were “%s” and “%s”.".formatted(from, to));
        } catch (IllegalArgumentException problem) {
            errors.add(problem.getMessage() + ".");
        }
        return Optional.empty();
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
