package dev.afterglow.oncall.web;

import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.Handover;
import dev.afterglow.oncall.Layer;
import dev.afterglow.oncall.Rotation;
import dev.afterglow.people.WeeklyHours;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One layer as a form shows it and sends it back, kept as it was typed.
///
/// @param people turns with commas between, those who are on call together with a plus
/// @param every `daily`, `weekly`, `monthly` or `other`
/// @param length of a turn when `every` is `other`, such as `36h`
/// @param at the handover: `09:00`, `mon 09:00`, `31 09:00`; empty: as `from`
/// @param from local time of the schedule, such as `2026-11-28T09:00`
/// @param only the hours outside of which the layer is empty; empty: always
/// @param duty `on`, `shadow` or `away`: the layer goes
/// @param changes a line for each change of people ahead: `2026-06-01: Ana, Bo + Cy`
public record LayerForm(
        String id,
        String people,
        String every,
        String length,
        String at,
        String from,
        String only,
        String duty,
        String changes) {

    static LayerForm blank(String from) {
        return new LayerForm("", "", "weekly", "", "mon 09:00", from, "", "on", "");
    }

    static LayerForm of(Layer layer, Function<Crew, String> words) {
        Rotation rotation = layer.rotation();
        return new LayerForm(
                layer.id(),
                turns(layer.crews(), words),
                every(rotation),
                rotation instanceof Rotation.Every every ? written(every.period()) : "",
                Handover.write(rotation).orElse(""),
                layer.from().toString(),
                layer.only().map(WeeklyHours::toString).orElse(""),
                layer.shadow() ? "shadow" : "on",
                layer.changes().stream()
                        .map(one ->
                                one.from().toString().replace('T', ' ').replace(" 00:00", "")
                                        + ": "
                                        + turns(one.crews(), words))
                        .collect(Collectors.joining("\n")));
    }

    /// Whether nothing was written into it, so that it is no layer.
    public boolean isBlank() {
        return id.isBlank() && people.isBlank();
    }

    boolean goes() {
        return duty.equals("away");
    }

    private static String turns(List<Crew> crews, Function<Crew, String> words) {
        return crews.stream().map(words).collect(Collectors.joining(", "));
    }

    private static String every(Rotation rotation) {
        return switch (rotation) {
            case Rotation.Daily ignored -> "daily";
            case Rotation.Weekly ignored -> "weekly";
            case Rotation.Monthly ignored -> "monthly";
            case Rotation.Every ignored -> "other";
        };
    }

    /// `36h`, `14d`, `90m`.
    private static String written(Duration period) {
        if (period.toMinutes() % Duration.ofDays(1).toMinutes() == 0) {
            return period.toDays() + "d";
        }
        return period.toMinutes() % 60 == 0
                ? period.toHours() + "h"
                : String.format(Locale.ROOT, "%dm", period.toMinutes());
    }
}
