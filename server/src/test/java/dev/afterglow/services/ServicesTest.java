package dev.afterglow.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ServicesTest {

    private static final Instant NOW = SettableClock.START;
    private static final Actor SYSTEM = new Actor.OfSystem("test");
    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final ServiceId DRM = new ServiceId("drm");

    @Autowired private Services services;
    @Autowired private TestPeople people;

    @Test
    void services_may_need_each_other_in_a_circle() {
        Service playback = new Service(PLAYBACK, "Playback", null, Set.of(DRM));
        Service drm = new Service(DRM, "DRM keys", null, Set.of(PLAYBACK));

        services.defineAll(List.of(playback, drm), SYSTEM, NOW);

        assertThat(services.service(PLAYBACK)).contains(playback);
        assertThat(services.dependantsOf(PLAYBACK)).containsExactly(drm);
    }

    @Test
    void an_unknown_team_or_dependency_changes_nothing() {
        services.define(new Service(DRM, "DRM keys", null, Set.of()), NOW);

        Service ofNobody = new Service(DRM, "Keys", new TeamId("nobody"), Set.of());
        Service ofNothing = new Service(DRM, "Keys", null, Set.of(new ServiceId("nothing")));

        assertThatThrownBy(() -> services.define(ofNobody, NOW))
                .hasMessage("Service drm names team nobody, which is not known here");
        assertThatThrownBy(() -> services.define(ofNothing, NOW))
                .hasMessage("Service drm depends on nothing, which is not known here");
        assertThat(services.service(DRM).orElseThrow().name()).isEqualTo("DRM keys");
    }

    @Test
    void a_service_cannot_need_itself() {
        assertThatThrownBy(() -> new Service(DRM, "DRM keys", null, Set.of(DRM)))
                .hasMessageContaining("drm cannot depend on itself");
    }

    @Test
    void a_change_that_is_sent_again_under_its_key_is_kept_once() {
        services.define(new Service(DRM, "DRM keys", null, Set.of()), NOW);
        Change change = new Change(DRM, "new key set", NOW, "deploys", null, null, "build-7");

        RecordedChange first = services.recordChange(change, NOW);
        RecordedChange second = services.recordChange(change, NOW);
        services.recordChange(Change.of(DRM, "a flag", NOW, "flags"), NOW);
        services.recordChange(Change.of(DRM, "a flag", NOW, "flags"), NOW);

        assertThat(second).isEqualTo(first);
        assertThat(services.latestChanges(DRM, 10)).hasSize(3);
        assertThat(services.changes(Set.of(DRM), NOW, NOW.plusSeconds(1))).hasSize(3);
        assertThat(services.changes(Set.of(DRM), NOW.plusSeconds(1), NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void a_heads_up_matters_until_it_ends_or_is_withdrawn() {
        people.person("ana");
        services.define(new Service(DRM, "DRM keys", null, Set.of()), NOW);
        Instant end = NOW.plus(Duration.ofDays(7));
        HeadsUp headsUp =
                new HeadsUp(DRM, new PersonId("ana"), "Old TVs fetch keys once a day.", NOW, end);

        GivenHeadsUp first = services.give(headsUp, SYSTEM, NOW);
        services.give(headsUp, SYSTEM, NOW);
        boolean withdrawn = services.withdraw(DRM, first.id(), SYSTEM, NOW);
        boolean again = services.withdraw(DRM, first.id(), SYSTEM, NOW);

        assertThat(withdrawn).isTrue();
        assertThat(again).isFalse();
        assertThat(services.headsUps(Set.of(DRM), end.minusSeconds(1))).hasSize(1);
        assertThat(services.headsUps(Set.of(DRM), end)).isEmpty();
    }
}
