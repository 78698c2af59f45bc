package dev.afterglow.incidents.web;

import dev.afterglow.incidents.ChatImported;
import dev.afterglow.incidents.ChatWindow;
import dev.afterglow.incidents.Chats;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.web.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Bringing a chat into the record: a file or pasted text, the time that counts, what became of it.
@Controller
class ChatPages {

    private static final Duration AROUND = Duration.ofHours(1);

    private final Incidents incidents;
    private final Chats chats;
    private final InstantSource clock;

    ChatPages(Incidents incidents, Chats chats, InstantSource clock) {
        this.incidents = incidents;
        this.chats = chats;
        this.clock = clock;
    }

    @GetMapping("/incidents/{id}/chat")
    String form(@PathVariable String id, @ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("page", ChatPage.empty(find(id), window(find(id), frame), ""));
        return "incidents/chat";
    }

    /// What the form carries.
    record ChatForm(
            @Nullable MultipartFile file,
            @Nullable String text,
            @Nullable String from,
            @Nullable String until) {}

    @PostMapping("/incidents/{id}/chat")
    ModelAndView bring(
            @PathVariable String id,
            @ModelAttribute ChatForm form,
            Actor actor,
            @ModelAttribute("frame") Frame frame)
            throws IOException {
        Incident incident = find(id);
        ChatWindow usual = window(incident, frame);
        try {
            ChatWindow window =
                    new ChatWindow(
                            at(form.from(), usual.zone(), usual.from()),
                            until(form.until(), usual.zone(), usual.until()),
                            usual.zone());
            ChatImported became =
                    chats.bring(incident.id(), upload(form, window), actor, clock.instant());
            return switch (became) {
                case ChatImported.Done done ->
                        new ModelAndView(
                                "incidents/chat", "page", ChatPage.done(incident, window, done));
                case ChatImported.Refused refused ->
                        refused(ChatPage.empty(incident, window, refused.because()));
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return refused(
                    ChatPage.empty(incident, usual, wrong.getMessage() + ". Nothing was added."));
        }
    }

    private static ModelAndView refused(ChatPage page) {
        ModelAndView view = new ModelAndView("incidents/chat", HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("page", page);
        return view;
    }

    private static Chats.Upload upload(ChatForm form, ChatWindow window) throws IOException {
        MultipartFile file = form.file();
        if (file != null && !file.isEmpty()) {
            return new Chats.Upload(file.getInputStream(), file.getSize(), window);
        }
        byte[] text = (form.text() == null ? "" : form.text()).getBytes(StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(text);
        return new Chats.Upload(in, text.length, window);
    }

    private static Instant at(@Nullable String local, ZoneId zone, Instant otherwise) {
        return local == null || local.isBlank()
                ? otherwise
                : LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /// Of an hour that comes twice the later one, so that nothing is left out.
    private static Instant until(@Nullable String local, ZoneId zone, Instant otherwise) {
        return local == null || local.isBlank()
                ? otherwise
                : LocalDateTime.parse(local).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    /// From an hour before it began to an hour after it was stable.
    private ChatWindow window(Incident incident, Frame frame) {
        Instant stable = incident.stableAt();
        Instant until = stable == null ? clock.instant() : stable.plus(AROUND);
        return new ChatWindow(
                incident.beganAt().minus(AROUND).truncatedTo(ChronoUnit.MINUTES),
                until.plusSeconds(60).truncatedTo(ChronoUnit.MINUTES),
                frame.reader().zone());
    }

    private Incident find(String id) {
        try {
            return incidents
                    .incident(IncidentId.parse(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage());
        }
    }
}
