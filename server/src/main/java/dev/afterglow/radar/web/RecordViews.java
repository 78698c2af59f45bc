package dev.afterglow.radar.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.radar.Calibration;
import dev.afterglow.radar.OnRadar;
import dev.afterglow.radar.Released;
import dev.afterglow.radar.Risk;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes what the radar saw before, as templates take it.
@Component
class RecordViews {

    private static final int RISKS_SHOWN = 200;

    private final OnRadar onRadar;

    RecordViews(OnRadar onRadar) {
        this.onRadar = onRadar;
    }

    RecordPage record(Times times) {
        Calibration calibration = onRadar.calibrate(times.now());
        int seen = calibration.hits() + calibration.late() + calibration.misses();
        String headline =
                seen == 0
                        ? "No incident has come since the first session"
                        : "%d of %d incidents were on the radar before they came"
                                .formatted(calibration.hits(), seen);
        return new RecordPage(
                headline,
                SessionViews.base(calibration),
                List.of(
                        new RecordPage.Figure(
                                Integer.toString(calibration.hits()),
                                "heard before",
                                "incidents that people linked to a risk heard before"),
                        new RecordPage.Figure(
                                Integer.toString(calibration.misses()),
                                "not on the radar",
                                "incidents since the first session without a linked risk; some"
                                        + " may only not be linked yet"),
                        new RecordPage.Figure(
                                calibration.middleLead().map(SessionViews::span).orElse("–"),
                                "middle lead time",
                                leads(calibration.leads())),
                        new RecordPage.Figure(
                                calibration.neverHappened() + " of " + calibration.heardLongAgo(),
                                "never happened",
                                "risks heard half a year ago or longer without a linked incident"
                                        + " since; hearing it may be part of why, or not")),
                onRadar.all().stream().limit(RISKS_SHOWN).map(one -> line(one, times)).toList());
    }

    PanelPage panel(Incident incident, boolean canLink, Times times) {
        List<OnRadar.Heard> linked = onRadar.linkedTo(incident);
        List<OnRadar.Heard> maybe = onRadar.maybe(incident);
        boolean before = linked.stream().anyMatch(one -> one.heardBefore() != null);
        String headline = "Nobody has linked a risk to it.";
        if (before) {
            headline = "It was on the radar.";
        } else if (!linked.isEmpty()) {
            headline = "A risk is linked, heard only afterwards.";
        }
        return new PanelPage(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                headline,
                linked.stream().map(one -> line(one, times)).toList(),
                maybe.stream().map(one -> line(one, times)).toList(),
                canLink);
    }

    private static PanelPage.Line line(OnRadar.Heard heard, Times times) {
        Risk risk = heard.risk();
        return new PanelPage.Line(
                risk.id().toString(), risk.address(), risk.told(), when(heard, times));
    }

    /// `First heard 12 weeks before. Last in the session of …, where 34 people were.`
    private static String when(OnRadar.Heard heard, Times times) {
        Duration before = heard.heardBefore();
        var session = heard.session();
        if (before == null || session == null) {
            return "First heard after it.";
        }
        String there =
                heard.attended().isPresent()
                        ? ", where %d people were".formatted(heard.attended().getAsInt())
                        : "";
        return "First heard %s before. Last in the session of %s%s."
                .formatted(SessionViews.span(before), times.day(session.startsAt()), there);
    }

    private RecordPage.Line line(OnRadar.Linked linked, Times times) {
        Risk risk = linked.risk();
        Instant heard = risk.firstHeard();
        String met =
                linked.incidents().stream()
                        .map(incident -> incident.toString())
                        .collect(Collectors.joining(", "));
        return new RecordPage.Line(
                risk.address(),
                risk.told(),
                heard == null ? "" : times.day(heard),
                Released.brief(risk.released()),
                met.isEmpty() ? "none linked" : met,
                met.isEmpty() ? "plain" : "key");
    }

    private static String leads(List<Duration> leads) {
        if (leads.isEmpty()) {
            return "from the first hearing to the incident";
        }
        return "from the first hearing to the incident; %s to %s, n = %d"
                .formatted(
                        SessionViews.span(leads.getFirst()),
                        SessionViews.span(leads.getLast()),
                        leads.size());
    }
}
