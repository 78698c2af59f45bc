package dev.afterglow.meetings;

import dev.afterglow.meetings.TwoSlots.Place;
import dev.afterglow.meetings.TwoSlots.Which;
import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the kindest pair of sessions: each attendee goes to the cheaper one, hosts to both. Pure;
/// sixty people over two weeks take some tenths of a second.
///
/// The order is that of [Slots]: leximin over burden and cost, then the earliest pair.
public final class TwoSessions {

    /// The second begins at most so long after the first ends, so that notes are still warm.
    static final Duration APART_AT_MOST = Duration.ofHours(36);

    private static final int FORBIDDEN = -1;

    private final Request request;
    private final boolean[] isHost;
    private final double[] burdens;
    private final List<Instant> starts = new ArrayList<>();
    private final List<int[]> costs = new ArrayList<>();

    private TwoSessions(Request request, Set<PersonId> hosts) {
        this.request = request;
        List<Attendee> attendees = request.attendees();
        this.isHost = new boolean[attendees.size()];
        this.burdens = new double[attendees.size()];
        for (int i = 0; i < isHost.length; i++) {
            isHost[i] = hosts.contains(attendees.get(i).id());
            burdens[i] = attendees.get(i).burden().doubleValue();
        }
        List<Timetable> timetables =
                attendees.stream()
                        .map(who -> new Timetable(who, request.from(), request.to()))
                        .toList();
        Instant last = request.to().minus(request.length());
        for (Instant at = request.from(); !at.isAfter(last); at = at.plus(Request.STEP)) {
            starts.add(at);
            costs.add(costs(timetables, at, at.plus(request.length())));
        }
    }

    /// Empty where no pair lets everybody be awake for one.
    public static Optional<TwoSlots> find(Request request, Set<PersonId> hosts) {
        return new TwoSessions(request, hosts).best();
    }

    private Optional<TwoSlots> best() {
        double @Nullable [] best = null;
        int bestFirst = 0;
        int bestSecond = 0;
        long lengthSteps =
                request.length().plus(Request.STEP).minusNanos(1).dividedBy(Request.STEP);
        long reach = lengthSteps + APART_AT_MOST.dividedBy(Request.STEP);
        for (int first = 0; first < starts.size(); first++) {
            int last = (int) Math.min(starts.size() - 1L, first + reach);
            for (int second = first + (int) lengthSteps; second <= last; second++) {
                double[] totals = totals(first, second, best == null ? Double.MAX_VALUE : -best[0]);
                if (totals.length > 0 && (best == null || Arrays.compare(totals, best) > 0)) {
                    best = totals;
                    bestFirst = first;
                    bestSecond = second;
                }
            }
        }
        return best == null ? Optional.empty() : Optional.of(pair(bestFirst, bestSecond));
    }

    /// Negated totals, rising; empty when the pair is impossible or surely harder than `hardest`.
    private double[] totals(int first, int second, double hardest) {
        int[] early = costs.get(first);
        int[] late = costs.get(second);
        double[] totals = new double[burdens.length];
        int inFirst = 0;
        int inSecond = 0;
        for (int i = 0; i < totals.length; i++) {
            int cost = cost(i, early[i], late[i]);
            double total = burdens[i] + cost;
            if (cost == FORBIDDEN || total > hardest) {
                return new double[0];
            }
            totals[i] = -total;
            if (!isHost[i] && isEarly(early[i], late[i])) {
                inFirst++;
            } else if (!isHost[i]) {
                inSecond++;
            }
        }
        if (inFirst == 0 || inSecond == 0) {
            return new double[0];
        }
        Arrays.sort(totals);
        return totals;
    }

    private int cost(int attendee, int early, int late) {
        if (isHost[attendee]) {
            return early == FORBIDDEN || late == FORBIDDEN ? FORBIDDEN : early + late;
        }
        return isEarly(early, late) ? early : late;
    }

    private static boolean isEarly(int early, int late) {
        return early != FORBIDDEN && (late == FORBIDDEN || early <= late);
    }

    private TwoSlots pair(int first, int second) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < burdens.length; i++) {
            int early = costs.get(first)[i];
            int late = costs.get(second)[i];
            Which which =
                    isHost[i] ? Which.BOTH : isEarly(early, late) ? Which.FIRST : Which.SECOND;
            places.add(new Place(request.attendees().get(i), which, cost(i, early, late)));
        }
        return new TwoSlots(starts.get(first), starts.get(second), places);
    }

    private static int[] costs(List<Timetable> timetables, Instant start, Instant end) {
        return timetables.stream()
                .mapToInt(who ->
                        who.forbidding(start, end).isEmpty() ? who.cost(start, end) : FORBIDDEN)
                .toArray();
    }
}
