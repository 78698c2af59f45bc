package dev.afterglow.radar;

import static dev.afterglow.radar.RadarSteps.done;
import static dev.afterglow.radar.RadarSteps.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.Role;
import dev.afterglow.testing.SameMoment;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two who act on the radar in the same moment.
@ServerTest
class AtOnceTest {

    /// Questions to the database until all wait or are done: more than a minute of them.
    private static final int QUESTIONS_MAX = 200_000;

    @Autowired private RadarSteps radar;
    @Autowired private CuratorDesk desk;
    @Autowired private Cycles cycles;
    @Autowired private RadarUpkeep upkeep;
    @Autowired private Talks talks;
    @Autowired private RadarSessions sessions;
    @Autowired private Disclosures disclosures;
    @Autowired private Delivery delivery;
    @Autowired private Audit audit;
    @Autowired private TestPeople people;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient database;
    @Autowired private SettableClock clock;

    @Test
    void all_who_write_at_once_are_heard_and_none_waits_for_ever() throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Receipt first = radar.unlinkable("Keys", crowd.get("p1").getFirst());
        Receipt second = radar.unlinkable("Keys, said otherwise", crowd.get("p2").getFirst());
        Receipt third = radar.unlinkable("Keys once more", crowd.get("p3").getFirst());
        UUID named = taken(radar.confidential("p4", "By name", crowd.get("p4").getFirst()));
        Actor curator = radar.curator();
        cycles.close(curator, clock.instant());

        atOnce(
                () -> talks.add(first, "And on Sundays."),
                () -> talks.add(second, "And in March."),
                () -> talks.withdraw(third),
                () -> talks.add(people.person("p4").id(), named, "And at night."),
                () -> {
                    talks.ask(named, "Which keys?", curator, clock.instant());
                    return true;
                },
                () -> cycles.close(curator, clock.instant()),
                () -> upkeep.expire(clock.instant().minus(Duration.ofDays(90))));

