package dev.afterglow.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.SameMoment;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class DecidedAtOnceTest {

    private static final Instant NOW = SettableClock.START;

    @Autowired private Decisions decisions;
    @Autowired private Incidents incidents;
    @Autowired private TestPeople people;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient database;

    private IncidentId incident;

    @BeforeEach
    void a_stable_incident() {
        people.person("ana");
        people.person("bo");
        incident =
                incidents.declare(
                        new Declaration(
                                "Play fails",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                null,
                                new PersonId("ana")),
                        people.actor("ana"),
                        NOW);
        incidents.stabilise(incident, NOW, "inside the band", people.actor("ana"), NOW);
    }

    @Test
    void of_two_first_decisions_in_one_moment_the_earlier_stays_with_its_reason() {
        SameMoment<Outcome> both = decideBoth("ana", "bo");

        assertThat(both).isEqualTo(new SameMoment<>(new Outcome.Done(), new Outcome.Done()));
        assertThat(decisions.decision(incident).orElseThrow().reason()).isEqualTo("Says bo.");
        assertThat(earlierReasons()).containsExactly("Says ana.");
    }

    @Test
    void of_two_changes_in_one_moment_nothing_is_lost_and_nothing_kept_twice() {
        decide("cid");

        decideBoth("ana", "bo");

        assertThat(decisions.decision(incident).orElseThrow().reason()).isEqualTo("Says bo.");
        assertThat(earlierReasons()).containsExactly("Says cid.", "Says ana.");
    }

    private SameMoment<Outcome> decideBoth(String first, String second) {
        return SameMoment.of(() -> decide(first), () -> decide(second), transaction, database);
    }

    private Outcome decide(String who) {
        people.person(who);
        Decision decision =
                new Decision(
                        incident,
                        Deserves.WRITE_UP,
                        "Says " + who + ".",
                        4,
                        new PersonId(who),
                        NOW);
        return decisions.decide(decision, people.actor(who));
    }

    private List<String> earlierReasons() {
        return database.sql(
                        """
                        -- What was decided before, in the order it was replaced?
                        select reason
                        from reviews.earlier_decision
                        order by id
                        """)
                .query(String.class)
                .list();
    }
}
