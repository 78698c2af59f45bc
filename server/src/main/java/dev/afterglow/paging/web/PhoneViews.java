package dev.afterglow.paging.web;

import dev.afterglow.paging.Answer;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageAct;
import dev.afterglow.paging.PageLinks.Checked;
import dev.afterglow.paging.PageState;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.paging.Recipient;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Slug;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.Services;
import dev.afterglow.web.Frame;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Reader;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// Makes the views behind a signed link, in the zone of the person whom the link names.
@Component
class PhoneViews {

    private static final int MOST_CHOICES = 6;

    private final Paging paging;
    private final People people;
    private final Services services;
    private final RollCalls rollCalls;
    private final Seen seen;
    private final List<PageAct> acts;
    private final InstantSource clock;

    PhoneViews(
            Paging paging,
            People people,
            Services services,
            RollCalls rollCalls,
            Seen seen,
            List<PageAct> acts,
            InstantSource clock) {
        this.paging = paging;
        this.people = people;
        this.services = services;
        this.rollCalls = rollCalls;
        this.seen = seen;
        this.acts = acts;
        this.clock = clock;
    }

    ModelAndView page(Page page, PersonId reader, String token) {
        Page.Taken taken = page.taken();
        boolean isMine = taken != null && taken.by().equals("person:" + reader);
        if (isMine && page.isOpen()) {
            return need(page, reader, token, "");
        }
        Frame frame = frame(reader, token);
        return view("paging/phone", frame, "page", phonePage(page, reader, frame));
    }

    private PhonePage phonePage(Page page, PersonId reader, Frame frame) {
        Times times = frame.times();
        List<PagedPerson> others =
                paging.persons(page.id()).stream()
                        .filter(person -> !person.person().equals(reader))
                        .toList();
        List<PersonId> ids = others.stream().map(PagedPerson::person).toList();
        Chips chips = Chips.of(people, ids, times.now());
        return new PhonePage(
                frame.path(),
                page.headline(),
                badge(page, chips, times),
                note(page, times),
                page.severity().word(),
                times.iso(page.openedAt()),
                times.time(page.openedAt()),
                times.since(page.openedAt()),
                service(page),
                seen.of(page, times).orElse(null),
                others.stream()
                        .flatMap(other -> chips.chip(other.person(), said(other, times)).stream())
                        .toList(),
                page.state() == PageState.FIRING,
                page.isOpen(),
                page.everybody() != null);
    }

    private String service(Page page) {
        return services.service(page.service()).map(Service::name).orElse(page.service().value());
    }

    private static String said(PagedPerson paged, Times times) {
        return paged.answer() == Answer.NONE
                ? "paged at " + times.time(paged.notifiedAt())
                : paged.answer().word();
    }

    private static PhonePage.Badge badge(Page page, Chips chips, Times times) {
        Page.Taken taken = page.taken();
        return switch (page.state()) {
            case FIRING -> new PhonePage.Badge("harm", "paging you");
            case ACKNOWLEDGED ->
                    new PhonePage.Badge(
                            "good",
                            taken == null
                                    ? "somebody has it"
                                    : holder(taken, chips)
                                            + " has it since "
                                            + times.time(taken.at()));
            case STOPPED -> new PhonePage.Badge("info", "held back");
            case CLOSED -> new PhonePage.Badge("plain", "resolved");
        };
    }

    private static String holder(Page.Taken taken, Chips chips) {
        String word = taken.by();
        String id = word.substring(word.indexOf(':') + 1);
        return word.startsWith("person:") && Slug.isSlug(id) ? chips.name(new PersonId(id)) : word;
    }

    private static String note(Page page, Times times) {
        Instant dueAt = page.timer().dueAt();
        return page.state() == PageState.FIRING && dueAt != null
                ? "next step at " + times.time(dueAt) + " if nobody answers"
                : "";
    }

