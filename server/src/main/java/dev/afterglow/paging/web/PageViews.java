package dev.afterglow.paging.web;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.OutboxLine;
import dev.afterglow.paging.Answer;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageEntry;
import dev.afterglow.paging.PageState;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.paging.Policy;
import dev.afterglow.paging.Step;
import dev.afterglow.paging.Target;
import dev.afterglow.people.ActorNames;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes the views of pages for somebody who is signed in.
@Component
class PageViews {

    private final Paging paging;
    private final People people;
    private final ActorNames names;
    private final Delivery delivery;

    PageViews(Paging paging, People people, ActorNames names, Delivery delivery) {
        this.paging = paging;
        this.people = people;
        this.names = names;
        this.delivery = delivery;
    }

    PageListPage list(Optional<PersonId> reader, Times times) {
        List<Page> mine = reader.map(paging::pagesOf).orElse(List.of());
        return new PageListPage(
                mine.stream().map(page -> row(page, times)).toList(),
                paging.open().stream().map(page -> row(page, times)).toList());
    }

    private PageListPage.Row row(Page page, Times times) {
        return new PageListPage.Row(
                "/pages/" + page.id(),
                page.headline(),
                page.service().value(),
                page.severity().word(),
                tone(page.state()),
                words(page.state()),
                times.iso(page.openedAt()),
                times.time(page.openedAt()),
                names.in(page.timer().because()));
    }

    private static String tone(PageState state) {
        return switch (state) {
            case FIRING -> "harm";
            case ACKNOWLEDGED -> "good";
            case STOPPED -> "info";
            case CLOSED -> "plain";
        };
    }

    private static String words(PageState state) {
        return switch (state) {
            case FIRING -> "paging";
            case ACKNOWLEDGED -> "somebody has it";
            case STOPPED -> "held back";
            case CLOSED -> "resolved";
        };
    }

    OnePage page(Page page, String act, Times times) {
        List<PagedPerson> persons = paging.persons(page.id());
        return new OnePage(
                row(page, times),
                act,
                page.state() == PageState.FIRING,
                next(page, times),
                page.state() == PageState.FIRING && page.timer().dueAt() == null,
                page.alert() == null ? "" : page.alert().shown(),
                page.policies().stream()
                        .map(policy -> policy.id().value())
                        .collect(Collectors.joining(", then ")),
                steps(page),
                paged(page, persons, times),
                paging.entries(page.id()).stream().map(entry -> entry(entry, times)).toList());
    }

    private String next(Page page, Times times) {
        Instant dueAt = page.timer().dueAt();
        String because = names.in(page.timer().because());
        return dueAt == null ? because : because + ", at " + times.time(dueAt);
    }

    private static List<OnePage.Step> steps(Page page) {
        List<OnePage.Step> steps = new ArrayList<>();
        if (page.policies().isEmpty()) {
            return steps;
        }
        Policy policy = page.policies().get(page.position().policy());
        for (int number = 0; number < policy.steps().size(); number++) {
            int done = page.position().nextStep();
            steps.add(
                    new OnePage.Step(
                            words(policy.steps().get(number)),
                            number < done,
                            number == done && page.state() == PageState.FIRING));
        }
        return steps;
    }

    private static String words(Step step) {
        String targets =
                step.targets().stream().map(Target::words).collect(Collectors.joining(", "));
        return "after "
                + Times.duration(step.after())
                + ": "
                + targets
                + (step.untilEveryone() ? ", until everyone answers" : "");
    }

    private List<OnePage.Paged> paged(Page page, List<PagedPerson> persons, Times times) {
        Chips chips =
                Chips.of(people, persons.stream().map(PagedPerson::person).toList(), times.now());
        Map<String, List<OutboxLine>> told =
                delivery
                        .messagesAbout(
                                persons.stream()
                                        .map(one -> "page:" + page.id() + ":" + one.person())
                                        .toList())
                        .stream()
                        .collect(Collectors.groupingBy(line -> String.valueOf(line.person())));
        List<OnePage.Paged> paged = new ArrayList<>();
        for (PagedPerson person : persons) {
            chips.chip(person.person(), person.because())
                    .ifPresent(chip ->
                            paged.add(
                                    new OnePage.Paged(
                                            chip,
                                            person.answer() == Answer.NONE ? "doubt" : "good",
                                            person.answer() == Answer.NONE
                                                    ? "no answer yet"
                                                    : person.answer().word(),
                                            told
                                                    .getOrDefault(
                                                            person.person().value(), List.of())
                                                    .stream()
                                                    .map(PageViews::told)
                                                    .toList())));
        }
        return paged;
    }

    private static OnePage.Told told(OutboxLine line) {
        String repeat = line.mayBeRepeat() ? ", may be repeated" : "";
        String why = line.state().equals("sent") ? "" : line.reason();
        return new OnePage.Told(
                line.channel() + " " + line.state() + repeat + (why.isEmpty() ? "" : ": " + why),
                "/deliveries/" + line.id());
    }

    private OnePage.Entry entry(PageEntry entry, Times times) {
        String tone =
                switch (entry.kind()) {
                    case PageEntry.Kind.NOBODY, PageEntry.Kind.NOT_REACHED, PageEntry.Kind.ALARM ->
                            "harm";
                    case PageEntry.Kind.TAKEN, PageEntry.Kind.ANSWERED, PageEntry.Kind.CLOSED ->
                            "good";
                    case PageEntry.Kind.PASSED_OVER -> "doubt";
                    default -> "info";
                };
        String actor = entry.actor().equals("system:paging") ? "" : entry.actor() + " ";
        return new OnePage.Entry(
                times.iso(entry.at()),
                times.clock(entry.at()),
                tone,
                entry.kind(),
                names.in(actor + entry.words()));
    }
}
