package dev.afterglow.paging.web;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.OutboxLine;
import dev.afterglow.paging.Answer;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who answered a call, and whom no message reached. Tells no times by person: who was fast is
/// nobody's business.
@Component
class RollCalls {

    private final Paging paging;
    private final People people;
    private final Delivery delivery;

    RollCalls(Paging paging, People people, Delivery delivery) {
        this.paging = paging;
        this.people = people;
        this.delivery = delivery;
    }

    RollCallPage of(Page page, PersonId reader, String action, Times times) {
        List<PagedPerson> persons = paging.persons(page.id());
        Map<String, List<OutboxLine>> told = told(page, persons);
        Chips chips =
                Chips.of(people, persons.stream().map(PagedPerson::person).toList(), times.now());
        List<RollCallPage.Line> lines =
                persons.stream()
                        .sorted(Comparator.comparingInt(RollCalls::rank))
                        .flatMap(person ->
                                chips
                                        .chip(person.person(), how(person, told))
                                        .map(chip ->
                                                new RollCallPage.Line(
                                                        chip,
                                                        tone(person, told),
                                                        words(person, told)))
                                        .stream())
                        .toList();
        RollCallPage.Counts counts =
                new RollCallPage.Counts(
                        persons.size(),
                        count(persons, Answer.HERE),
                        count(persons, Answer.ON_THE_WAY),
                        count(persons, Answer.CANNOT),
                        (int) persons.stream().filter(one -> isUnreached(one, told)).count());
        Page.Everybody call = page.everybody();
        return new RollCallPage(
                action,
                call == null ? page.headline() : "everybody paged " + times.time(call.at()),
                counts.here()
                        + " of "
                        + counts.all()
                        + (counts.here() == 1 ? " is here" : " are here"),
                call == null ? "" : call.line(),
                counts,
                persons.stream()
                        .filter(person -> person.person().equals(reader))
                        .findFirst()
                        .map(person -> person.answer().word())
                        .orElse(""),
                lines,
                persons.stream().anyMatch(person -> person.remindAt() != null),
                page.isDrill() && page.isOpen());
    }

    private Map<String, List<OutboxLine>> told(Page page, List<PagedPerson> persons) {
        List<String> references =
                persons.stream()
                        .map(person -> "page:" + page.id() + ":" + person.person())
                        .toList();
        return delivery.messagesAbout(references).stream()
                .filter(line -> line.person() != null)
                .collect(Collectors.groupingBy(line -> String.valueOf(line.person())));
    }

    private static int count(List<PagedPerson> persons, Answer answer) {
        return (int) persons.stream().filter(person -> person.answer() == answer).count();
    }

    private static int rank(PagedPerson person) {
        return switch (person.answer()) {
            case HERE -> 0;
            case ON_THE_WAY -> 1;
            case NONE -> 2;
            case CANNOT -> 3;
        };
    }

    private static boolean isUnreached(PagedPerson person, Map<String, List<OutboxLine>> told) {
        List<OutboxLine> lines = told.getOrDefault(person.person().value(), List.of());
        return person.answer() == Answer.NONE
                && !lines.isEmpty()
                && lines.stream().allMatch(line -> line.state().equals("failed"));
    }

    private static String tone(PagedPerson person, Map<String, List<OutboxLine>> told) {
        return switch (person.answer()) {
            case HERE -> "good";
            case ON_THE_WAY -> "info";
            case CANNOT -> "plain";
            case NONE -> isUnreached(person, told) ? "harm" : "doubt";
        };
    }

    private static String words(PagedPerson person, Map<String, List<OutboxLine>> told) {
        if (person.answer() != Answer.NONE) {
            return person.answer().word();
        }
        return isUnreached(person, told) ? "not reached" : "no answer yet";
    }

    private static String how(PagedPerson person, Map<String, List<OutboxLine>> told) {
        List<OutboxLine> lines = told.getOrDefault(person.person().value(), List.of());
        return lines.isEmpty()
                ? person.because()
                : lines.stream()
                        .map(line -> line.channel() + " " + line.state())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }
}
