package dev.afterglow.alerts.web;

import dev.afterglow.alerts.LabelMatcher;
import dev.afterglow.alerts.Silence;
import dev.afterglow.alerts.Silences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.ActorNames;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Silences: the list, and the form that shows what one would hide before it is kept.
@Controller
class SilencePages {

    private static final Duration SHOWN_AFTER_END = Duration.ofDays(7);
    private static final int MOST_SHOWN = 50;

    private final Silences silences;
    private final ActorNames names;
    private final InstantSource clock;

    SilencePages(Silences silences, ActorNames names, InstantSource clock) {
        this.silences = silences;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/alerts/silences")
    String list(Actor actor, Model model, @ModelAttribute("frame") Frame frame) {
        Instant now = clock.instant();
        List<Silence> all = silences.list(null, now.minus(SHOWN_AFTER_END));
        long active = all.stream().filter(silence -> silence.isActive(now)).count();
        String headline =
                active == 0
                        ? "Nothing is silenced"
                        : active == 1 ? "One silence holds" : active + " silences hold";
        model.addAttribute(
                "page",
                new SilenceList(
                        headline,
                        all.stream().map(silence -> line(silence, frame.times(), now)).toList(),
                        actor.may(Role.RESPONDER)));
        return "alerts/silences";
    }

    private SilenceList.Line line(Silence silence, Times times, Instant now) {
        String state = silence.state(now);
        return new SilenceList.Line(
                silence.id().toString(),
                silence.matchers().stream()
                        .map(LabelMatcher::toString)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse(""),
                state,
                state.equals("active") ? "live" : "plain",
                silence.source() == null ? "" : silence.source(),
                times.time(silence.startsAt()),
                times.iso(silence.startsAt()),
                times.time(silence.endsAt()),
                times.iso(silence.endsAt()),
                names.in(silence.createdBy()),
                silence.comment(),
                !state.equals("expired"));
    }

    /// What the form sends.
    ///
    /// @param starts local time in the reader's zone; empty for now
    /// @param step `preview` or `keep`
    record Sent(
            @Nullable String matchers,
            @Nullable String starts,
            @Nullable String hours,
            @Nullable String comment,
            @Nullable String step) {

        static String text(@Nullable String field) {
            return field == null ? "" : field.strip();
        }
    }

    @GetMapping("/alerts/silences/new")
    ModelAndView fresh(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String matchers) {
        Sent sent = new Sent(matchers, "", "2", "", "");
        return matchers.isBlank() ? form(sent, frame, "", null) : preview(sent, frame);
    }

    @PostMapping("/alerts/silences")
    ModelAndView save(
            Actor actor, @ModelAttribute("frame") Frame frame, @ModelAttribute("sent") Sent sent) {
        if (!actor.may(Role.RESPONDER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (!"keep".equals(sent.step())) {
            return preview(sent, frame);
        }
        try {
            Instant now = clock.instant();
            Instant starts = starts(sent, frame, now);
            silences.save(
                    new Silences.Wish(
                            null,
                            null,
                            matchers(sent),
                            starts,
                            starts.plus(lasting(sent)),
                            actor.word(),
                            Sent.text(sent.comment())),
                    actor,
                    now);
            return SeeOther.at("/alerts/silences");
        } catch (IllegalArgumentException impossible) {
            return form(sent, frame, String.valueOf(impossible.getMessage()), null);
        }
    }

    private ModelAndView preview(Sent sent, Frame frame) {
        try {
            Silences.Preview preview = silences.preview(matchers(sent), clock.instant());
            return form(sent, frame, "", preview);
        } catch (IllegalArgumentException impossible) {
            return form(sent, frame, String.valueOf(impossible.getMessage()), null);
        }
    }

    private static List<LabelMatcher> matchers(Sent sent) {
        return Sent.text(sent.matchers())
                .lines()
                .filter(line -> !line.isBlank())
                .map(LabelMatcher::parse)
                .toList();
    }

    private static Instant starts(Sent sent, Frame frame, Instant now) {
        String text = Sent.text(sent.starts());
        if (text.isEmpty()) {
            return now;
        }
        try {
            return LocalDateTime.parse(text).atZone(frame.reader().zone()).toInstant();
        } catch (DateTimeException exception) {
            throw new IllegalArgumentException(
                    "Begins: “" + text + "” must look like 2026-03-04T10:00", exception);
        }
    }

    private static Duration lasting(Sent sent) {
        String text = Sent.text(sent.hours());
        if (!text.matches("\\d{1,5}(\\.\\d{1,2})?") || Double.parseDouble(text) <= 0) {
            throw new IllegalArgumentException(
                    "Lasts: “" + text + "” must be hours, e.g. 2 or 0.5");
        }
        return Duration.ofSeconds(Math.round(Double.parseDouble(text) * 3600));
    }

    private ModelAndView form(
            Sent sent, Frame frame, String problem, Silences.@Nullable Preview preview) {
        ModelAndView view = new ModelAndView("alerts/silence");
        if (!problem.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        view.addObject(
                "form",
                new SilenceForm(
                        Sent.text(sent.matchers()),
                        Sent.text(sent.starts()),
                        Sent.text(sent.hours()),
                        Sent.text(sent.comment()),
                        frame.reader().place(),
                        problem,
                        preview != null,
                        preview == null
                                ? List.of()
                                : preview.now().stream()
                                        .limit(MOST_SHOWN)
                                        .map(alert -> AlertLine.of(alert, frame.times(), names::in))
                                        .toList(),
                        preview == null ? "" : told(preview)));
        return view;
    }

    private static String told(Silences.Preview preview) {
        return ("It would hide %d open alerts now; of the %d that opened in the last seven days"
                        + " %d match.")
                .formatted(preview.now().size(), preview.looked(), preview.lastWeek());
    }

    @PostMapping("/alerts/silences/{id}/end")
    ModelAndView end(Actor actor, @PathVariable UUID id) {
        if (!actor.may(Role.RESPONDER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        silences.end(id, null, actor, clock.instant());
        return SeeOther.at("/alerts/silences");
    }
}
