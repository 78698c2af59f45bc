package dev.afterglow.radar;

import static dev.afterglow.radar.RadarSteps.done;
import static dev.afterglow.radar.RadarSteps.refusal;
import static dev.afterglow.radar.RadarSteps.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RadarTest {

    @Autowired private RadarSteps radar;
    @Autowired private RadarJobs jobs;
    @Autowired private CuratorDesk desk;
    @Autowired private Cycles cycles;
    @Autowired private Tickets tickets;
    @Autowired private HandingIn handingIn;
    @Autowired private Talks talks;
    @Autowired private RadarSessions sessions;
    @Autowired private Risks risks;
    @Autowired private Audit audit;
    @Autowired private People people;
    @Autowired private SettableClock clock;

    @Test
    void five_by_name_and_two_unlinkable_are_told_as_at_least_seven() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        for (int i = 1; i <= 5; i++) {
            taken(radar.confidential("p" + i, "Keys again " + i, crowd.get("p" + i).getFirst()));
        }
        radar.unlinkable("Rotation scares me", crowd.get("p8").getFirst());
        radar.unlinkable("Why on evenings?", crowd.get("p9").getFirst());

        radar.collateAll("Key rotation knows no calendar.");
        RadarSession session = radar.beginSession();

        AgendaItem item = sessions.agenda(session.id()).getFirst();
        assertThat(item.people()).isEqualTo(7);
        assertThat(Released.sentence(item.people()))
                .isEqualTo("At least seven of you are worried about this.");
    }

    @Test
    void whoever_hands_in_under_both_promises_in_one_slot_cannot() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Ticket first = crowd.get("p1").getFirst();
        taken(radar.confidential("p1", "Keys", first));

        HandedIn again =
                handingIn.unlinkable(
                        RadarSteps.worry("Keys, said otherwise"),
                        first,
                        Receipt.random(new java.security.SecureRandom()),
                        clock.instant());

        assertThat(refusal(again)).contains("handed in before");
    }

    @Test
    void one_person_with_all_tickets_under_both_promises_counts_once() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        taken(radar.confidential("p1", "Keys", crowd.get("p1").get(0)));
        radar.unlinkable("Keys, said otherwise", crowd.get("p1").get(1));
        radar.unlinkable("Once more", crowd.get("p1").get(2));

        radar.collateAll("The calendar is not asked.");

        assertThat(sessions.agenda(radar.beginSession().id()).getFirst().people()).isEqualTo(1);
    }

    @Test
    void without_script_a_confidential_worry_keeps_a_slot_back() {
        radar.crowd(20);
        radar.curator();
        taken(radar.confidential("hannah", "No script here"));

        List<Ticket> drawn = radar.draw("hannah");

        assertThat(drawn).extracting(Ticket::slot).containsExactly(2, 3);
    }

    @Test
    void nobody_hands_in_more_than_three_in_a_round() {
        radar.crowd(1);
        IntStream.rangeClosed(1, 3).forEach(i -> taken(radar.confidential("p1", "Worry " + i)));

        assertThat(refusal(radar.confidential("p1", "A fourth"))).contains("three");
        clock.set(cycles.open(clock.instant()).closesAt());
        taken(radar.confidential("p1", "The next round"));
    }

    @Test
    void a_lost_answer_is_given_again_and_another_ticket_is_not() {
        radar.crowd(1);
        PersonId p1 = new PersonId("p1");
        cycles.close(radar.curator(), clock.instant());
        TicketHolder holder =
                TicketHolder.of(tickets.keys(clock.instant()), new java.security.SecureRandom());
        List<Tickets.Drawn> lost = tickets.draw(p1, holder.requests(), clock.instant());

        List<Tickets.Drawn> again = tickets.draw(p1, holder.requests(), clock.instant());

        assertThat(again).isEqualTo(lost);
        assertThat(radar.draw("p1")).isEmpty();
    }

    @Test
    void a_foreign_round_and_a_forged_ticket_are_refused_and_nothing_is_stored() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Ticket old = crowd.get("p1").getFirst();
        Ticket here = crowd.get("p2").getFirst();
        byte[] damaged = here.signature().clone();
        damaged[9] ^= 1;
        Ticket forged = new Ticket(here.cycle(), here.slot(), here.message(), damaged);
        Ticket otherSlot = new Ticket(here.cycle(), 2, here.message(), here.signature());

        assertThat(refusal(hand(forged))).contains("not a ticket");
        assertThat(refusal(hand(otherSlot))).contains("not a ticket");
        cycles.close(radar.curator(), clock.instant());
        radar.crowd(20);
        assertThat(refusal(hand(old))).contains("another round");
        cycles.close(radar.curator(), clock.instant());

        assertThat(desk.toRead()).isEmpty();
    }

    @Test
    void unlinkable_opens_with_twenty_holders() {
        RadarSteps.Crowd crowd = radar.crowd(18);

        assertThat(refusal(hand(crowd.get("p1").getFirst()))).contains("20 people", "19");
        radar.crowd(19);
        taken(hand(crowd.get("p1").getFirst()));
    }

    @Test
    void the_desk_is_filled_once_a_day_and_at_the_end_of_a_round() {
        radar.crowd(2);
        jobs.step(clock.instant());
        taken(radar.confidential("p1", "First"));

        jobs.step(clock.instant());
        assertThat(desk.toRead()).isEmpty();
        clock.advance(Duration.ofDays(1));
        jobs.step(clock.instant());
        assertThat(desk.toRead()).hasSize(1);

        taken(radar.confidential("p2", "Second"));
        cycles.close(radar.curator(), clock.instant());
        assertThat(desk.toRead()).hasSize(2);
    }

    @Test
    void the_same_worry_in_other_words_is_proposed_and_not_put_together_by_itself() {
        radar.crowd(4);
        taken(radar.confidential("p1", "Certificates run out and one person gets the mail."));
        taken(radar.confidential("p2", "We mute the capacity alert each Monday morning."));
        taken(radar.confidential("p3", "Every Monday the capacity alert is silenced."));
        cycles.close(radar.curator(), clock.instant());
        Submission monday = reading("We mute the capacity");

        List<Proposal> proposed =
                desk.open(monday.id(), radar.curator(), clock.instant()).orElseThrow().proposals();

        assertThat(proposed).hasSizeLessThanOrEqualTo(5);
        assertThat(proposed.getFirst().words()).startsWith("Every Monday");
        assertThat(desk.toRead()).hasSize(3);
        desk.keepApart(monday.id(), proposed.getFirst().key(), radar.curator(), clock.instant());
        assertThat(
                        desk.open(monday.id(), radar.curator(), clock.instant())
                                .orElseThrow()
                                .proposals())
                .extracting(Proposal::key)
                .doesNotContain(proposed.getFirst().key());
    }

    @Test
    void what_was_put_together_is_not_put_together_again_until_it_is_taken_out() {
        radar.crowd(3);
        for (int i = 1; i <= 3; i++) {
            taken(radar.confidential("p" + i, "Worry " + i));
        }
        Actor curator = radar.curator();
        cycles.close(curator, clock.instant());
        List<Submission> all = desk.toRead();
        RiskId risk =
                done(
                        desk.same(
                                all.get(0).id(),
                                "worry:" + all.get(1).id(),
                                curator,
                                clock.instant()));

        assertThat(desk.same(all.get(0).id(), "worry:" + all.get(2).id(), curator, clock.instant()))
                .isInstanceOf(CuratorDesk.Outcome.Refused.class);
        assertThat(desk.same(all.get(2).id(), "risk:999999", curator, clock.instant()))
                .isInstanceOf(CuratorDesk.Outcome.Refused.class);
        assertThat(desk.inRisk(risk)).hasSize(2);
        done(desk.takeOut(all.get(0).id(), curator, clock.instant()));

        assertThat(desk.inRisk(risk)).hasSize(1);
        assertThat(audit.about("radar-worry:" + all.get(0).id(), 10))
                .extracting(line -> line.act().verb())
                .containsExactly("radar.taken-out", "radar.joined");
    }

    @Test
    void words_that_point_to_somebody_are_not_told() {
        radar.crowd(1);
        taken(radar.confidential("p1", "It has gone well eleven times and then it did not."));
        Actor curator = radar.curator();
        cycles.close(curator, clock.instant());
        RiskId risk = done(desk.alone(desk.toRead().getFirst().id(), curator, clock.instant()));

        assertThatThrownBy(() -> radar.tell(risk, "P1 knows of OPS-17."))
                .hasMessageContaining("OPS-17");
        assertThatThrownBy(() -> radar.tell(risk, "It has gone well eleven times, they say."))
                .hasMessageContaining("a phrase of theirs");
        assertThat(risks.risk(risk).orElseThrow().told()).isEmpty();
    }

    @Test
    void a_count_never_falls_and_is_said_for_closed_rounds_only() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        IntStream.rangeClosed(1, 4)
                .forEach(i -> radar.unlinkable("Keys " + i, crowd.get("p" + i).getFirst()));
        RiskId risk = radar.collateAll("Key rotation knows no calendar.");
        RadarSession first = radar.beginSession();
        done(sessions.end(first.id(), 34, radar.curator(), clock.instant()));

        taken(radar.confidential("p1", "Keys once more"));
        clock.advance(Duration.ofDays(1));
        jobs.step(clock.instant());
        done(
                desk.same(
                        desk.toRead().getFirst().id(),
                        "risk:" + risk,
                        radar.curator(),
                        clock.instant()));
        radar.tell(risk, "Key rotation knows no calendar.");
        RadarSession second = radar.beginSession();

        assertThat(sessions.agenda(second.id()).getFirst().people()).isEqualTo(4);
        assertThat(risks.risk(risk).orElseThrow().released()).isEqualTo(4);
    }

    @Test
    void a_worry_whose_count_was_said_is_not_taken_out() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        radar.unlinkable("Keys", crowd.get("p1").getFirst());
        RiskId risk = radar.collateAll("Key rotation knows no calendar.");
        radar.beginSession();
        UUID worry = desk.inRisk(risk).getFirst().id();

        assertThat(desk.takeOut(worry, radar.curator(), clock.instant()))
                .isInstanceOf(CuratorDesk.Outcome.Refused.class);
    }

    @Test
    void a_receipt_opens_a_talk_and_takes_the_worry_back() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Receipt receipt = radar.unlinkable("Keys", crowd.get("p1").getFirst());
        cycles.close(radar.curator(), clock.instant());
        UUID worry = desk.toRead().getFirst().id();

        talks.ask(worry, "Which keys?", radar.curator(), clock.instant());
        assertThat(talks.add(receipt, "Those of the final.")).isTrue();

        Talk talk =
                talks.read(new Receipt(receipt.code().toUpperCase(java.util.Locale.ROOT)))
                        .orElseThrow();
        assertThat(talk.notes())
                .extracting(Note::words)
                .containsExactly("Which keys?", "Those of the final.");
        assertThat(desk.toRead().getFirst().hasAnswer()).isFalse();
        assertThat(talks.notes(worry)).extracting(Note::words).containsExactly("Which keys?");
        clock.advance(Duration.ofDays(1));
        jobs.step(clock.instant());
        assertThat(desk.toRead().getFirst().hasAnswer()).isTrue();
        assertThat(talks.notes(worry)).hasSize(2);
        assertThat(talks.withdraw(receipt)).isTrue();
        assertThat(desk.toRead()).isEmpty();
        assertThat(talks.read(receipt)).isEmpty();
    }

    @Test
    void a_round_that_a_browser_began_too_early_is_forgotten_only_while_nothing_is_in_it() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        crowd.get("p1");

        assertThat(cycles.forgetUnused()).isTrue();
        assertThat(cycles.all()).isEmpty();

        radar.unlinkable("Keys", radar.crowd(20).get("p2").getFirst());
        assertThat(cycles.forgetUnused()).isFalse();
        assertThat(cycles.all()).hasSize(1);
    }

    @Test
    void words_expire_and_the_risk_stays() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Receipt receipt = radar.unlinkable("Keys", crowd.get("p1").getFirst());
        RiskId risk = radar.collateAll("Key rotation knows no calendar.");
        radar.beginSession();

        clock.advance(Duration.ofDays(91));
        jobs.step(clock.instant());

        Talk talk = talks.read(receipt).orElseThrow();
        assertThat(talk.words()).isEmpty();
        assertThat(talk.told()).isEqualTo("Key rotation knows no calendar.");
        assertThat(risks.risk(risk).orElseThrow().released()).isEqualTo(1);
    }

    @Test
    void a_team_is_named_from_five_inside_and_five_outside() {
        radar.crowd(12);
        people.define(new Team(new TeamId("drm"), "DRM", ids(1, 5)), clock.instant());
        people.define(new Team(new TeamId("few"), "Few", ids(6, 9)), clock.instant());
        IntStream.rangeClosed(1, 10)
                .forEach(i -> taken(radar.confidential("p" + i, "Keys again " + i)));

        radar.collateAll("Key rotation knows no calendar.");

        assertThat(sessions.agenda(radar.beginSession().id()).getFirst().facets())
                .containsExactly("5 in DRM");
    }

    private static List<PersonId> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> new PersonId("p" + i)).toList();
    }

    private HandedIn hand(Ticket ticket) {
        return handingIn.unlinkable(
                RadarSteps.worry("A worry"),
                ticket,
                Receipt.random(new java.security.SecureRandom()),
                clock.instant());
    }

    private Submission reading(String start) {
        return desk.toRead().stream()
                .filter(one -> String.valueOf(one.words()).startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
