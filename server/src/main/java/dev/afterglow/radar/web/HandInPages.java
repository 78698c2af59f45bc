package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.radar.Cycle;
import dev.afterglow.radar.Cycles;
import dev.afterglow.radar.HandedIn;
import dev.afterglow.radar.HandingIn;
import dev.afterglow.radar.RadarFacts;
import dev.afterglow.radar.RadarSessions;
import dev.afterglow.radar.Talks;
import dev.afterglow.radar.Ticket;
import dev.afterglow.radar.Tickets;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Hands in a worry, shows what one handed in by name, and where a receipt is shown.
@Controller
class HandInPages {

    private static final int CURATORS_SHOWN = 3;

    private final HandingIn handingIn;
    private final Talks talks;
    private final Tickets tickets;
    private final Cycles cycles;
    private final RadarSessions sessions;
    private final RadarFacts facts;
    private final People people;
    private final InstantSource clock;

    HandInPages(
            HandingIn handingIn,
            Talks talks,
            Tickets tickets,
            Cycles cycles,
            RadarSessions sessions,
            RadarFacts facts,
            People people,
            InstantSource clock) {
        this.handingIn = handingIn;
        this.talks = talks;
        this.tickets = tickets;
        this.cycles = cycles;
        this.sessions = sessions;
        this.facts = facts;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/radar")
    ModelAndView form(Actor actor, @ModelAttribute("frame") Frame frame) {
        return form(actor, frame, HandInForm.EMPTY, "");
    }

    @PostMapping("/radar")
    ModelAndView handIn(
            Actor actor, @ModelAttribute HandInForm form, @ModelAttribute("frame") Frame frame) {
        PersonId self = Self.of(actor);
        if (form.isUnlinkable()) {
            return form(
                    actor,
                    frame,
                    form,
                    "Nothing was stored: unlinkable needs script in this browser, or this server"
                            + " would see who sends it. Confidential works without.");
        }
        try {
            String text = form.ticketText();
            @Nullable Ticket ticket = text.isEmpty() ? null : Ticket.parse(text);
            HandedIn answer =
                    handingIn.confidential(
                            form.read(),
                            new HandingIn.Sender(self, ticket, false),
                            clock.instant());
            return switch (answer) {
                case HandedIn.Taken ignored ->
                        SeeOther.at(
                                "/radar/mine?taken=" + (ticket == null ? "none" : ticket.slot()));
                case HandedIn.Refused(String reason) -> form(actor, frame, form, reason);
            };
        } catch (IllegalArgumentException wrong) {
            return form(actor, frame, form, String.valueOf(wrong.getMessage()));
        }
    }

    /// What the reader handed in confidentially.
    @GetMapping("/radar/mine")
    ModelAndView mine(Actor actor, @RequestParam(defaultValue = "") String taken) {
        return mine(actor, taken, "");
    }

    @PostMapping("/radar/mine/{id}")
    ModelAndView add(Actor actor, @PathVariable UUID id, @RequestParam String words) {
        try {
            if (!talks.add(Self.of(actor), id, words)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
        } catch (IllegalArgumentException wrong) {
            return mine(actor, "", String.valueOf(wrong.getMessage()));
        }
        return SeeOther.at("/radar/mine");
    }

    @PostMapping("/radar/mine/{id}/withdraw")
    ModelAndView withdraw(Actor actor, @PathVariable UUID id) {
        if (!talks.withdraw(Self.of(actor), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return SeeOther.at("/radar/mine");
    }

    /// Where a receipt is shown; open to anybody, as it asks for no name.
    @GetMapping("/radar/receipt")
    String receipt() {
        return "radar/receipt";
    }

    private ModelAndView mine(Actor actor, String taken, String problem) {
        ModelAndView page =
                new ModelAndView(
                        "radar/mine",
                        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("tabs", RadarNavigation.tabs(actor, "/radar"));
        page.addObject("talks", talks.of(Self.of(actor)));
        page.addObject("taken", taken.matches("[1-3]|none") ? taken : "");
        page.addObject("problem", problem);
        return page;
    }

    private ModelAndView form(Actor actor, Frame frame, HandInForm form, String problem) {
        ModelAndView page =
                new ModelAndView(
                        "radar/hand-in",
                        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("tabs", RadarNavigation.tabs(actor, "/radar"));
        page.addObject("form", form);
        page.addObject("problem", problem);
        page.addObject("page", around(frame));
        return page;
    }

    private HandInPage around(Frame frame) {
        Instant now = clock.instant();
        Cycle cycle = cycles.open(now);
        Tickets.Crowd crowd = tickets.crowd(now);
        List<String> curators = people.active(Role.CURATOR).stream().map(Person::name).toList();
        return new HandInPage(
                cycle.label(),
                frame.times().iso(cycle.closesAt()),
                frame.times().time(cycle.closesAt()),
                frame.times().day(cycle.closesAt()),
                sessions.next().map(one -> frame.times().day(one.startsAt())).orElse(""),
                said(curators),
                curators.size() > 1,
                facts.mailAddress(),
                crowd(crowd),
                crowd.isOpen(),
                facts.keepOriginalsDays(),
                tickets.keys(now).stream().map(Tickets.Key::fingerprint).toList());
    }

    private static String crowd(Tickets.Crowd crowd) {
        return crowd.isOpen()
                ? crowd.holders() + " people hold tickets of this round."
                : "It opens when %d people hold tickets; now %d do. Browsers draw them at sign-in."
                        .formatted(crowd.needed(), crowd.holders());
    }

    private static String said(List<String> names) {
        if (names.size() <= CURATORS_SHOWN) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, CURATORS_SHOWN))
                + " and "
                + (names.size() - CURATORS_SHOWN)
                + " more";
    }
}
