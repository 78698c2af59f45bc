package dev.afterglow.meetings.web;

import dev.afterglow.meetings.Attendee;
import dev.afterglow.meetings.Concession;
import dev.afterglow.meetings.Plan;
import dev.afterglow.meetings.Proposal;
import dev.afterglow.meetings.Slot;
import dev.afterglow.meetings.TwoSlots;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Turns a plan into the table that a planner chooses from.
@Component
class SlotViews {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter OTHER_DAY =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.US);

    private final People people;

    SlotViews(People people) {
        this.people = people;
    }

    SlotTable table(Plan plan, Times times) {
        List<Attendee> attendees = plan.request().attendees();
        Map<PersonId, Person> known =
                people.persons(attendees.stream().map(Attendee::id).toList()).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        List<SlotTable.Row> rows = new ArrayList<>();
        plan.twoSessions().ifPresent(two -> rows.addAll(twoRows(two, times)));
        List<String> ways = new ArrayList<>();
        switch (plan.proposal()) {
            case Proposal.Slots(List<Slot> slots) ->
                    slots.forEach(slot -> rows.add(row(slot, times)));
            case Proposal.NoSlot(List<Concession> concessions) ->
                    concessions.forEach(one -> ways.add(one.words()));
        }
        return new SlotTable(
                attendees.stream().map(one -> column(one, known)).toList(),
                rows,
                attendees.stream().map(one -> Numbers.number(one.burden().doubleValue())).toList(),
                Numbers.number(plan.ledger().evenness()),
                ways,
                sentence(plan));
    }

    private static SlotTable.Column column(Attendee attendee, Map<PersonId, Person> known) {
        Person person = known.get(attendee.id());
        String name = person == null ? attendee.id().value() : person.name();
        return new SlotTable.Column(
                name.split(" ", 2)[0] + (attendee.essential() ? " •" : ""),
                PersonChip.place(attendee.zone()));
    }

    private static SlotTable.Row row(Slot slot, Times times) {
        List<SlotTable.Cell> cells =
                slot.seats().stream()
                        .map(seat -> cell(seat.attendee(), slot.start(), seat.cost(), times))
                        .toList();
        return new SlotTable.Row(
                times.iso(slot.start()),
                times.full(slot.start()),
                false,
                cells,
                hardest(slot.seats().stream().mapToInt(Slot.Seat::cost).max().orElse(0)));
    }

    private static List<SlotTable.Row> twoRows(TwoSlots two, Times times) {
        String starts = times.iso(two.first()) + "," + times.iso(two.second());
        int worst = two.places().stream().mapToInt(TwoSlots.Place::cost).max().orElse(0);
        return List.of(
                new SlotTable.Row(
                        starts,
                        times.full(two.first()),
                        true,
                        cells(two, 1, times),
                        hardest(worst)),
                new SlotTable.Row(
                        "", "and " + times.full(two.second()), true, cells(two, 2, times), ""));
    }

    private static List<SlotTable.Cell> cells(TwoSlots two, int session, Times times) {
        Instant start = session == 1 ? two.first() : two.second();
        return two.places().stream()
                .map(place ->
                        place.isIn(session)
                                ? cell(place.attendee(), start, costHere(place, session), times)
                                : new SlotTable.Cell("doubt", "other one", ""))
                .toList();
    }

    /// A host's cost is that of both together and shown once.
    private static int costHere(TwoSlots.Place place, int session) {
        return place.which() == TwoSlots.Which.BOTH && session == 2 ? 0 : place.cost();
    }

    private static SlotTable.Cell cell(Attendee attendee, Instant start, int cost, Times times) {
        LocalDate theirs = start.atZone(attendee.zone()).toLocalDate();
        LocalDate readers = start.atZone(times.zone()).toLocalDate();
        DateTimeFormatter format = theirs.equals(readers) ? CLOCK : OTHER_DAY;
        String tone = cost == 0 ? "good" : cost == 1 ? "key" : "live";
        return new SlotTable.Cell(
                tone, format.format(start.atZone(attendee.zone())), cost == 0 ? "" : "+" + cost);
    }

    private static String hardest(int worst) {
        return worst == 0 ? "nobody" : "+" + worst;
    }

    private static String sentence(Plan plan) {
        if (plan.twoSessions().isPresent()) {
            return "No single hour spares everybody. In two sessions, with the notes carried over,"
                    + " it costs the hardest-hit person less.";
        }
        return switch (plan.proposal()) {
            case Proposal.Slots _ ->
                    "Whoever has carried most this year is spared first; of equal hours the"
                            + " earliest comes first.";
            case Proposal.NoSlot _ ->
                    "No hour finds everybody awake and free. Giving up one of these would make"
                            + " one.";
        };
    }
}
