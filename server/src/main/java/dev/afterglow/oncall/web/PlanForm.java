package dev.afterglow.oncall.web;

import dev.afterglow.oncall.NamedSchedule;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The plan of a schedule as a form shows it and sends it back, kept as it was typed.
///
/// @param layers from the bottom to the top; blank ones are none
/// @param kept for each replacement that is there: whether it stays
/// @param other a replacement to come: its one layer; blank for none
/// @param seen which plan the form was filled from, so that nobody's change is lost
public record PlanForm(
        String name,
        String team,
        String zone,
        List<LayerForm> layers,
        List<Boolean> kept,
        Other other,
        String seen) {

    static final int MOST_LAYERS = 30;

    /// Something else for a while, such as over holidays.
    ///
    /// @param to local times of the schedule
    public record Other(String from, String to, String reason, LayerForm layer) {

        static final Other NONE = new Other("", "", "", LayerForm.blank(""));

        boolean isBlank() {
            return from.isBlank() && to.isBlank() && layer.people().isBlank();
        }
    }

    public PlanForm {
        layers = List.copyOf(layers);
        kept = List.copyOf(kept);
    }

    static PlanForm fresh(String zone, LocalDateTime today) {
        LayerForm first = LayerForm.blank(today.toString());
        return new PlanForm("", "", zone, List.of(first), List.of(), Other.NONE, "");
    }

    static PlanForm of(NamedSchedule schedule, Named named) {
        return new PlanForm(
                schedule.name(),
                schedule.team() == null ? "" : schedule.team().value(),
                zone(schedule.zone()),
                schedule.schedule().layers().stream()
                        .map(layer -> LayerForm.of(layer, named::words))
                        .toList(),
                schedule.schedule().replacements().stream().map(one -> true).toList(),
                Other.NONE,
                mark(schedule));
    }

    private static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /// The same schedule has the same mark, on every server.
    static String mark(NamedSchedule schedule) {
        return Integer.toHexString(schedule.toString().hashCode());
    }

    static PlanForm sent(HttpServletRequest request) {
        List<LayerForm> layers = new ArrayList<>();
        int count = Math.min(values(request, "layer").size(), MOST_LAYERS);
        for (int place = 0; place < count; place++) {
            LayerForm layer = layer(request, "", place);
            if (!layer.isBlank()) {
                layers.add(layer);
            }
        }
        return new PlanForm(
                value(request, "name", 0),
                value(request, "team", 0),
                value(request, "zone", 0),
                layers,
                values(request, "replacement").stream().map("keep"::equals).toList(),
                new Other(
                        value(request, "other-begin", 0),
                        value(request, "other-end", 0),
                        value(request, "other-reason", 0),
                        layer(request, "other-", 0)),
                value(request, "seen", 0));
    }

    private static LayerForm layer(HttpServletRequest request, String prefix, int place) {
        return new LayerForm(
                value(request, prefix + "layer", place),
                value(request, prefix + "people", place),
                value(request, prefix + "every", place),
                value(request, prefix + "length", place),
                value(request, prefix + "at", place),
                value(request, prefix + "from", place),
                value(request, prefix + "only", place),
                value(request, prefix + "duty", place),
                value(request, prefix + "changes", place));
    }

    private static String value(HttpServletRequest request, String name, int place) {
        List<String> values = values(request, name);
        return place < values.size() ? values.get(place).strip() : "";
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }
}
