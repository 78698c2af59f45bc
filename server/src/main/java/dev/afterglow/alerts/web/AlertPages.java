package dev.afterglow.alerts.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertAct;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.AlertState;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Changed;
import dev.afterglow.alerts.LabelMatcher;
import dev.afterglow.alerts.Suppression;
import dev.afterglow.people.Actor;
import dev.afterglow.people.ActorNames;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.util.UriComponentsBuilder;

/// The list of alerts, and the page of one with what can be done about it.
@Controller
class AlertPages {

    private static final int A_PAGE = 50;

    private final Alerts alerts;
    private final List<AlertAct> acts;
    private final ActorNames names;
    private final InstantSource clock;

    AlertPages(Alerts alerts, List<AlertAct> acts, ActorNames names, InstantSource clock) {
        this.alerts = alerts;
        this.acts = acts;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/alerts")
    String list(
            Model model,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long before) {
        Alerts.Search search =
                new Alerts.Search(
                        state.equals("all"), service, q, before == 0 ? null : new AlertId(before));
        List<Alert> found = alerts.find(search, A_PAGE + 1);
        List<AlertLine> lines =
                found.stream()
                        .limit(A_PAGE)
                        .map(alert -> AlertLine.of(alert, frame.times(), names::in))
                        .toList();
        String older =
                found.size() <= A_PAGE
                        ? ""
                        : UriComponentsBuilder.fromPath("/alerts")
                                .queryParam("state", state)
                                .queryParam("service", service)
                                .queryParam("q", q)
                                .queryParam("before", found.get(A_PAGE - 1).id().value())
                                .encode()
                                .toUriString();
        model.addAttribute("page", new AlertList(headline(), state, service, q, lines, older));
        return "alerts/list";
    }

    private String headline() {
        Alerts.Tally tally = alerts.tally();
        if (tally.paging() == 0) {
            return tally.held() == 0
                    ? "No alert is open"
                    : "No alert pages, "
                            + tally.held()
                            + (tally.held() == 1 ? " is" : " are")
                            + " held back";
        }
        return (tally.paging() == 1 ? "One alert is open" : tally.paging() + " alerts are open")
                + (tally.held() == 0 ? "" : ", " + tally.held() + " more held back");
    }

    @GetMapping("/alerts/{id:\\d{1,18}}")
    ModelAndView alert(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable long id) {
        return page(actor, frame, id, "");
    }

    private ModelAndView page(Actor actor, Frame frame, long id, String problem) {
        Alert alert =
                alerts.alert(new AlertId(id))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ModelAndView view = new ModelAndView("alerts/alert");
        if (!problem.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        view.addObject("page", view(alert, actor, frame.times(), problem));
        return view;
    }

    private AlertPage view(Alert alert, Actor actor, Times times, String problem) {
        Suppression held = alert.isResolved() ? null : alert.suppression();
        Alert.Noise noise = alert.noise();
        String link = alert.signal().link();
        return new AlertPage(
                AlertLine.of(alert, times, names::in),
                alert.signal().source(),
                alert.signal().dedupKey(),
                alert.signal().details(),
                link != null && link.matches("https?://.*|/[a-z].*") ? link : "",
                held == null ? "" : names.in(held.because()),
                held == null ? "" : times.time(held.lookAgainAt()),
                held == null ? "" : times.iso(held.lookAgainAt()),
                noise == null ? "" : noise.because(),
                alert.labels().entrySet().stream()
                        .map(label -> new AlertPage.Pair(label.getKey(), label.getValue()))
                        .toList(),
                happenings(alert, times),
                alerts.groupedUnder(alert.id()).stream()
                        .map(member -> AlertLine.of(member, times, names::in))
                        .toList(),
                alert.isResolved(),
                alert.state() == AlertState.ACKNOWLEDGED,
                actor.may(Role.RESPONDER),
                silenceAddress(alert),
                acts.stream()
                        .map(act -> new AlertPage.Act(act.label(), act.address(alert.id())))
                        .toList(),
                problem);
    }

    /// A new silence with the labels that name this alert.
    private static String silenceAddress(Alert alert) {
        List<String> matchers = new ArrayList<>();
        matchers.add(new LabelMatcher("service", alert.service().value(), false, true).toString());
        String name = alert.labels().getOrDefault("alertname", "");
        matchers.add(
                name.isEmpty()
                        ? new LabelMatcher("title", alert.title(), false, true).toString()
                        : new LabelMatcher("alertname", name, false, true).toString());
        return UriComponentsBuilder.fromPath("/alerts/silences/new")
                .queryParam("matchers", "{matchers}")
                .encode()
                .buildAndExpand(String.join("\n", matchers))
                .toUriString();
    }

    private List<AlertPage.Happening> happenings(Alert alert, Times times) {
        List<AlertPage.Happening> all = new ArrayList<>();
        all.add(
                happening(
                        alert.openedAt(),
                        times,
                        "harm",
                        names.in("Opened by " + alert.signal().source()),
                        ""));
        alerts.entries(alert.id())
                .forEach(entry ->
                        all.add(
                                happening(
                                        entry.at(),
                                        times,
                                        tone(entry.kind()),
                                        names.in(sentence(entry.kind(), entry.actor())),
                                        names.in(entry.words()))));
        return all;
    }

    private static AlertPage.Happening happening(
            Instant at, Times times, String tone, String sentence, String words) {
        return new AlertPage.Happening(times.time(at), times.iso(at), tone, sentence, words);
    }

    private static String tone(String kind) {
        return switch (kind) {
            case "resolved" -> "good";
            case "worsened", "unsuppressed", "reopened" -> "harm";
            case "acknowledged" -> "live";
            default -> "info";
        };
    }

    private static String sentence(String kind, String who) {
        return switch (kind) {
            case "acknowledged" -> who + " has it";
            case "resolved" -> "Resolved by " + who;
            case "reopened" -> "Given back by " + who;
            case "suppressed" -> "Held back";
            case "unsuppressed" -> "Pages again";
            case "worsened" -> "Said worse";
            case "noise" -> who + " says that its page was noise";
            case "note" -> who + " wrote";
            default -> "Changed by " + who;
        };
    }

    /// What a form on the alert's page sends.
    ///
    /// @param minutes how long a snooze lasts
    /// @param words a note, or why it was noise
    record Sent(@Nullable Integer minutes, @Nullable String words) {

        String text() {
            return words == null ? "" : words.strip();
        }
    }

    @PostMapping("/alerts/{id:\\d{1,18}}/{act:acknowledge|reopen|resolve|snooze|noise|note}")
    ModelAndView act(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable long id,
            @PathVariable String act,
            @ModelAttribute("sent") Sent sent) {
        if (!actor.may(Role.RESPONDER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        boolean needsWords = act.equals("noise") || act.equals("note");
        if (needsWords && sent.text().isEmpty()) {
            return page(
                    actor,
                    frame,
                    id,
                    "Write a line: " + (act.equals("note") ? "what you know" : "why it was noise"));
        }
        Changed changed;
        try {
            changed = done(new AlertId(id), act, actor, sent);
        } catch (IllegalArgumentException impossible) {
            return page(actor, frame, id, String.valueOf(impossible.getMessage()));
        }
        return switch (changed) {
            case Changed.Done ignored -> SeeOther.at("/alerts/" + id);
            case Changed.Already(Alert ignored, String because) -> page(actor, frame, id, because);
            case Changed.Unknown() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private Changed done(AlertId id, String act, Actor actor, Sent sent) {
        Instant now = clock.instant();
        return switch (act) {
            case "acknowledge" -> alerts.acknowledge(id, actor, now);
            case "reopen" -> alerts.reopen(id, actor, now);
            case "resolve" -> alerts.resolve(id, actor, now);
            case "noise" -> alerts.markNoise(id, sent.text(), actor, now);
            case "note" -> alerts.note(id, sent.text(), actor, now);
            default -> {
                int minutes = sent.minutes() == null ? 0 : sent.minutes();
                yield alerts.snooze(id, now.plus(Duration.ofMinutes(minutes)), actor, now);
            }
        };
    }
}
