package dev.afterglow.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChronicleTest {
    private static final LocalDate END = LocalDate.of(2026, 11, 20);
    private static final Chronicle CHRONICLE = Chronicle.until(END, 1);

    @Test
    void the_same_seed_tells_the_same_stories() {
        Chronicle again = Chronicle.until(END, 1);

        assertThat(again).isEqualTo(CHRONICLE);
    }

    @Test
    void it_has_the_size_of_a_believable_company() {
        History history = CHRONICLE.history();

        assertThat(history.people()).hasSize(120);
        assertThat(history.teams()).hasSize(13);
        assertThat(history.services()).hasSizeBetween(38, 50);
        assertThat(history.incidents()).hasSizeBetween(110, 230);
        assertThat(history.gaps()).isEmpty();
        assertThat(history.people()).extracting(Person::site).containsAll(List.of(Site.values()));
    }

    @Test
    void at_least_forty_mechanisms_are_written_and_most_are_told() {
        List<Mechanism> mechanisms = Mechanism.all();

        assertThat(mechanisms).hasSizeGreaterThanOrEqualTo(40);
        assertThat(mechanisms).extracting(Mechanism::id).doesNotHaveDuplicates();
        assertThat(CHRONICLE.incidents().stream().map(IncidentStory::mechanism).distinct())
                .hasSizeGreaterThan(35);
    }

    @Test
    void every_service_can_be_told_with_and_without_a_change() {
        List<Mechanism> mechanisms = Mechanism.all();

        for (Service service : CHRONICLE.history().services()) {
            assertThat(mechanisms.stream().filter(m -> m.fits(service.id(), true)))
                    .hasSizeGreaterThan(2);
            assertThat(mechanisms.stream().filter(m -> m.fits(service.id(), false)))
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void no_two_incidents_have_the_same_title_or_summary() {
        assertThat(CHRONICLE.incidents()).extracting(IncidentStory::title).doesNotHaveDuplicates();
        assertThat(CHRONICLE.incidents())
                .extracting(IncidentStory::summary)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_record_lies_between_first_sign_and_stable_and_ends_with_stable() {
        Map<String, Incident> incidents =
                CHRONICLE.history().incidents().stream()
                        .collect(Collectors.toMap(Incident::id, i -> i));
        for (IncidentStory story : CHRONICLE.incidents()) {
            Incident incident = incidents.get(story.incident());
            assertThat(story.timeline())
                    .hasSizeGreaterThan(6)
                    .isSortedAccordingTo(Comparator.comparing(IncidentStory.Entry::at));
            assertThat(story.timeline())
                    .filteredOn(entry -> entry.kind().equals("stable"))
                    .singleElement()
                    .satisfies(e -> assertThat(e.at()).isEqualTo(incident.stableAt()));
            assertThat(story.timeline())
                    .filteredOn(entry -> entry.kind().equals("chat"))
                    .allMatch(e -> !e.at().isAfter(incident.stableAt()));
        }
    }

    @Test
    void nothing_is_left_to_fill_in_and_nobody_is_blamed() {
        List<String> texts = texts();

        assertThat(texts).noneMatch(text -> text.contains("{") || text.contains("]("));
        assertThat(texts)
                .noneMatch(text ->
                        Stream.of("human error", "should have", "root cause", "careless")
                                .anyMatch(text.toLowerCase(java.util.Locale.ROOT)::contains));
    }

    @Test
    void coded_words_stand_in_their_passage() {
        for (IncidentStory story : CHRONICLE.incidents()) {
            if (story.review() != null) {
                assertThat(story.review().narrative())
                        .allSatisfy(passage ->
                                assertThat(passage.codes())
                                        .allMatch(c -> passage.text().contains(c.quote())));
                assertThat(story.review().perspectives()).hasSizeBetween(1, 3);
            }
        }
    }

    @Test
    void only_reviewed_incidents_have_a_review_and_the_newest_wait_for_one() {
        Set<String> reviewed =
                CHRONICLE.history().incidents().stream()
                        .filter(Incident::reviewed)
                        .map(Incident::id)
                        .collect(Collectors.toSet());
        Instant end = END.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (IncidentStory story : CHRONICLE.incidents()) {
            if (story.review() != null) {
                assertThat(reviewed).contains(story.incident());
                assertThat(story.review().heldAt()).isBefore(end);
                assertThat(story.decision()).isNotNull();
            }
        }
        assertThat(CHRONICLE.history().codes()).extracting(CodeTick::incident).isSubsetOf(reviewed);
    }

    @Test
    void actions_have_every_outcome_and_say_why_where_they_are_not_done() {
        Map<String, Action> actions =
                CHRONICLE.history().actions().stream()
                        .collect(Collectors.toMap(Action::id, a -> a));

        assertThat(CHRONICLE.actions()).hasSameSizeAs(actions.values());
        assertThat(actions.values())
                .extracting(Action::outcome)
                .contains("done", "declined", "overtaken", "quiet", "open");
        for (ActionStory story : CHRONICLE.actions()) {
            Action action = actions.get(story.action());
            assertThat(story.reason() == null).isEqualTo(action.outcome().equals("done"));
            assertThat(story.surprise() == null).isEqualTo(action.automates() == null);
            assertThat(story.said()).isBetween(0, 100);
        }
    }

    @Test
    void an_automation_that_takes_part_is_named_in_the_record() {
        Set<String> with =
                CHRONICLE.history().incidents().stream()
                        .filter(incident -> incident.automation() != null)
                        .map(Incident::id)
                        .collect(Collectors.toSet());

        Set<String> told =
                CHRONICLE.incidents().stream()
                        .filter(story ->
                                story.timeline().stream()
                                        .anyMatch(e -> e.kind().equals("automation")))
                        .map(IncidentStory::incident)
                        .collect(Collectors.toSet());

        assertThat(told).isEqualTo(with);
    }

    @Test
    void a_risk_is_told_by_different_people_in_different_words() {
        List<RiskStory> risks = CHRONICLE.risks();

        assertThat(risks).hasSizeGreaterThan(15);
        assertThat(risks).extracting(RiskStory::told).doesNotHaveDuplicates();
        for (RiskStory risk : risks) {
            assertThat(risk.voices()).isNotEmpty();
            assertThat(risk.voices()).extracting(RiskStory.Voice::person).doesNotHaveDuplicates();
            assertThat(risk.voices()).extracting(RiskStory.Voice::text).doesNotHaveDuplicates();
        }
        assertThat(risks).anyMatch(risk -> risk.voices().size() >= 4);
    }

    @Test
    void what_nobody_has_put_together_yet_is_of_the_last_weeks_and_of_no_risk() {
        LocalDate end = CHRONICLE.history().settings().end();
        List<String> told =
                CHRONICLE.risks().stream()
                        .flatMap(risk -> risk.voices().stream())
                        .map(RiskStory.Voice::text)
                        .toList();

        assertThat(CHRONICLE.unheard())
                .hasSizeGreaterThan(8)
                .allSatisfy(voice -> {
                    assertThat(voice.handedIn()).isBefore(end).isAfter(end.minusDays(22));
                    assertThat(told).doesNotContain(voice.text());
                });
    }

    @Test
    void few_sentences_come_often() {
        Map<String, Integer> times = new HashMap<>();
        for (IncidentStory story : CHRONICLE.incidents()) {
            Set<String> own = new HashSet<>();
            story.timeline().stream()
                    .filter(entry -> entry.kind().equals("chat"))
                    .forEach(entry -> own.add(entry.text()));
            own.forEach(text -> times.merge(text, 1, Integer::sum));
        }

        long often = times.values().stream().filter(count -> count > 6).count();

        assertThat(often).isLessThan(times.size() / 20);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (IncidentStory story : CHRONICLE.incidents()) {
            texts.addAll(List.of(story.title(), story.summary(), story.seen()));
            story.timeline().forEach(entry -> texts.add(entry.text()));
            if (story.review() != null) {
                story.review().narrative().forEach(passage -> texts.add(passage.text()));
                texts.addAll(story.review().wentRight());
            }
        }
        CHRONICLE.actions().forEach(action -> texts.add(action.text()));
        return texts;
    }
}