    /// @param error why the last act was refused; empty for none
    ModelAndView need(Page page, PersonId reader, String token, String error) {
        Frame frame = frame(reader, token);
        Times times = frame.times();
        List<Recipient> next = paging.nextRecipients(page.id(), times.now());
        Chips nextChips =
                Chips.of(people, next.stream().map(Recipient::person).toList(), times.now());
        String nextNames =
                next.stream()
                        .map(recipient -> nextChips.name(recipient.person()))
                        .collect(Collectors.joining(", "));
        Page.Taken taken = page.taken();
        NeedPage need =
                new NeedPage(
                        frame.path(),
                        page.headline(),
                        taken == null ? "" : "you have it since " + times.time(taken.at()),
                        isNight(reader, times.now()),
                        choices(page, reader, next, times.now()),
                        nextNames.isEmpty() ? "" : "Next: " + nextNames + ".",
                        acts.stream()
                                .map(act -> new NeedPage.Act(act.label(), act.address(page)))
                                .toList(),
                        EverybodyViews.guard(page, paging.crowd(paging.usualCrowd(), times.now())),
                        page.everybody() != null,
                        error);
        ModelAndView view = view("paging/need", frame, "page", need);
        if (!error.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private boolean isNight(PersonId reader, Instant now) {
        return people.person(reader)
                .map(person -> PersonChip.of(person.name(), person.zone(), now, "").night())
                .orElse(false);
    }

    /// The people of the next step, then the service's team; those who are awake first.
    private List<NeedPage.Choice> choices(
            Page page, PersonId reader, List<Recipient> next, Instant now) {
        Map<PersonId, String> notes = new LinkedHashMap<>();
        next.forEach(recipient -> notes.put(recipient.person(), recipient.because()));
        team(page)
                .ifPresent(team ->
                        team.members()
                                .forEach(member ->
                                        notes.putIfAbsent(member, "in team " + team.name())));
        notes.remove(reader);
        paging.persons(page.id()).stream()
                .filter(paged -> paged.answer() != Answer.NONE)
                .forEach(paged -> notes.remove(paged.person()));
        Chips chips = Chips.of(people, notes.keySet(), now);
        List<NeedPage.Choice> choices = new ArrayList<>();
        notes.forEach((person, note) ->
                chips.chip(person, note)
                        .ifPresent(chip -> choices.add(new NeedPage.Choice(person.value(), chip))));
        choices.sort((one, other) -> Boolean.compare(one.person().night(), other.person().night()));
        return choices.stream().limit(MOST_CHOICES).toList();
    }

    private Optional<Team> team(Page page) {
        return services.service(page.service())
                .flatMap(service -> Optional.ofNullable(service.team()))
                .flatMap(people::team);
    }

    /// Anybody else, or a whole team.
    ModelAndView others(Page page, PersonId reader, String token) {
        Frame frame = frame(reader, token);
        ModelAndView view = view("paging/bring", frame, "headline", page.headline());
        view.addObject("action", frame.path());
        view.addObject("people", people.everybody().stream().filter(Person::active).toList());
        view.addObject("teams", people.teams());
        return view;
    }

    /// The persons whom a form names: by id, or `team:core` for a team's members.
    List<PersonId> persons(List<String> words) {
        Set<PersonId> persons = new LinkedHashSet<>();
        for (String word : words) {
            String id = word.strip();
            if (id.startsWith("team:") && Slug.isSlug(id.substring("team:".length()))) {
                people.team(new TeamId(id.substring("team:".length())))
                        .ifPresent(team -> persons.addAll(team.members()));
            } else if (Slug.isSlug(id)) {
                people.person(new PersonId(id)).ifPresent(person -> persons.add(person.id()));
            }
        }
        return List.copyOf(persons);
    }

    ModelAndView rollCall(Page page, PersonId reader, String token) {
        Frame frame = frame(reader, token);
        return view(
                "paging/roll-call",
                frame,
                "page",
                rollCalls.of(page, reader, frame.path(), frame.times()));
    }

    private static ModelAndView view(String name, Frame frame, String key, Object value) {
        ModelAndView view = new ModelAndView(name);
        view.addObject("frame", frame);
        view.addObject(key, value);
        return view;
    }

    /// The frame of a page without navigation, for a person who is not signed in.
    Frame frame(PersonId id, String token) {
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
                "Links of a page hold for 24 hours. Sign in to see the page.",
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
