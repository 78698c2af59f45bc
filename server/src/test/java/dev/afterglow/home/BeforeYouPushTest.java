package dev.afterglow.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Change;
import dev.afterglow.services.HeadsUp;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class BeforeYouPushTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId DRM = new ServiceId("drm");

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private Incidents incidents;

    @BeforeEach
    void a_service_that_another_needs() {
        people.person("ana");
        services.define(new Service(DRM, "DRM keys", null, Set.of()), NOW);
        services.define(new Service(new ServiceId("playback"), "Playback", null, Set.of(DRM)), NOW);
        services.define(
                new Service(new ServiceId("tv"), "TV app", null, Set.of(new ServiceId("playback"))),
                NOW);
        services.give(
                new HeadsUp(
                        DRM,
                        new PersonId("ana"),
                        "Keys turn on Thursday",
                        NOW.minusSeconds(60),
                        NOW.plus(Duration.ofDays(2))),
                people.actor("ana"),
                NOW);
        Instant before = NOW.minus(Duration.ofDays(3));
        services.recordChange(Change.of(DRM, "rotate signing keys", before, "deploys"), NOW);
        services.recordChange(Change.of(DRM, "new dashboard", before, "deploys"), NOW);
        incidents.declare(
                new Declaration(
                        "Play fails", "", IncidentKind.IMPACT, 2, List.of(DRM), null, null, null),
                people.actor("ana"),
                before.plus(Duration.ofHours(2)));
    }

    @Test
    void the_page_says_who_depends_what_is_open_and_what_came_of_similar_changes() {
        assertThat(
                        pages.get()
                                .uri("/before-you-push?service=drm&plan=rotate the keys")
                                .with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("2 things to read before you change DRM keys", "Playback")
                .contains("One more needs one of these", "Keys turn on Thursday", "Play fails")
                .contains("rotate signing keys")
                .doesNotContain("new dashboard");
    }

    @Test
    void a_pipeline_is_told_the_same_and_is_never_blocked() {
        assertThat(pages.get().uri("/api/before-you-push?service=drm").with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.dependants[0]")
                .isEqualTo("playback");
        assertThat(
                        pages.get()
                                .uri("/api/before-you-push?service=nope")
                                .with(people.signedIn("ana")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
