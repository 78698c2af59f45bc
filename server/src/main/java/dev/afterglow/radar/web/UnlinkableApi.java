package dev.afterglow.radar.web;

import dev.afterglow.radar.HandedIn;
import dev.afterglow.radar.HandingIn;
import dev.afterglow.radar.Knowing;
import dev.afterglow.radar.Receipt;
import dev.afterglow.radar.Talk;
import dev.afterglow.radar.Talks;
import dev.afterglow.radar.Ticket;
import dev.afterglow.radar.Worry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Where somebody comes whom nobody knows: hands in with a ticket, returns with a receipt. Sends no
/// cookie, logs nothing, and answers a mistake without repeating the words.
@RestController
class UnlinkableApi {

    private final HandingIn handingIn;
    private final Talks talks;
    private final RadarBodies bodies;
    private final InstantSource clock;

    UnlinkableApi(HandingIn handingIn, Talks talks, RadarBodies bodies, InstantSource clock) {
        this.handingIn = handingIn;
        this.talks = talks;
        this.bodies = bodies;
        this.clock = clock;
    }

    /// A worry as the page's script sends it.
    record Sent(
            @Nullable String ticket,
            @Nullable String receipt,
            @Nullable String words,
            @Nullable String known,
            @Nullable String part) {}

    record Answer(boolean taken) {}

    @PostMapping("/radar/unlinkable")
    Answer handIn(HttpServletRequest request) throws IOException {
        Sent sent = bodies.read(request, Sent.class);
        try {
            HandedIn answer =
                    handingIn.unlinkable(
                            new Worry(
                                    text(sent.words()),
                                    Knowing.parse(text(sent.known())),
                                    text(sent.part())),
                            Ticket.parse(text(sent.ticket())),
                            new Receipt(text(sent.receipt())),
                            clock.instant());
            return switch (answer) {
                case HandedIn.Taken ignored -> new Answer(true);
                case HandedIn.Refused(String reason) -> throw refused(reason);
            };
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    /// A receipt, and what its holder adds.
    record Shown(@Nullable String receipt, @Nullable String words) {}

    /// A thread as the script writes it into the page.
    record Conversation(
            String round,
            String words,
            String told,
            String said,
            List<Turn> notes,
            List<String> cameOf) {}

    record Turn(String who, String words) {}

    @PostMapping("/radar/unlinkable/talk")
    Conversation read(HttpServletRequest request) throws IOException {
        return thread(receipt(bodies.read(request, Shown.class)));
    }

    @PostMapping("/radar/unlinkable/talk/add")
    Conversation add(HttpServletRequest request) throws IOException {
        Shown shown = bodies.read(request, Shown.class);
        Receipt receipt = receipt(shown);
        try {
            if (!talks.add(receipt, text(shown.words()))) {
                throw unknown();
            }
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
        return thread(receipt);
    }

    @PostMapping("/radar/unlinkable/talk/withdraw")
    Answer withdraw(HttpServletRequest request) throws IOException {
        if (!talks.withdraw(receipt(bodies.read(request, Shown.class)))) {
            throw unknown();
        }
        return new Answer(true);
    }

    private Conversation thread(Receipt receipt) {
        Talk talk = talks.read(receipt).orElseThrow(UnlinkableApi::unknown);
        return new Conversation(
                talk.round(),
                talk.words(),
                talk.told(),
                talk.said(),
                talk.notes().stream()
                        .map(note -> new Turn(note.byCurator() ? "curator" : "you", note.words()))
                        .toList(),
                talk.cameOf());
    }

    private static Receipt receipt(Shown shown) {
        try {
            return new Receipt(text(shown.receipt()));
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static ResponseStatusException refused(@Nullable String reason) {
        return new ResponseStatusException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Optional.ofNullable(reason).orElse("Nothing was stored."));
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "This receipt opens nothing here. Was each letter right?");
    }
}
