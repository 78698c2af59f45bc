package dev.afterglow.company;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/// What to simulate. Start from [#until] and adapt with the `with` methods.
///
/// @param end the first day after the period
/// @param years length of the period, 1 to 20
/// @param people 1 to 20,000
/// @param incidents expected number over the period where nothing is planted, 0 to 200,000; planted
///     ratios above 1 add to it
/// @param changesPerWeek changes that one person makes in a week, above 0, at most 50
/// @param changeShare share of the incidents that follow a change, 0 to 1
/// @param reviewShare share of the incidents that are reviewed and coded, 0 to 1
/// @param effects what is planted; an absent effect is not
public record CompanySettings(
        long seed,
        LocalDate end,
        int years,
        int people,
        int incidents,
        double changesPerWeek,
        double changeShare,
        double reviewShare,
        Map<Effect, Double> effects) {
    public CompanySettings {
        within("years", years, 1, 20);
        within("people", people, 1, 20_000);
        within("incidents", incidents, 0, 200_000);
        within("changes per week", changesPerWeek, 0.01, 50);
        within("share of incidents that follow a change", changeShare, 0, 1);
        within("share of incidents that are reviewed", reviewShare, 0, 1);
        effects.forEach(
                (effect, ratio) -> within(effect.key(), ratio, effect.lowest(), effect.highest()));
        effects = Map.copyOf(effects);
    }

    /// A company of 100 people over the two years before `end`, 120 incidents, nothing planted.
    public static CompanySettings until(LocalDate end) {
        return new CompanySettings(1, end, 2, 100, 120, 3, 0.6, 0.4, Map.of());
    }

    public LocalDate start() {
        return end.minusYears(years);
    }

    /// The planted number, or the one that plants nothing.
    public double ratio(Effect effect) {
        return effects.getOrDefault(effect, effect.none());
    }

    boolean plants(Effect effect) {
        return ratio(effect) != effect.none();
    }

    public CompanySettings withSeed(long newSeed) {
        return new CompanySettings(
                newSeed,
                end,
                years,
                people,
                incidents,
                changesPerWeek,
                changeShare,
                reviewShare,
                effects);
    }

    public CompanySettings withYears(int newYears) {
        return new CompanySettings(
                seed,
                end,
                newYears,
                people,
                incidents,
                changesPerWeek,
                changeShare,
                reviewShare,
                effects);
    }

    public CompanySettings withPeople(int newPeople) {
        return new CompanySettings(
                seed,
                end,
                years,
                newPeople,
                incidents,
                changesPerWeek,
                changeShare,
                reviewShare,
                effects);
    }

    public CompanySettings withIncidents(int newIncidents) {
        return new CompanySettings(
                seed,
                end,
                years,
                people,
                newIncidents,
                changesPerWeek,
                changeShare,
                reviewShare,
                effects);
    }

    public CompanySettings withChangesPerWeek(double changes) {
        return new CompanySettings(
                seed, end, years, people, incidents, changes, changeShare, reviewShare, effects);
    }

    public CompanySettings withChangeShare(double share) {
        return new CompanySettings(
                seed, end, years, people, incidents, changesPerWeek, share, reviewShare, effects);
    }

    public CompanySettings withReviewShare(double share) {
        return new CompanySettings(
                seed, end, years, people, incidents, changesPerWeek, changeShare, share, effects);
    }

    public CompanySettings with(Effect effect, double ratio) {
        Map<Effect, Double> more = new EnumMap<>(Effect.class);
        more.putAll(effects);
        more.put(effect, ratio);
        return new CompanySettings(
                seed,
                end,
                years,
                people,
                incidents,
                changesPerWeek,
                changeShare,
                reviewShare,
                more);
    }

    private static void within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, was %s"
                            .formatted(name, plain(low), plain(high), plain(value)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
