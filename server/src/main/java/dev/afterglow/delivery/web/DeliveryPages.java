package dev.afterglow.delivery.web;

import dev.afterglow.delivery.AttemptLine;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.delivery.OutboxLine;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What became of each message. Addresses are shown to administrators alone.
@Controller
class DeliveryPages {

    private final Delivery delivery;

    DeliveryPages(Delivery delivery) {
        this.delivery = delivery;
    }

    @GetMapping("/deliveries")
    ModelAndView list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = Long.MAX_VALUE + "") long before,
            @ModelAttribute("frame") Frame frame) {
        List<OutboxLine> lines = delivery.messagesBefore(new MessageId(before), state);
        Map<String, Long> underWay = delivery.underWay();
        ModelAndView view = new ModelAndView("delivery/list");
        view.addObject(
                "page",
                new OutboxPage(
                        state,
                        underWay.getOrDefault("waiting", 0L),
                        underWay.getOrDefault("sending", 0L),
                        lines.stream().map(line -> row(line, frame.times())).toList(),
                        lines.size() < 100
                                ? ""
                                : "/deliveries?state="
                                        + state
                                        + "&before="
                                        + lines.getLast().id()));
        return view;
    }

    @GetMapping("/deliveries/{id}")
    ModelAndView message(@PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame) {
        OutboxLine line =
                delivery.message(new MessageId(id))
                        .orElseThrow(() ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND, "There is no message " + id));
        Times times = frame.times();
        ModelAndView view = new ModelAndView("delivery/message");
        view.addObject("row", row(line, times));
        view.addObject("address", maySee(actor, line) ? line.address() : "shown to administrators");
        view.addObject("fellFrom", line.fellFrom() == null ? "" : "/deliveries/" + line.fellFrom());
        view.addObject(
                "attempts",
                delivery.attempts(line.id()).stream().map(one -> attempt(one, times)).toList());
        return view;
    }

    private static boolean maySee(Actor actor, OutboxLine line) {
        return actor.may(Role.ADMINISTRATOR)
                || (actor instanceof Actor.OfPerson(PersonId person, Role role)
                        && person.value().equals(line.person()));
    }

    private static OutboxPage.Row row(OutboxLine line, Times times) {
        Instant ended = line.endedAt();
        String repeat = line.mayBeRepeat() ? "may be repeated" : "";
        return new OutboxPage.Row(
                "/deliveries/" + line.id(),
                line.subject(),
                line.channel(),
                line.person() == null ? "" : line.person(),
                tone(line.state()),
                line.state(),
                repeat,
                times.iso(line.createdAt()),
                times.time(line.createdAt()),
                ended == null
                        ? "next attempt from " + times.time(line.dueAt())
                        : "ended " + times.time(ended),
                line.attempts(),
                line.reason());
    }

    private static String tone(String state) {
        return switch (state) {
            case "sent" -> "good";
            case "failed" -> "harm";
            case "waiting", "sending" -> "live";
            default -> "plain";
        };
    }

    private static OutboxPage.Attempt attempt(AttemptLine line, Times times) {
        Instant ended = line.endedAt();
        return new OutboxPage.Attempt(
                line.number(),
                times.iso(line.startedAt()),
                times.time(line.startedAt()),
                ended == null ? "" : times.time(ended),
                line.outcome(),
                line.reason(),
                line.server());
    }

    @GetMapping("/me/inbox")
    ModelAndView inbox(Actor actor, @ModelAttribute("frame") Frame frame) {
        PersonId mine = actor instanceof Actor.OfPerson(PersonId person, Role role) ? person : null;
        boolean seesAll = mine == null || actor.may(Role.ADMINISTRATOR);
        ModelAndView view = new ModelAndView("delivery/inbox");
        view.addObject(
                "letters",
                delivery.inbox(seesAll ? null : mine).stream()
                        .map(message ->
                                new OutboxPage.Letter(
                                        message.recipient(),
                                        message.channel(),
                                        message.subject(),
                                        message.text(),
                                        message.link(),
                                        frame.times().iso(message.arrivedAt()),
                                        frame.times().time(message.arrivedAt())))
                        .toList());
        return view;
    }
}
