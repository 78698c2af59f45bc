package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.ContactMethod;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishesTest {

    private static final PersonId ANA = new PersonId("ana");
    private static final Instant NIGHT = Instant.parse("2026-07-04T23:30:00Z");
    private static final ContactMethod MAIL = method("email", "ana@example.org", null);
    private static final ContactMethod PHONE = method("sms", "+351210000000", null);
    private static final ContactMethod DEAD_PHONE = method("sms", "+351210000000", NIGHT);

    @Test
    void without_rules_it_is_mail_at_once() {
        Wishes wishes = wishes(List.of(), null, MAIL);

        assertThat(wishes.plan(Urgency.HIGH, NIGHT))
                .containsExactly(new Notification(ANA, "email", "ana@example.org", NIGHT, ""));
    }

    @Test
    void each_rule_has_its_time_and_address() {
        Rule mail = new Rule(Urgency.HIGH, Duration.ZERO, "email", null);
        Rule hook =
                new Rule(Urgency.HIGH, Duration.ofMinutes(2), "webhook", "http://127.0.0.1/ana");

        assertThat(wishes(List.of(hook, mail), null, MAIL).plan(Urgency.HIGH, NIGHT))
                .containsExactly(
                        new Notification(ANA, "email", "ana@example.org", NIGHT, ""),
                        new Notification(
                                ANA,
                                "webhook",
                                "http://127.0.0.1/ana",
                                NIGHT.plusSeconds(120),
                                ""));
    }

    @Test
    void quiet_hours_hold_back_low_urgency_and_nothing_else() {
        QuietHours quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
        Wishes wishes = wishes(List.of(), quiet, MAIL);
        Instant sevenInLisbon = Instant.parse("2026-07-05T06:00:00Z");

        assertThat(wishes.plan(Urgency.LOW, NIGHT).getFirst().dueAt()).isEqualTo(sevenInLisbon);
        assertThat(wishes.plan(Urgency.HIGH, NIGHT).getFirst().dueAt()).isEqualTo(NIGHT);
        assertThat(wishes.everyWay(NIGHT).getFirst().dueAt()).isEqualTo(NIGHT);
    }

    @Test
    void a_refused_address_falls_to_the_next_and_says_so() {
        Rule text = new Rule(Urgency.HIGH, Duration.ZERO, "sms", null);

        assertThat(wishes(List.of(text), null, DEAD_PHONE, MAIL).plan(Urgency.HIGH, NIGHT))
                .containsExactly(
                        new Notification(
                                ANA, "email", "ana@example.org", NIGHT, "no usable sms address"));
        assertThat(wishes(List.of(text), null, DEAD_PHONE).plan(Urgency.HIGH, NIGHT))
                .containsExactly(
                        new Notification(ANA, "inbox", "ana", NIGHT, "no usable sms address"));
    }

    @Test
    void a_call_of_everybody_takes_every_way_once() {
        Rule text = new Rule(Urgency.HIGH, Duration.ofMinutes(10), "sms", null);

        assertThat(wishes(List.of(text), null, MAIL, PHONE).everyWay(NIGHT))
                .extracting(Notification::channel)
                .containsExactly("email", "sms");
    }

    private static Wishes wishes(List<Rule> rules, QuietHours quiet, ContactMethod... methods) {
        Person ana =
                new Person(
                        ANA,
                        "Ana",
                        "ana@example.org",
                        ZoneId.of("Europe/Lisbon"),
                        WeeklyHours.parseIfStated("mon-fri 09:00-17:30"),
                        Role.RESPONDER,
                        true);
        return new Wishes(ana, rules, quiet, List.of(methods));
    }

    private static ContactMethod method(String channel, String address, Instant refusedSince) {
        return new ContactMethod(
                channel,
                ANA,
                channel,
                address,
                "",
                true,
                refusedSince,
                refusedSince == null ? "" : "no");
    }
}
