package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.radar.Cycles;
import dev.afterglow.radar.Ticket;
import dev.afterglow.radar.Tickets;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Where a signed-in browser draws its tickets.
@RestController
class TicketApi {

    private final Tickets tickets;
    private final Cycles cycles;
    private final RadarBodies bodies;
    private final InstantSource clock;

    TicketApi(Tickets tickets, Cycles cycles, RadarBodies bodies, InstantSource clock) {
        this.tickets = tickets;
        this.cycles = cycles;
        this.bodies = bodies;
        this.clock = clock;
    }

    /// What a browser needs to draw.
    ///
    /// @param csrf goes back as the header `X-XSRF-TOKEN`
    record Round(
            long cycle,
            String label,
            String person,
            String csrf,
            int holders,
            int needed,
            List<Slot> slots) {}

    record Slot(int slot, String modulus, String fingerprint) {}

    @GetMapping("/radar/tickets")
    Round round(Actor actor, CsrfToken csrf) {
        Instant now = clock.instant();
        Tickets.Crowd crowd = tickets.crowd(now);
        var cycle = cycles.open(now);
        return new Round(
                cycle.id(),
                cycle.label(),
                Self.of(actor).value(),
                csrf.getToken(),
                crowd.holders(),
                crowd.needed(),
                tickets.keys(now).stream()
                        .map(key -> new Slot(key.slot(), key.modulus(), key.fingerprint()))
                        .toList());
    }

    /// @param blinded hexadecimal digits
    record Wish(int slot, @Nullable String blinded) {}

    record Wishes(long cycle, @Nullable List<@Nullable Wish> wishes) {}

    record Answers(List<Tickets.Drawn> drawn) {}

    @PostMapping("/radar/tickets")
    Answers draw(Actor actor, HttpServletRequest request) throws IOException {
        PersonId person = Self.of(actor);
        Wishes sent = bodies.read(request, Wishes.class);
        Instant now = clock.instant();
        if (sent.cycle() != cycles.open(now).id()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "This round is over; reload to draw for the next.");
        }
        List<@Nullable Wish> wishes = sent.wishes() == null ? List.of() : sent.wishes();
        if (wishes.size() > Ticket.SLOTS) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "There are three slots a round, was " + wishes.size() + ".");
        }
        try {
            return new Answers(tickets.draw(person, requests(wishes), now));
        } catch (IllegalArgumentException malformed) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, malformed.getMessage());
        }
    }

    private static List<Tickets.Request> requests(List<@Nullable Wish> wishes) {
        return wishes.stream()
                .map(wish ->
                        wish == null || wish.blinded() == null
                                ? new Tickets.Request(0, "")
                                : new Tickets.Request(wish.slot(), wish.blinded()))
                .toList();
    }
}
