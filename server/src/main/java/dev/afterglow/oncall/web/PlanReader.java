package dev.afterglow.oncall.web;

import dev.afterglow.oncall.Handover;
import dev.afterglow.oncall.Layer;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.Replacement;
import dev.afterglow.oncall.Rotation;
import dev.afterglow.oncall.Schedule;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.ScheduleOverride;
import dev.afterglow.people.Slug;
import dev.afterglow.people.TeamId;
import dev.afterglow.people.WeeklyHours;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the form of a plan; finds all that is wrong with it, not just the first thing.
final class PlanReader {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})\\s*(m|h|d|w)");
    private static final Pattern CHANGE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2})?)\\s*:?\\s+(.+)");

    private final PlanForm form;
    private final Named named;
    private final List<String> problems = new ArrayList<>();

    PlanReader(PlanForm form, Named named) {
        this.form = form;
        this.named = named;
    }

    /// In sentences; empty when the last [#read] gave a schedule.
    List<String> problems() {
        return List.copyOf(problems);
    }

    /// The schedule that the form describes; null when something is wrong with it.
    ///
    /// @param before the schedule that is edited, whose overrides stay; null for a new one
    @Nullable NamedSchedule read(ScheduleId id, @Nullable NamedSchedule before) {
        ZoneId zone = attempt("Zone", () -> zone(form.zone()));
        List<Layer> layers = layers();
        List<Replacement> replacements =
                before == null ? new ArrayList<>() : staying(before.schedule());
        if (zone != null && !form.other().isBlank()) {
            Optional.ofNullable(attempt("For a while", () -> replacement(form.other(), zone)))
                    .ifPresent(replacements::add);
        }
        List<ScheduleOverride> overrides =
                before == null ? List.of() : before.schedule().overrides();
        if (zone == null || !problems.isEmpty()) {
            return null;
        }
        return attempt(
                "",
                () ->
                        new NamedSchedule(
                                new Schedule(id, zone, layers, replacements, overrides),
                                form.name(),
                                form.team().isBlank() ? null : new TeamId(form.team())));
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (LayerForm layer : form.layers()) {
            if (layer.goes()) {
                continue;
            }
            String name = layer.id().isBlank() ? "layer-" + (layers.size() + 1) : layer.id();
            if (!names.add(name)) {
                problems.add("Two layers are called " + name + ".");
            }
            Optional.ofNullable(attempt("Layer " + name, () -> layer(name, layer)))
                    .ifPresent(layers::add);
        }
        return layers;
    }

    private Layer layer(String name, LayerForm layer) {
        Slug.check("layer", name);
        LocalDateTime from = local(layer.from());
        List<Layer.Change> changes = new ArrayList<>();
        layer.changes()
                .lines()
                .filter(line -> !line.isBlank())
                .map(this::change)
                .forEach(changes::add);
        return new Layer(
                name,
                named.crews(layer.people()),
                rotation(layer, from),
                from,
                layer.only().isBlank()
                        ? Optional.empty()
                        : Optional.of(WeeklyHours.parse(layer.only())),
                changes,
                layer.duty().equals("shadow"));
    }

    private Layer.Change change(String line) {
        Matcher parts = CHANGE.matcher(line.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "other people later look like “2026-06-01: Ana, Bo + Cy”, not “" + line + "”");
        }
        return new Layer.Change(local(parts.group(1)), named.crews(parts.group(2)));
    }

    private static Rotation rotation(LayerForm layer, LocalDateTime from) {
        if (layer.every().equals("other")) {
            return Handover.every(
                    length(layer.length()),
                    layer.at().isBlank()
                            ? Optional.empty()
                            : Optional.of(Handover.parse(layer.at())));
        }
        Handover.Cadence cadence =
                switch (layer.every()) {
                    case "daily" -> Handover.Cadence.DAILY;
                    case "monthly" -> Handover.Cadence.MONTHLY;
                    default -> Handover.Cadence.WEEKLY;
                };
        return layer.at().isBlank() ? cadence.rotationFrom(from) : cadence.rotation(layer.at());
    }

    private List<Replacement> staying(Schedule schedule) {
        List<Replacement> staying = new ArrayList<>();
        for (int place = 0; place < schedule.replacements().size(); place++) {
            if (place >= form.kept().size() || form.kept().get(place)) {
                staying.add(schedule.replacements().get(place));
            }
        }
        return staying;
    }

    private Replacement replacement(PlanForm.Other other, ZoneId zone) {
        Instant from = local(other.from()).atZone(zone).toInstant();
        Instant to = local(other.to()).atZone(zone).toInstant();
        LayerForm typed = other.layer();
        Layer layer =
                Layer.of(
                        "instead",
                        named.crews(typed.people()),
                        rotation(typed, local(other.from())),
                        local(other.from()));
        return new Replacement(from, to, other.reason(), List.of(layer));
    }

    private <T> @Nullable T attempt(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException wrong) {
            problems.add((what.isEmpty() ? "" : what + ": ") + wrong.getMessage() + ".");
            return null;
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "expected a time zone such as Europe/Lisbon, not “" + text + "”", unknown);
        }
    }

    private static LocalDateTime local(String text) {
        try {
            return text.length() == "2026-11-28".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "expected a day or a time such as 2026-11-28 09:00, not “" + text + "”", wrong);
        }
    }

    /// `36h`, `1d 12h`.
    private static Duration length(String text) {
        Matcher part = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
        Duration total = Duration.ZERO;
        while (part.find()) {
            long count = Long.parseLong(part.group(1));
            total =
                    total.plus(
                            switch (part.group(2)) {
                                case "m" -> Duration.ofMinutes(count);
                                case "h" -> Duration.ofHours(count);
                                case "d" -> Duration.ofDays(count);
                                default -> Duration.ofDays(7 * count);
                            });
        }
        if (total.isZero() || !part.replaceAll("").isBlank()) {
            throw new IllegalArgumentException(
                    "a turn lasts a time such as 36h, 14d or 2w, not “" + text + "”");
        }
        return total;
    }
}
