package dev.afterglow.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {
    private static final CompanySettings SETTINGS =
            CompanySettings.until(LocalDate.of(2026, 11, 1)).withSeed(7);

    @Test
    void the_same_settings_give_the_same_history() {
        History once = Company.simulate(SETTINGS);

        History again = Company.simulate(SETTINGS);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void another_seed_gives_another_history() {
        History one = Company.simulate(SETTINGS);

        History other = Company.simulate(SETTINGS.withSeed(8));

        assertThat(other.incidents()).isNotEqualTo(one.incidents());
        assertThat(other.people()).isNotEqualTo(one.people());
    }

    @Test
    void a_planted_effect_leaves_people_absences_and_changes_as_they_were() {
        History without = Company.simulate(SETTINGS);

        History with = Company.simulate(SETTINGS.with(Effect.RETURN_FROM_LEAVE, 3));

        assertThat(with.people()).isEqualTo(without.people());
        assertThat(with.absences()).isEqualTo(without.absences());
        assertThat(with.changes()).isEqualTo(without.changes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 40, 120, 400})
    void people_services_and_teams_refer_to_each_other(int people) {
        History history = Company.simulate(SETTINGS.withPeople(people).withIncidents(20));

        Set<String> teams = history.teams().stream().map(Team::id).collect(Collectors.toSet());
        Set<String> services =
                history.services().stream().map(Service::id).collect(Collectors.toSet());
        assertThat(history.people()).hasSize(people);
        assertThat(history.people()).extracting(Person::id).doesNotHaveDuplicates();
        assertThat(history.people()).extracting(Person::team).isSubsetOf(teams);
        assertThat(history.services()).extracting(Service::id).doesNotHaveDuplicates();
        assertThat(history.services()).flatExtracting(Service::dependsOn).isSubsetOf(services);
        assertThat(history.changes()).extracting(Change::service).isSubsetOf(services);
    }

    @Test
    void the_absences_of_one_person_never_overlap() {
        History history = Company.simulate(SETTINGS.with(Effect.SOMEBODY_ON_LEAVE, 0.8));

        Map<String, LocalDate> lastDay = new HashMap<>();
        for (Absence absence : history.absences()) {
            LocalDate last = lastDay.put(absence.person(), absence.to());
            assertThat(absence.to()).isAfterOrEqualTo(absence.from());
            assertThat(last == null || last.isBefore(absence.from())).isTrue();
        }
        assertThat(lastDay).hasSize(100);
    }

    @Test
    void nobody_makes_a_change_while_away_or_outside_working_days() {
        History history = Company.simulate(SETTINGS);

        Away away = new Away(history);
        for (Change change : history.changes()) {
            assertThat(away.at(change.person(), change.at())).isFalse();
            assertThat(away.localDate(change.person(), change.at()).getDayOfWeek().getValue())
                    .isLessThan(6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 120})
    void nobody_is_on_call_while_away_and_what_is_not_covered_is_a_stated_gap(int people) {
        History history = Company.simulate(SETTINGS.withPeople(people).withIncidents(5));

        Away away = new Away(history);
        for (Shift shift : history.shifts()) {
            for (Instant at = shift.from(); at.isBefore(shift.to()); at = at.plusSeconds(7200)) {
                assertThat(away.at(shift.person(), at)).as("%s at %s", shift, at).isFalse();
            }
        }
        Instant start = history.settings().start().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = history.settings().end().atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Schedule schedule : history.schedules()) {
            assertThat(coverage(history, schedule.id(), start)).isEqualTo(end);
        }
    }

    @Test
    void in_a_company_of_a_hundred_every_hour_is_covered() {
        History history = Company.simulate(SETTINGS);

        List<Gap> gaps = history.gaps();

        assertThat(gaps).isEmpty();
    }

    @Test
    void incidents_follow_their_change_within_two_hours_and_end_after_they_begin() {
        History history = Company.simulate(SETTINGS.withIncidents(1000));

        Map<String, Change> changes =
                history.changes().stream().collect(Collectors.toMap(Change::id, c -> c));
        assertThat(history.incidents()).hasSizeBetween(850, 1150);
        for (Incident incident : history.incidents()) {
            assertThat(incident.stableAt()).isAfter(incident.startedAt());
            if (incident.change() != null) {
                Change change = changes.get(incident.change());
                assertThat(change.service()).isEqualTo(incident.service());
                assertThat(incident.startedAt())
                        .isBetween(change.at(), change.at().plusSeconds(7200));
            }
        }
    }

    @Test
    void whoever_takes_part_joins_between_start_and_stable_and_only_once() {
        History history = Company.simulate(SETTINGS.withIncidents(1000));

        Map<String, Incident> incidents =
                history.incidents().stream().collect(Collectors.toMap(Incident::id, i -> i));
        Away away = new Away(history);
        Set<String> seen = new HashSet<>();
        for (Participant participant : history.participants()) {
            Incident incident = incidents.get(participant.incident());
            assertThat(seen.add(participant.incident() + participant.person())).isTrue();
            assertThat(participant.joinedAt()).isAfter(incident.startedAt());
            assertThat(away.at(participant.person(), participant.joinedAt())).isFalse();
        }
        assertThat(history.participants().stream().map(Participant::incident).distinct())
                .hasSameSizeAs(history.incidents());
    }

    @Test
    void what_happens_is_sorted_by_time() {
        History history = Company.simulate(SETTINGS.withIncidents(500));

        assertThat(history.changes()).isSortedAccordingTo(Comparator.comparing(Change::at));
        assertThat(history.pages()).isSortedAccordingTo(Comparator.comparing(Page::at));
        assertThat(history.incidents())
                .isSortedAccordingTo(Comparator.comparing(Incident::startedAt));
        assertThat(history.deviations()).isSortedAccordingTo(Comparator.comparing(Deviation::from));
        assertThat(history.shifts()).isSortedAccordingTo(Comparator.comparing(Shift::from));
    }

    @Test
    void impossible_settings_are_refused_with_what_was_expected() {
        assertThatThrownBy(() -> SETTINGS.withPeople(0))
                .hasMessage("people must be 1 to 20000, was 0");
        assertThatThrownBy(() -> SETTINGS.with(Effect.FATIGUE, -2))
                .hasMessage("fatigue must be 0.05 to 20, was -2");
        assertThatThrownBy(() -> SETTINGS.with(Effect.SOMEBODY_ON_LEAVE, 3))
                .hasMessage("somebody-on-leave must be 0.5 to 0.95, was 3");
        assertThatThrownBy(() -> Company.simulate(SETTINGS.withPeople(2).withIncidents(5000)))
                .hasMessageStartingWith("incidents must be at most half of the changes, were 5000");
    }

    /// Walks the schedule's shifts and gaps from `at` on and says how far they reach without a hole
    /// or an overlap.
    private static Instant coverage(History history, String schedule, Instant at) {
        Map<Instant, Instant> stretches = new HashMap<>();
        for (Shift shift : history.shifts()) {
            if (shift.schedule().equals(schedule)) {
                assertThat(stretches.put(shift.from(), shift.to())).isNull();
            }
        }
        for (Gap gap : history.gaps()) {
            if (gap.schedule().equals(schedule)) {
                assertThat(stretches.put(gap.from(), gap.to())).isNull();
            }
        }
        Instant reached = at;
        int used = 0;
        while (stretches.containsKey(reached)) {
            reached = stretches.get(reached);
            used++;
        }
        assertThat(used).isEqualTo(stretches.size());
        return reached;
    }
}
