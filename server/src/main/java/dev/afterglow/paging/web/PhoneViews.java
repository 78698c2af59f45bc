package dev.afterglow.paging.web;

import dev.afterglow.paging.Answer;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageLinks.Checked;
import dev.afterglow.paging.PageState;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Reader;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Makes the views behind a signed link, in the zone of the person whom the link names.
@Component
class PhoneViews {

    private final Paging paging;
    private final People people;
    private final InstantSource clock;

    PhoneViews(Paging paging, People people, InstantSource clock) {
        this.paging = paging;
        this.people = people;
        this.clock = clock;
    }

    ModelAndView page(Page page, PersonId reader, String token) {
        Frame frame = frame(reader, token);
        ModelAndView view = new ModelAndView("paging/phone");
        view.addObject("frame", frame);
        view.addObject("page", phonePage(page, reader, token, frame.times()));
        return view;
    }

    private PhonePage phonePage(Page page, PersonId reader, String token, Times times) {
        return new PhonePage(
                "/p/" + token,
                page.headline(),
                badge(page),
                note(page, times),
                page.severity().word(),
                times.iso(page.openedAt()),
                times.time(page.openedAt()),
                times.since(page.openedAt()),
                page.service().value(),
                "",
                before(page, reader, times));
    }

    private static PhonePage.Badge badge(Page page) {
        return switch (page.state()) {
            case FIRING -> new PhonePage.Badge("harm", "paging you");
            case ACKNOWLEDGED -> new PhonePage.Badge("good", "somebody has it");
            case STOPPED -> new PhonePage.Badge("info", "held back");
            case CLOSED -> new PhonePage.Badge("plain", "resolved");
        };
    }

    private static String note(Page page, Times times) {
        Instant dueAt = page.timer().dueAt();
        return page.state() == PageState.FIRING && dueAt != null
                ? "next step at " + times.time(dueAt) + " if nobody answers"
                : "";
    }

    private List<PersonChip> before(Page page, PersonId reader, Times times) {
        List<PagedPerson> others =
                paging.persons(page.id()).stream()
                        .filter(person -> !person.person().equals(reader))
                        .toList();
        Map<PersonId, PagedPerson> byId =
                others.stream().collect(Collectors.toMap(PagedPerson::person, other -> other));
        List<PersonChip> chips = new ArrayList<>();
        for (Person person : people.persons(byId.keySet())) {
            PagedPerson paged = byId.get(person.id());
            if (paged != null) {
                chips.add(chip(person, paged, times));
            }
        }
        return chips;
    }

    private static PersonChip chip(Person person, PagedPerson paged, Times times) {
        String answer =
                paged.answer() == Answer.NONE
                        ? "paged at " + times.time(paged.notifiedAt())
                        : paged.answer().word();
        return PersonChip.of(person.name(), person.zone(), times.now(), answer);
    }

    /// The frame of a page without navigation, for a person who is not signed in.
    private Frame frame(PersonId id, String token) {
        Reader reader =
                people.person(id)
                        .map(person ->
                                new Reader(
                                        id.value(),
                                        person.name(),
                                        PersonChip.place(person.zone()),
                                        person.zone(),
                                        ""))
                        .orElse(new Reader(null, "", "UTC", ZoneOffset.UTC, ""));
        return new Frame(
                reader,
                "/p/" + token,
                "",
                List.of(),
                List.of(),
                true,
                new Times(reader.zone(), clock.instant()));
    }

    ModelAndView ended(Checked.Ended ended) {
        return refusal(
                HttpStatus.GONE,
                "This link has ended",
                "Links of a page hold for 24 hours. Sign in to see the page, or ask to be paged again.",
                "/pages/" + ended.page());
    }

    ModelAndView forged() {
        return refusal(
                HttpStatus.NOT_FOUND,
                "This is not a link of ours",
                "It was changed or cut off on its way. Open it again from the message, or sign in.",
                "/pages");
    }

    private static ModelAndView refusal(
            HttpStatus status, String title, String sentence, String wayOut) {
        ModelAndView view = new ModelAndView("paging/link-refused", status);
        view.addObject("title", title);
        view.addObject("sentence", sentence);
        view.addObject("wayOut", wayOut);
        return view;
    }
}
