package dev.afterglow.delivery.web;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.ContactMethod;
import dev.afterglow.delivery.ContactMethods;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// How the reader is reached: add an address, prove it with a code, test it, remove it.
@Controller
class ContactPages {

    /// Channels that a person can type an address for; a browser subscribes to Web Push by script.
    private static final List<String> TYPED =
            List.of(
                    ChannelName.EMAIL,
                    ChannelName.NTFY,
                    ChannelName.SMS,
                    ChannelName.VOICE,
                    ChannelName.CHAT,
                    ChannelName.WEBHOOK);

    private final ContactMethods methods;
    private final InstantSource clock;

    ContactPages(ContactMethods methods, InstantSource clock) {
        this.methods = methods;
        this.clock = clock;
    }

    @GetMapping("/me/contacts")
    ModelAndView contacts(
            Actor actor,
            @RequestParam(defaultValue = "") String done,
            @ModelAttribute("frame") Frame frame) {
        return view(person(actor), new ContactsPage.Form("", "", "", ""), done, frame);
    }

    @PostMapping("/me/contacts")
    ModelAndView add(Actor actor, AddForm form, @ModelAttribute("frame") Frame frame) {
        ContactMethods.Address address =
                new ContactMethods.Address(
                        text(form.channel()), text(form.address()), text(form.label()));
        return switch (methods.add(person(actor), address, now())) {
            case ContactMethods.Added.Sent sent -> back("A code is on its way there.");
            case ContactMethods.Added.Problem(String sentence) -> {
                ModelAndView view =
                        view(
                                person(actor),
                                new ContactsPage.Form(
                                        address.channel(),
                                        address.address(),
                                        address.label(),
                                        sentence),
                                "",
                                frame);
                view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield view;
            }
        };
    }

    record AddForm(@Nullable String channel, @Nullable String address, @Nullable String label) {}

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    @PostMapping("/me/contacts/{id}/verify")
    ModelAndView verify(Actor actor, @PathVariable String id, @RequestParam String code) {
        return back(
                methods.verify(person(actor), id, code, now())
                        ? "It is proved; pages may come this way."
                        : "That is not the code, or it is older than 30 minutes. Ask for a "
                                + "new one.");
    }

    @PostMapping("/me/contacts/{id}/code")
    ModelAndView sendCode(Actor actor, @PathVariable String id) {
        methods.sendCodeAgain(person(actor), id, now());
        return back("A new code is on its way.");
    }

    @PostMapping("/me/contacts/{id}/test")
    ModelAndView test(Actor actor, @PathVariable String id) {
        return back(
                methods.test(person(actor), id, now())
                        ? "A test is on its way; see below whether the provider took it."
                        : "There is no such contact method.");
    }

    @PostMapping("/me/contacts/{id}/remove")
    ModelAndView remove(Actor actor, @PathVariable String id) {
        return back(methods.remove(person(actor), id) ? "Removed." : "There is nothing to remove.");
    }

    private static ModelAndView back(String done) {
        ModelAndView there = new ModelAndView("redirect:/me/contacts");
        there.addObject("done", done);
        there.setStatus(HttpStatus.SEE_OTHER);
        return there;
    }

    private ModelAndView view(PersonId person, ContactsPage.Form form, String done, Frame frame) {
        ModelAndView view = new ModelAndView("delivery/contacts");
        view.addObject(
                "page",
                new ContactsPage(
                        methods.of(person).stream().map(one -> row(one, frame.times())).toList(),
                        TYPED.stream().map(this::channel).toList(),
                        form,
                        done,
                        methods.pushKey()));
        return view;
    }

    private ContactsPage.Channel channel(String name) {
        return new ContactsPage.Channel(name, words(name), methods.whyNotReady(name).orElse(""));
    }

    private static ContactsPage.Row row(ContactMethod method, Times times) {
        Instant refusedSince = method.refusedSince();
        String tone = refusedSince != null ? "harm" : method.isVerified() ? "good" : "doubt";
        String state =
                refusedSince != null
                        ? "refused since " + times.time(refusedSince) + ": " + method.refusal()
                        : method.isVerified() ? "works" : "not proved yet";
        return new ContactsPage.Row(
                method.id(),
                words(method.channel()),
                method.channel().equals(ChannelName.WEB_PUSH) ? "this browser" : method.address(),
                method.label(),
                tone,
                state,
                method.isVerified(),
                !method.id().equals(ContactMethods.OWN_EMAIL));
    }

    private static String words(String channel) {
        return switch (channel) {
            case ChannelName.EMAIL -> "E-mail";
            case ChannelName.NTFY -> "Push (ntfy)";
            case ChannelName.WEB_PUSH -> "Push to a browser";
            case ChannelName.SMS -> "Text message";
            case ChannelName.VOICE -> "Phone call";
            case ChannelName.CHAT -> "Chat room (Slack, Mattermost)";
            case ChannelName.WEBHOOK -> "Webhook";
            default -> channel;
        };
    }

    private static PersonId person(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson person -> person.person();
            case Actor.OfToken token -> token.owner();
            case Actor.OfSystem system ->
                    throw new AccessDeniedException("Only a person has contact methods");
        };
    }

    private Instant now() {
        return clock.instant();
    }
}
