package dev.afterglow.radar;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.statistics.ExactStrata;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How well the radar saw. Two questions that are easily mixed up are kept apart: which incidents
/// people linked to a risk, and how many risks met *any* incident of their services within half a
/// year, which also happens by chance.
///
/// @param hits incidents with a linked risk that was heard before
/// @param late incidents with linked risks that were heard only after
/// @param misses incidents since the first hearing without any linked risk
/// @param leads from the first hearing to the incident, for each hit, ascending
/// @param neverHappened risks heard half a year ago or longer, to which nothing was linked since
/// @param heardLongAgo risks heard half a year ago or longer
/// @param base what chance would give; null while nothing can be compared
public record Calibration(
        int hits,
        int late,
        int misses,
        List<Duration> leads,
        int neverHappened,
        int heardLongAgo,
        @Nullable Chance base) {

    /// How long a risk counts as heard.
    public static final Duration HORIZON = Duration.ofDays(180);

    private static final double LEVEL = 0.05;
    private static final Duration STEP = Duration.ofDays(1);
    private static final int STEPS_MAX = 20_000;

    public Calibration {
        leads = List.copyOf(leads);
    }

    /// A heard risk.
    ///
    /// @param linked when the incidents that people linked were declared, ascending
    /// @param near when any incident of its services was declared, ascending
    record Case(Risk risk, Instant heard, List<Instant> linked, List<Instant> near) {}

    /// Risks that met an incident of their services within the horizon, beside what the same risks
    /// would have met had each been heard on any other day.
    ///
    /// @param verdict in the words that are used for all patterns
    public record Chance(int n, int observed, double expected, String verdict) {}

    /// The middle lead time; empty without hits.
    public Optional<Duration> middleLead() {
        return leads.isEmpty() ? Optional.empty() : Optional.of(leads.get(leads.size() / 2));
    }

    /// What came, as far as it is counted.
    ///
    /// @param linked when each linked incident with impact was declared
    /// @param sinceFirst how many with impact came after the first hearing
    /// @param begin when the first with impact came; null without any
    record Came(Map<IncidentId, Instant> linked, long sinceFirst, @Nullable Instant begin) {}

    static Calibration of(
            Collection<Case> cases, Came came, Map<RiskId, List<IncidentId>> links, Instant now) {
        Map<RiskId, Instant> heard =
                cases.stream().collect(Collectors.toMap(one -> one.risk().id(), Case::heard));
        Optional<Instant> first = heard.values().stream().min(Comparator.naturalOrder());
        List<Duration> leads = leads(came.linked(), links, heard);
        long linkedSince =
                came.linked().values().stream()
                        .filter(at -> first.filter(at::isAfter).isPresent())
                        .count();
        List<Case> old =
                cases.stream().filter(one -> !one.heard().plus(HORIZON).isAfter(now)).toList();
        long never =
                old.stream()
                        .filter(one -> one.linked().stream().noneMatch(one.heard()::isBefore))
                        .count();
        return new Calibration(
                leads.size(),
                came.linked().size() - leads.size(),
                (int) (came.sinceFirst() - linkedSince),
                leads,
                (int) never,
                old.size(),
                base(old, came.begin(), now));
    }

    /// One lead an incident: that of the risk heard first.
    private static List<Duration> leads(
            Map<IncidentId, Instant> incidents,
            Map<RiskId, List<IncidentId>> links,
            Map<RiskId, Instant> heard) {
        Map<IncidentId, Instant> firstHeard = new HashMap<>();
        links.forEach((risk, linked) -> {
            Instant at = heard.get(risk);
            if (at != null) {
                linked.forEach(incident -> firstHeard.merge(incident, at, Calibration::earlier));
            }
        });
        return incidents.entrySet().stream()
                .flatMap(incident ->
                        Optional.ofNullable(firstHeard.get(incident.getKey()))
                                .filter(incident.getValue()::isAfter)
                                .map(at -> Duration.between(at, incident.getValue()))
                                .stream())
                .sorted()
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Chance base(List<Case> old, @Nullable Instant begin, Instant now) {
        List<Case> about = old.stream().filter(one -> !one.risk().services().isEmpty()).toList();
        if (begin == null || about.isEmpty()) {
            return null;
        }
        int observed = (int) about.stream().filter(one -> meets(one.near(), one.heard())).count();
        double[] chances = about.stream().mapToDouble(one -> chance(one, begin, now)).toArray();
        ExactStrata strata = ExactStrata.ofChances(chances, observed);
        return new Chance(about.size(), observed, strata.expected(), verdict(strata, about.size()));
    }

    /// The share of days on which hearing it would have been followed by an incident in time.
    private static double chance(Case one, Instant begin, Instant now) {
        Instant last = now.minus(HORIZON);
        int days = 1;
        int met = meets(one.near(), one.heard()) ? 1 : 0;
        Instant day = begin.minus(HORIZON);
        int next = 0;
        while (!day.isAfter(last) && days < STEPS_MAX) {
            while (next < one.near().size() && !one.near().get(next).isAfter(day)) {
                next++;
            }
            boolean meets =
                    next < one.near().size() && !one.near().get(next).isAfter(day.plus(HORIZON));
            days++;
            met += meets ? 1 : 0;
            day = day.plus(STEP);
        }
        return (double) met / days;
    }

    private static boolean meets(List<Instant> near, Instant heard) {
        return near.stream().anyMatch(at -> at.isAfter(heard) && !at.isAfter(heard.plus(HORIZON)));
    }

    private static String verdict(ExactStrata strata, int n) {
        if (!strata.tells() || (strata.power(2, LEVEL) < 0.5 && strata.midP() > LEVEL)) {
            return "cannot tell with n = " + n;
        }
        if (strata.midP() <= LEVEL) {
            return "more than chance";
        }
        return 1 - strata.midP() <= LEVEL ? "less than chance" : "as chance would";
    }
}