        assertThat(words(first)).containsExactly("And on Sundays.");
        assertThat(words(second)).containsExactly("And in March.");
        assertThat(talks.read(third)).isEmpty();
        assertThat(talks.notes(named)).hasSize(2);
    }

    @Test
    void two_turns_of_one_talk_at_once_are_two_turns() throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Receipt receipt = radar.unlinkable("Keys", crowd.get("p1").getFirst());

        atOnce(
                () -> talks.add(receipt, "And on Sundays."),
                () -> talks.add(receipt, "And in March."));

        assertThat(words(receipt)).containsExactlyInAnyOrder("And on Sundays.", "And in March.");
    }

    @Test
    void a_worry_that_two_curators_put_with_others_goes_with_one() {
        List<Submission> worries = worries(3);
        String second = "worry:" + worries.get(1).id();
        String third = "worry:" + worries.get(2).id();

        var both = sameMoment(() -> same(worries, second), () -> same(worries, third));

        RiskId risk = done(both.first());
        assertThat(both.second()).isInstanceOf(CuratorDesk.Outcome.Refused.class);
        assertThat(desk.inRisk(risk)).hasSize(2);
        assertThat(desk.toRead()).hasSize(1);
        assertThat(countRisks()).isEqualTo(1);
    }

    private CuratorDesk.Outcome same(List<Submission> worries, String other) {
        return desk.same(worries.getFirst().id(), other, radar.curator(), clock.instant());
    }

    @Test
    void a_worry_that_two_curators_find_like_no_other_is_one_risk() {
        UUID worry = worries(1).getFirst().id();
        Actor curator = radar.curator();

        var both =
                sameMoment(
                        () -> desk.alone(worry, curator, clock.instant()),
                        () -> desk.alone(worry, curator, clock.instant()));

        done(both.first());
        assertThat(both.second()).isInstanceOf(CuratorDesk.Outcome.Refused.class);
        assertThat(countRisks()).isEqualTo(1);
    }

    @Test
    void what_is_taken_out_or_back_while_a_session_begins_is_not_counted_there() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Receipt receipt = null;
        for (int i = 1; i <= 6; i++) {
            receipt = radar.unlinkable("Keys " + i, crowd.get("p" + i).getFirst());
        }
        Receipt back = receipt;
        RiskId risk = radar.collateAll("Key rotation knows no calendar.");
        UUID out = other(risk, back);
        long session = planned();

        sameMoment(
                () -> {
                    desk.takeOut(out, radar.curator(), clock.instant());
                    return talks.withdraw(back);
                },
                () -> sessions.begin(session, radar.curator(), clock.instant()) != null);

        assertThat(sessions.agenda(session).getFirst().people()).isEqualTo(4);
        assertThat(desk.inRisk(risk)).hasSize(4).allMatch(Submission::isCounted);
    }

    /// A worry of the risk that is not the one of the receipt.
    private UUID other(RiskId risk, Receipt receipt) {
        UUID own = talks.read(receipt).orElseThrow().submission();
        return desk.inRisk(risk).stream()
                .map(Submission::id)
                .filter(id -> !id.equals(own))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_a_session_has_just_counted_is_not_taken_out() {
        worries(2);
        RiskId risk = radar.collateAll("Key rotation knows no calendar.");
        UUID worry = desk.inRisk(risk).getFirst().id();
        long session = planned();

        SameMoment<Object> both =
                sameMoment(
                        () -> sessions.begin(session, radar.curator(), clock.instant()),
                        () -> desk.takeOut(worry, radar.curator(), clock.instant()));

        assertThat(both.second()).isInstanceOf(CuratorDesk.Outcome.Refused.class);
        assertThat(desk.inRisk(risk)).hasSize(2);
    }

    @Test
    void a_session_that_two_begin_begins_once_and_none_is_planned_meanwhile() {
        worries(1);
        radar.collateAll("Key rotation knows no calendar.");
        long session = planned();
        Instant later = clock.instant().plus(Duration.ofDays(9));

        var begun =
                sameMoment(
                        () -> sessions.begin(session, radar.curator(), clock.instant()),
                        () -> sessions.begin(session, radar.curator(), clock.instant()));

        done(begun.first());
        assertThat(begun.second()).isInstanceOf(RadarSessions.Outcome.Refused.class);
        var held =
                sameMoment(
                        () -> sessions.end(session, 34, radar.curator(), clock.instant()),
                        () -> sessions.end(session, 12, radar.curator(), clock.instant()));
        assertThat(done(held.first()).attended()).hasValue(34);
        assertThat(held.second()).isInstanceOf(RadarSessions.Outcome.Refused.class);
        var planned =
                sameMoment(
                        () -> sessions.plan(later, radar.curator(), clock.instant()),
                        () -> sessions.plan(later, radar.curator(), clock.instant()));
        assertThat(done(planned.second())).isEqualTo(done(planned.first()));
        assertThat(done(planned.first()).attended()).isEmpty();
    }

    @Test
    void no_session_is_planned_while_another_begins() {
        worries(1);
        radar.collateAll("Key rotation knows no calendar.");
        long session = planned();
        Instant later = clock.instant().plus(Duration.ofDays(9));

        var both =
                sameMoment(
                        () -> sessions.begin(session, radar.curator(), clock.instant()),
                        () -> sessions.plan(later, radar.curator(), clock.instant()));

        assertThat(both.second())
                .isEqualTo(new RadarSessions.Outcome.Refused("A session goes on; end it first."));
        assertThat(sessions.next()).map(RadarSession::id).hasValue(session);
    }

    @Test
    void of_two_who_agree_to_a_name_the_first_is_named_to_the_person() {
        radar.crowd(2);
        UUID worry = taken(radar.confidential("p2", "By name"));
        people.person("gus", Role.CURATOR);
        people.person("ida", Role.CURATOR);
        cycles.close(radar.curator(), clock.instant());
        String why = "Somebody may be in danger, and only this person can say who.";
        disclosures.ask(worry, why, radar.curator(), clock.instant());
        long wish = disclosures.of(worry).getFirst().id();

        var both =
                sameMoment(
                        () -> disclosures.agree(wish, people.actor("gus"), clock.instant()),
                        () -> disclosures.agree(wish, people.actor("ida"), clock.instant()));

        assertThat(both.first()).isInstanceOf(Disclosures.Outcome.Done.class);
        assertThat(both.second()).isInstanceOf(Disclosures.Outcome.Refused.class);
        assertThat(audit.about("radar-worry:" + worry, 10))
                .filteredOn(line -> line.act().verb().equals("radar.name-agreed"))
                .hasSize(1);
        assertThat(delivery.messagesBefore(new MessageId(Long.MAX_VALUE), ""))
                .hasSize(2)
                .noneMatch(message -> message.toString().contains("Ida"));
    }

    /// So many worries of as many people on the desk.
    private List<Submission> worries(int many) {
        radar.crowd(many);
        for (int i = 1; i <= many; i++) {
            taken(radar.confidential("p" + i, "Worry " + i));
        }
        cycles.close(radar.curator(), clock.instant());
        return desk.toRead();
    }

    private long planned() {
        return done(sessions.plan(clock.instant(), radar.curator(), clock.instant())).id();
    }

    private List<String> words(Receipt receipt) {
        return talks.read(receipt).orElseThrow().notes().stream().map(Note::words).toList();
    }

    private int countRisks() {
        return database.sql("select count(*) from radar.risk").query(Integer.class).single();
    }

    private <T> SameMoment<T> sameMoment(Supplier<T> first, Supplier<T> second) {
        return SameMoment.of(first, second, transaction, database);
    }

    /// Begins all of them; each goes as far as it comes while somebody else writes, and only then
    /// the next begins. Then nobody else writes any more.
    private void atOnce(Callable<?>... acts) throws Exception {
        List<Future<?>> begun = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(status -> {
                database.sql("lock table radar.submission in row exclusive mode").update();
                for (Callable<?> act : acts) {
                    begun.add(threads.submit(act));
                    awaitWaiting(begun);
                }
            });
            for (Future<?> one : begun) {
                one.get();
            }
        }
    }

    private void awaitWaiting(List<Future<?>> begun) {
        for (int question = 0; question < QUESTIONS_MAX; question++) {
            if (begun.stream().filter(one -> !one.isDone()).count() <= countWaiting()) {
                return;
            }
        }
        throw new IllegalStateException("Somebody neither waits nor is done");
    }

    private int countWaiting() {
        return database.sql("select count(distinct pid) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }
}
