package dev.afterglow.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Counts planted ratios straight from the records, over many companies of one kind.
@Tag("long")
class EffectTest {
    private static final CompanySettings SETTINGS =
            CompanySettings.until(LocalDate.of(2026, 11, 1)).withIncidents(6000);
    private static final int COMPANIES = 3;
    private static final List<History> NOTHING = companies(SETTINGS);

    @Test
    void return_from_leave_is_in_the_changes_of_those_just_back() {
        assertThat(ratio(planted(Effect.RETURN_FROM_LEAVE, 3), Counting::justBack))
                .isCloseTo(3, within(0.45));
        assertThat(ratio(NOTHING, Counting::justBack)).isCloseTo(1, within(0.16));
    }

    @Test
    void fatigue_is_in_the_changes_after_a_broken_night() {
        assertThat(ratio(planted(Effect.FATIGUE, 2), Counting::tired)).isCloseTo(2, within(0.35));
        assertThat(ratio(NOTHING, Counting::tired)).isCloseTo(1, within(0.2));
    }

    @Test
    void change_hour_is_in_the_late_changes() {
        assertThat(ratio(planted(Effect.CHANGE_HOUR, 2), Counting::late))
                .isCloseTo(2, within(0.15));
        assertThat(ratio(NOTHING, Counting::late)).isCloseTo(1, within(0.08));
    }

    @Test
    void someone_who_knew_was_away_more_often_than_at_the_same_hour_of_other_weeks() {
        assertThat(ratio(planted(Effect.SOMEONE_WHO_KNEW_AWAY, 2), Counting::knewAway))
                .isCloseTo(2, within(0.12));
        assertThat(ratio(NOTHING, Counting::knewAway)).isCloseTo(1, within(0.06));
    }

    @Test
    void recurrence_is_in_one_service() {
        assertThat(ratio(planted(Effect.RECURRENCE, 3), Counting::mostHit))
                .isGreaterThan(ratio(NOTHING, Counting::mostHit) * 1.8);
    }

    @Test
    void early_voice_is_in_the_five_minutes_before_a_deviation() {
        assertThat(ratio(planted(Effect.EARLY_VOICE, 6), ResponseCounting::earlyPages))
                .isCloseTo(6, within(0.6));
        assertThat(ratio(NOTHING, ResponseCounting::earlyPages)).isCloseTo(1, within(0.15));
    }

    @Test
    void long_when_tired_is_in_the_long_incidents() {
        assertThat(ratio(planted(Effect.LONG_WHEN_TIRED, 3), ResponseCounting::longWhenTired))
                .isCloseTo(3, within(0.5));
        assertThat(ratio(NOTHING, ResponseCounting::longWhenTired)).isCloseTo(1, within(0.25));
    }

    @Test
    void soon_again_is_in_the_fourteen_days_after() {
        CompanySettings few = SETTINGS.withIncidents(300);

        assertThat(ratio(companies(few), Counting::soonAgain)).isCloseTo(1, within(0.25));
        assertThat(ratio(companies(few.with(Effect.SOON_AGAIN, 3)), Counting::soonAgain))
                .isGreaterThan(1.6);
    }

    @Test
    void automation_is_in_the_incidents_after_it() {
        assertThat(ratio(planted(Effect.AUTOMATION, 3), Counting::afterAutomation))
                .isCloseTo(3, within(0.4));
        assertThat(ratio(NOTHING, Counting::afterAutomation)).isCloseTo(1, within(0.12));
    }

    @Test
    void actions_help_where_planted() {
        assertThat(ratio(planted(Effect.ACTIONS_HELP, 0.5), Counting::afterAction))
                .isCloseTo(0.5, within(0.08));
        assertThat(ratio(NOTHING, Counting::afterAction)).isCloseTo(1, within(0.12));
    }

