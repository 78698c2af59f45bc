package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class HealthPagesTest {

    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final List<String> FIVE = List.of("ana", "bo", "cy", "dee", "eli");

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private Patterns patterns;
    @Autowired private SettableClock clock;

    @BeforeEach
    void five_are_there_and_four_were_paged_at_night() {
        FIVE.forEach(people::person);
        people.person("zoe");
        people.team("core", FIVE.toArray(String[]::new));
        services.define(new Service(PLAYBACK, "Playback", null, Set.of()), clock.instant());
        FIVE.subList(0, 4).forEach(this::pagedAtNight);
    }

    private void pagedAtNight(String person) {
        patterns.tell(
                List.of(
                        new ToldPage(
                                new PersonId(person),
                                clock.instant().minus(Duration.ofHours(7)),
                                PLAYBACK)));
    }

    @Test
    void one_sees_ones_own_nights() {
        assertThat(get("ana", "/me/on-call-health"))
                .hasStatusOk()
                .bodyText()
                .contains("One page in four weeks; one night was broken", "Google", "PagerDuty");
        assertThat(get("eli", "/me/on-call-health"))
                .bodyText()
                .contains("No page reached you in four weeks");
    }

    @Test
    void four_people_are_too_few_for_sums_and_five_are_not() {
        assertThat(get("ana", "/on-call-health/core"))
                .hasStatusOk()
                .bodyText()
                .contains("Too few people for sums", "4 people")
                .doesNotContain("at night");

        pagedAtNight("eli");

        assertThat(get("ana", "/on-call-health/core"))
                .bodyText()
                .contains("5 pages in 13 weeks, 5 of them at night", "by 5 people")
                .doesNotContain(">Bo<", ">Eli<");
    }

    @Test
    void only_members_see_a_teams_sums() {
        assertThat(get("zoe", "/on-call-health/core")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("zoe", "/on-call-health/nothing")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void agreeing_that_ones_days_are_evidence_is_kept_and_taken_back() {
        pages.post()
                .uri("/me/on-call-health/agree")
                .param("agrees", "true")
                .with(people.signedIn("ana"))
                .exchange();
        assertThat(patterns.hasAgreed(new PersonId("ana"))).isTrue();
        assertThat(get("ana", "/me/on-call-health")).bodyText().contains("you agreed");

        pages.post()
                .uri("/me/on-call-health/agree")
                .param("agrees", "false")
                .with(people.signedIn("ana"))
                .exchange();
        assertThat(patterns.hasAgreed(new PersonId("ana"))).isFalse();
        assertThat(patterns.hasAgreed(new PersonId("bo"))).isFalse();
    }

    private MvcTestResult get(String reader, String address) {
        return pages.get().uri(address).with(people.signedIn(reader)).exchange();
    }
}
