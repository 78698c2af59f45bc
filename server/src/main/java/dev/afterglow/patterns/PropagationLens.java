package dev.afterglow.patterns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How word travels: from the first service paged to the first person who could act, and across
/// hand-overs.
///
/// Exposure: the first page went to another team than the owner's; the incident was handed over in
/// its first half hour. Denominator: incidents of the same owner; for hand-overs those that still
/// ran after that half hour, so that long ones are not exposed for being long.
final class PropagationLens implements Lens {

    private static final long LANDMARK = 30 * 60;

    @Override
    public String name() {
        return "propagation";
    }

    @Override
    public String question() {
        return "What did the first team see that would have told them whom to call?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.SERVICES, Table.PEOPLE);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        Set<Table> present = timeline.history().present();
        List<Look> looks = new ArrayList<>();
        if (present.containsAll(Set.of(Table.PAGES, Table.PARTICIPANTS, Table.KNOWLEDGE))) {
            looks.add(slowBorder(timeline));
        }
        if (present.contains(Table.HANDOVERS)) {
            looks.add(handedOver(timeline));
        }
        return looks;
    }

    /// When the first page of an incident went out, and whether across a border.
    private record FirstPage(long at, boolean crossed) {}

    private Look slowBorder(Timeline timeline) {
        Map<Integer, FirstPage> first = firstPages(timeline);
        Map<Integer, Long> delays = delays(timeline, first);
        long[] sorted = delays.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        LongIncidents.Answer answer =
                LongIncidents.ask(
                        timeline,
                        new LongIncidents.Question(
                                i -> delays.containsKey(i.index()),
                                i -> {
                                    FirstPage page = first.get(i.index());
                                    return page != null && page.crossed();
                                },
                                i -> delays.getOrDefault(i.index(), 0L) > middle));
        return new Look(
                "slow-border",
                answer.sample(),
                answer.cases().n(),
                "the same owner's incidents: as many slow ones and as many paged elsewhere first,"
                        + " dealt out anew; slow is longer than the middle one",
                question(),
                answer.cases().open());
    }

    private static Map<Integer, FirstPage> firstPages(Timeline timeline) {
        Map<Integer, FirstPage> first = new HashMap<>();
        for (History.Page page : timeline.history().pages()) {
            timeline.incident(page.incident())
                    .filter(i -> !page.at().isBefore(Instant.ofEpochSecond(i.start())))
                    .ifPresent(i -> {
                        String owner = timeline.teamOf(i.service());
                        int person = timeline.people().indexOf(page.person());
                        boolean crossed = !owner.equals(timeline.people().teamOf(person));
                        first.putIfAbsent(
                                i.index(), new FirstPage(page.at().getEpochSecond(), crossed));
                    });
        }
        return first;
    }

    /// Seconds from the first page to the first participant who knew the service.
    private static Map<Integer, Long> delays(Timeline timeline, Map<Integer, FirstPage> first) {
        Map<Integer, Long> delays = new HashMap<>();
        for (History.Participant participant : timeline.history().participants()) {
            int person = timeline.people().indexOf(participant.person());
            long at = participant.joinedAt().getEpochSecond();
            timeline.incident(participant.incident())
                    .filter(i -> timeline.knows(person, i.service(), at))
                    .ifPresent(i -> {
                        FirstPage page = first.get(i.index());
                        if (page != null) {
                            delays.putIfAbsent(i.index(), Math.max(0, at - page.at()));
                        }
                    });
        }
        return delays;
    }

    private static Look handedOver(Timeline timeline) {
        Map<Integer, Long> handed = new HashMap<>();
        for (History.Handover handover : timeline.history().handovers()) {
            timeline.incident(handover.incident())
                    .ifPresent(i -> handed.putIfAbsent(i.index(), handover.at().getEpochSecond()));
        }
        LongIncidents.Answer answer =
                LongIncidents.ask(
                        timeline,
                        new LongIncidents.Question(
                                i -> i.lasted().filter(lasted -> lasted > LANDMARK).isPresent(),
                                i ->
                                        handed.getOrDefault(i.index(), Long.MAX_VALUE)
                                                <= i.start() + LANDMARK,
                                LongIncidents::isLong));
        return new Look(
                "handed-over",
                answer.sample(),
                answer.cases().n(),
                "the same owner's incidents that still ran after half an hour: as many long ones"
                        + " and as many handed over by then, dealt out anew",
                "What did the next team know at the hand-over, and what came later?",
                answer.cases().open());
    }
}
