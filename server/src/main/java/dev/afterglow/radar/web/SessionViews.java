package dev.afterglow.radar.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.people.People;
import dev.afterglow.people.Role;
import dev.afterglow.radar.AgendaItem;
import dev.afterglow.radar.Calibration;
import dev.afterglow.radar.Cycle;
import dev.afterglow.radar.Cycles;
import dev.afterglow.radar.OnRadar;
import dev.afterglow.radar.RadarSession;
import dev.afterglow.radar.RadarSessions;
import dev.afterglow.radar.Released;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.Risks;
import dev.afterglow.radar.SessionMeetings;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes sessions and the life of a risk as templates take them.
@Component
class SessionViews {

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT);

    private static final int CURATORS_ASKED = 20;

    private final RadarSessions sessions;
    private final Risks risks;
    private final OnRadar onRadar;
    private final Cycles cycles;
    private final SessionMeetings sessionMeetings;
    private final People people;

    SessionViews(
            RadarSessions sessions,
            Risks risks,
            OnRadar onRadar,
            Cycles cycles,
            SessionMeetings sessionMeetings,
            People people) {
        this.sessions = sessions;
        this.risks = risks;
        this.onRadar = onRadar;
        this.cycles = cycles;
        this.sessionMeetings = sessionMeetings;
        this.people = people;
    }

    SessionPage page(
            RadarSession session, Optional<RiskId> wanted, boolean isCurator, Times times) {
        List<AgendaItem> agenda = sessions.agenda(session.id());
        AgendaItem current =
                agenda.stream()
                        .filter(item -> wanted.filter(item.risk()::equals).isPresent())
                        .findFirst()
                        .orElse(agenda.getFirst());
        int index = agenda.indexOf(current);
        return new SessionPage(
                Long.toString(session.id()),
                when(session, current, agenda.size(), times),
                session.state() == RadarSession.State.RUNNING,
                isCurator,
                "/radar/risks/" + current.risk(),
                current.risk().toString(),
                current.told(),
                Released.sentence(current.people()),
                String.join(", ", current.facets()),
                current.seeItToo(),
                sessions.views(session.id(), current.risk()),
                agenda.stream().map(item -> line(session, item, item.equals(current))).toList(),
                risks.risk(current.risk()).map(risk -> since(risk, times)).orElse(List.of()),
                base(onRadar.calibrate(times.now())),
                index == 0 ? null : address(session, agenda.get(index - 1)),
                index + 1 == agenda.size() ? null : address(session, agenda.get(index + 1)),
                idea(session, current.told()));
    }

    /// Where somebody writes down what the room thought of; it rests there before it is decided.
    static String idea(RadarSession session, String told) {
        return "/actions/new?session="
                + MONTH.format(session.startsAt().atOffset(ZoneOffset.UTC))
                + "&about="
                + URLEncoder.encode(told, StandardCharsets.UTF_8);
    }

    SessionsPage overview(boolean isCurator, Frame frame) {
        Times times = frame.times();
        Optional<RadarSession> planned = sessions.next();
        List<Risk> waiting = sessions.waiting();
        Map<Long, Integer> heard = sessions.heardCounts();
        String headline =
                planned.map(one -> "The next session is on " + times.day(one.startsAt()))
                        .orElse("No session is planned");
        return new SessionsPage(
                headline,
                "It hears what worries us and talks about it for a while. It need not solve it."
                        + " Numbers are worked out when it begins, for all risks at once.",
                planned.map(one -> Long.toString(one.id())).orElse(""),
                planned.map(one -> FIELD.format(one.startsAt().atZone(times.zone()))).orElse(""),
                planned.isPresent() && !waiting.isEmpty(),
                isCurator,
                findHour(planned.map(RadarSession::startsAt), frame),
                sessionMeetings.address(),
                frame.reader().place(),
                waiting.stream().map(Risk::told).toList(),
                sessions.held().stream()
                        .map(one -> held(one, heard.getOrDefault(one.id(), 0), times))
                        .toList());
    }

    /// Where an hour is found that is kind to everybody, around the planned day or after the round.
    private String findHour(Optional<Instant> planned, Frame frame) {
        Instant around = planned.orElse(cycles.open(frame.times().now()).closesAt());
        LocalDate from = LocalDate.ofInstant(around, ZoneOffset.UTC);
        LocalDate tomorrow = LocalDate.ofInstant(frame.times().now(), ZoneOffset.UTC).plusDays(1);
        String curators =
                people.active(Role.CURATOR).stream()
                        .limit(CURATORS_ASKED)
                        .map(person -> person.id().value())
                        .collect(Collectors.joining(","));
        return "/meetings/plan?subject=%s&title=%s&address=/radar/session&people=%s&hosts=%s"
                        .formatted(
                                sessionMeetings.subject(),
                                URLEncoder.encode("Risk radar session", StandardCharsets.UTF_8),
                                curators,
                                curators)
                + "&minutes=60&from="
                + (from.isBefore(tomorrow) ? tomorrow : from);
    }

    /// From the first worry to what came after.
    List<SessionPage.Since> since(Risk risk, Times times) {
        List<SessionPage.Since> since = new ArrayList<>();
        since.add(
                plain(
                        cycles.cycle(risk.firstCycle()).map(Cycle::label).orElse(""),
                        "Handed in by the first of you."));
        for (RadarSession session : sessions.thatHeard(risk.id())) {
            String number =
                    sessions.agenda(session.id()).stream()
                            .filter(item -> item.risk().equals(risk.id()))
                            .map(item -> Released.brief(item.people()))
                            .findFirst()
                            .orElse("");
            since.add(
                    new SessionPage.Since(
                            times.day(session.startsAt()),
                            " Then “" + number + "”.",
                            session.address() + "?risk=" + risk.id(),
                            "Heard here.",
                            null));
        }
        for (Incident incident : onRadar.incidentsOf(risk.id())) {
            since.add(
                    new SessionPage.Since(
                            times.day(incident.declaredAt()),
                            ": " + incident.title() + after(risk, incident),
                            incident.address(),
                            incident.id().toString(),
                            "key"));
        }
        risks.cameOf(risk.id())
                .forEach(came -> since.add(plain(times.day(came.at()), came.words())));
        return since;
    }

    /// `Of 64 risks heard half a year ago or longer, 9 met an incident …`
    static String base(Calibration calibration) {
        Calibration.Chance base = calibration.base();
        return base == null
                ? "How often a heard risk meets an incident, and how often it would by chance,"
                        + " can be told when half a year has passed since the first session."
                : "Of %d risks heard half a year ago or longer, %d met an incident of their"
                                .formatted(base.n(), base.observed())
                        + " services within six months. By chance it would be %.1f: %s."
                                .formatted(base.expected(), base.verdict());
    }

    /// `12 weeks`, `9 days`.
    static String span(Duration duration) {
        long days = duration.toDays();
        if (days >= 21) {
            return days / 7 + " weeks";
        }
        return days == 1 ? "1 day" : days + " days";
    }

    private static String after(Risk risk, Incident incident) {
        Instant heard = risk.firstHeard();
        if (heard == null) {
            return "";
        }
        Duration between = Duration.between(heard, incident.declaredAt());
        return between.isNegative()
                ? ", before it was first heard."
                : ", " + span(between) + " after it was first heard.";
    }

    private static SessionPage.Since plain(String when, String words) {
        return new SessionPage.Since(when, words, null, "", null);
    }

    private static String when(RadarSession session, AgendaItem item, int of, Times times) {
        String there =
                session.attended().isPresent()
                        ? " · " + session.attended().getAsInt() + " people were in the room"
                        : "";
        return "%s · %d of %d%s"
                .formatted(times.full(session.startsAt()), item.position(), of, there);
    }

    private SessionPage.Line line(RadarSession session, AgendaItem item, boolean current) {
        return new SessionPage.Line(
                address(session, item), item.told(), Released.brief(item.people()), current);
    }

    private static String address(RadarSession session, AgendaItem item) {
        return session.address() + "?risk=" + item.risk();
    }

    private static SessionsPage.Held held(RadarSession session, int heard, Times times) {
        return new SessionsPage.Held(
                session.address(),
                times.day(session.startsAt()),
                heard == 1 ? "1 risk" : heard + " risks",
                session.attended().isPresent() ? session.attended().getAsInt() + " people" : "");
    }
}