    @Test
    void radar_is_in_the_hundred_and_eighty_days_after() {
        assertThat(ratio(planted(Effect.RADAR, 2), Counting::afterRisk)).isCloseTo(2, within(0.25));
        assertThat(ratio(NOTHING, Counting::afterRisk)).isCloseTo(1, within(0.1));
    }

    @Test
    void the_same_few_are_asked_more_often() {
        assertThat(ratio(planted(Effect.SAME_FEW, 4), ResponseCounting::sameFew))
                .isBetween(1.7, 4.0);
        assertThat(ratio(NOTHING, ResponseCounting::sameFew)).isCloseTo(1, within(0.2));
    }

    @Test
    void across_a_border_it_takes_longer() {
        assertThat(ratio(planted(Effect.SLOW_BORDER, 3), ResponseCounting::waitAcross))
                .isBetween(1.9, 3.1);
        assertThat(ratio(NOTHING, ResponseCounting::waitAcross)).isCloseTo(1, within(0.1));
    }

    @Test
    void two_codes_come_together_within_their_gate() {
        assertThat(ratio(planted(Effect.CODES_TOGETHER, 2), ResponseCounting::codesTogether))
                .isCloseTo(2, within(0.25));
        assertThat(ratio(NOTHING, ResponseCounting::codesTogether)).isCloseTo(1, within(0.2));
    }

    @Test
    void release_trains_fool_a_count_of_days_but_not_one_within_the_weekday() {
        List<History> trains = planted(Effect.RELEASE_TRAINS, 3);

        assertThat(ratio(trains, Counting::justBackByDay)).isGreaterThan(1.25);
        assertThat(ratio(trains, Counting::justBackByWeekday)).isCloseTo(1, within(0.16));
    }

    @Test
    void somebody_is_on_leave_in_four_of_five_incidents_by_chance() {
        List<History> trap = planted(Effect.SOMEBODY_ON_LEAVE, 0.8);

        assertThat(trap.stream().mapToDouble(Counting::shareWithSomebodyAway).average().orElse(0))
                .isBetween(0.75, 0.88);
        assertThat(ratio(trap, Counting::knewAway)).isCloseTo(1, within(0.05));
    }

    @Test
    void selection_is_in_the_reviewed_ones_only() {
        List<History> trap = planted(Effect.REVIEW_SELECTION, 2.4);

        assertThat(ratio(trap, Counting::justBackAmongReviewed)).isGreaterThan(1.5);
        assertThat(ratio(trap, Counting::justBack)).isCloseTo(1, within(0.16));
    }

    @Test
    void tired_experts_fool_a_count_over_people_but_not_one_within_a_person() {
        List<History> trap = planted(Effect.TIRED_EXPERTS, 4);

        assertThat(ratio(trap, Counting::tired)).isGreaterThan(1.5);
        assertThat(ratio(trap, Counting::tiredWithinPerson)).isCloseTo(1, within(0.15));
    }

    @Test
    void a_thorough_coder_ticks_more_of_everything() {
        assertThat(ratio(planted(Effect.THOROUGH_CODER, 3), ResponseCounting::openCodesTogether))
                .isGreaterThan(1.2);
        assertThat(ratio(NOTHING, ResponseCounting::openCodesTogether)).isCloseTo(1, within(0.12));
    }

    private static List<History> planted(Effect effect, double ratio) {
        return companies(SETTINGS.with(effect, ratio));
    }

    private static List<History> companies(CompanySettings settings) {
        List<History> histories = new ArrayList<>();
        for (int seed = 1; seed <= COMPANIES; seed++) {
            histories.add(Company.simulate(settings.withSeed(seed)));
        }
        return histories;
    }

    private interface Count {
        Counting.Tally of(History history);
    }

    /// Observed over expected, summed over companies.
    private static double ratio(List<History> histories, Count count) {
        double observed = 0;
        double expected = 0;
        for (History history : histories) {
            Counting.Tally tally = count.of(history);
            observed += tally.observed();
            expected += tally.expected();
        }
        return observed / expected;
    }
}
