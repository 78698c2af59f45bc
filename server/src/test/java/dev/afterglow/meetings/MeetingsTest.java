package dev.afterglow.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.OutboxLine;
import dev.afterglow.meetings.Meeting.Invitation;
import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class MeetingsTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId GAT = new PersonId("gat");
    private static final PersonId COP = new PersonId("cop");
    private static final PersonId SIN = new PersonId("sin");
    private static final PersonId LIS = new PersonId("lis");

    @Autowired private Meetings meetings;
    @Autowired private Absences absences;
    @Autowired private Delivery delivery;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    private Actor cop;

    @BeforeEach
    void people_around_the_globe() {
        define("gat", "America/Los_Angeles", Role.VIEWER);
        define("cop", "Europe/Copenhagen", Role.RESPONDER);
        define("sin", "Asia/Singapore", Role.RESPONDER);
        define("lis", "Europe/Lisbon", Role.RESPONDER);
        cop = people.actor("cop");
    }

    @Test
    void where_one_hour_would_hurt_two_sessions_are_offered() {
        Plan plan = meetings.plan(wish(GAT, COP, SIN), NOW);

        assertThat(plan.twoSessions()).isPresent();
        assertThat(plan.ledger().evenness()).isEqualTo(1);
    }

    @Test
    void an_invitation_goes_out_as_a_mail_with_a_calendar_entry() {
        Meeting meeting = invited("review:1", List.of(Instant.parse("2026-03-10T10:00:00Z")));

        List<OutboxLine> mails = delivery.messagesAbout(List.of("meeting:" + meeting.id()));
        assertThat(mails).hasSize(2);
        assertThat(meeting.invitations()).extracting(Invitation::cost).containsExactly(0, 0);
        assertThat(meetings.toCome(NOW)).containsExactly(meeting);
    }

    @Test
    void the_entry_says_who_what_when_and_that_nobody_must() {
        Meeting meeting = invited("review:1", List.of(Instant.parse("2026-03-10T10:00:00Z")));
        Person lis = define("lis", "Europe/Lisbon", Role.RESPONDER);

        String text =
                new CalendarEntry(
                                CalendarEntry.Kind.REQUEST,
                                meeting,
                                meeting.sessions().getFirst(),
                                lis,
                                java.util.Optional.of(lis),
                                NOW)
                        .text("https://afterglow.example/meetings/1")
                        .replace("\r\n ", "");

        assertThat(text)
                .contains(
                        "METHOD:REQUEST",
                        "UID:meeting-1-1@afterglow",
                        "DTSTART:20260310T100000Z",
                        "DTEND:20260310T111500Z",
                        "SEQUENCE:0",
                        "ROLE=OPT-PARTICIPANT",
                        "mailto:lis@example.org");
    }

    @Test
    void what_a_meeting_cost_weighs_on_the_next_one_unless_an_account_was_sent() {
        Instant late = Instant.parse("2026-03-10T20:00:00Z");
        Meeting meeting = invited("review:1", List.of(late));

        assertThat(meetings.ledger(List.of(COP, LIS), NOW).of(LIS)).isEqualByComparingTo("4");
        assertThat(meetings.ledger(List.of(COP, LIS, SIN), NOW).evenness())
                .isEqualTo(64.0 / (3 * 32));

        meetings.answer(meeting.id(), LIS, Attendance.ACCOUNT);

        assertThat(meetings.ledger(List.of(LIS), NOW).of(LIS)).isEqualByComparingTo("0");
        assertThat(meetings.ledger(List.of(COP), NOW.plus(Duration.ofDays(400))).of(COP))
                .isEqualByComparingTo("0");
    }

    @Test
    void a_moved_meeting_keeps_its_number_and_asks_everybody_anew() {
        Meeting meeting = invited("review:1", List.of(Instant.parse("2026-03-10T10:00:00Z")));
        meetings.answer(meeting.id(), LIS, Attendance.COMING);

        Planned moved =
                meetings.move(
                        meeting.id(),
                        wish(COP, LIS),
                        List.of(Instant.parse("2026-03-11T10:00:00Z")),
                        cop,
                        NOW);

        Meeting now = meetings.meeting(meeting.id()).orElseThrow();
        assertThat(moved).isEqualTo(new Planned.Invited(meeting.id()));
        assertThat(now.sequence()).isEqualTo(1);
        assertThat(now.answerOf(LIS)).isEqualTo(Attendance.INVITED);
        assertThat(delivery.messagesAbout(List.of("meeting:" + meeting.id()))).hasSize(4);
    }

    @Test
    void a_cancelled_meeting_weighs_on_nobody_and_makes_room_for_another() {
        Meeting meeting = invited("review:1", List.of(Instant.parse("2026-03-10T20:00:00Z")));

        meetings.cancel(meeting.id(), cop, NOW);
        meetings.cancel(meeting.id(), cop, NOW);

        assertThat(meetings.ledger(List.of(COP), NOW).of(COP)).isEqualByComparingTo("0");
        assertThat(delivery.messagesAbout(List.of("meeting:" + meeting.id()))).hasSize(4);
        assertThat(invited("review:1", List.of(Instant.parse("2026-03-12T10:00:00Z"))).id())
                .isNotEqualTo(meeting.id());
    }

    @Test
    void nobody_essential_is_asked_to_come_back_from_leave_or_to_get_up() {
        absences.define(
                new Absence(
                        COP,
                        LocalDate.parse("2026-03-09"),
                        LocalDate.parse("2026-03-10"),
                        "vacation"),
                "hand",
                cop,
                NOW);
        meetings.setSleep(LIS, WeeklyHours.parse("21:00-11:00"));

        Planned onLeave = invite("review:1", List.of(Instant.parse("2026-03-10T12:00:00Z")));
        Planned asleep = invite("review:1", List.of(Instant.parse("2026-03-11T10:00:00Z")));

        assertThat(onLeave).isInstanceOf(Planned.Refused.class);
        assertThat(asleep).isInstanceOf(Planned.Refused.class);
        assertThat(((Planned.Refused) asleep).because()).contains("lis would be asleep");
    }

    @Test
    void a_second_planner_learns_of_the_first() {
        invited("review:1", List.of(Instant.parse("2026-03-10T10:00:00Z")));

        assertThat(invite("review:1", List.of(Instant.parse("2026-03-11T10:00:00Z"))))
                .isInstanceOf(Planned.Refused.class);
    }

    @Test
    void the_page_plans_invites_and_takes_an_answer() {
        assertThat(get("cop", "/meetings/plan?people=gat,cop,sin&title=Keys&hosts=cop"))
                .hasStatusOk()
                .bodyText()
                .contains("Two sessions", "Los Angeles", "Carried so far");
        assertThat(get("cop", "/meetings/plan?people=Gat,cop@example.org&title=Keys"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"gat,cop\"", "Carried so far");
        assertThat(get("cop", "/meetings/plan?people=gat,Nobody Here&title=Keys"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Nobody here is called “Nobody Here”");
        assertThat(get("cop", "/meetings/plan?people=gat,cop&title=Keys&from=soon"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("was \"soon\"");
        assertThat(get("gat", "/meetings/plan?people=gat,cop&title=Keys"))
                .hasStatus(HttpStatus.FORBIDDEN);

        Meeting meeting = invited("review:1", List.of(Instant.parse("2026-03-10T10:00:00Z")));
        String address = "/meetings/" + meeting.id();
        assertThat(post("lis", address + "/answer", "answer", "account"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(post("gat", address + "/answer", "answer", "coming"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("lis", address + "/cancel")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("lis", address)).hasStatusOk().bodyText().contains("sends an account");
        assertThat(get("lis", "/me/meetings")).hasStatusOk().bodyText().contains("Keys");
    }

    @Test
    void an_unreadable_sleep_is_said_so_and_changes_nothing() {
        assertThat(post("lis", "/me/meetings/sleep", "hours", "when tired"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("when tired");
        assertThat(meetings.sleepOf(LIS)).isEqualTo(Attendee.SLEEP);
    }

    private Meeting invited(String subject, List<Instant> starts) {
        Planned planned = invite(subject, starts);
        return meetings.meeting(((Planned.Invited) planned).meeting()).orElseThrow();
    }

    private Planned invite(String subject, List<Instant> starts) {
        return meetings.invite(
                new NewMeeting(subject, "Keys", "/reviews/1", wish(COP, LIS), starts),
                COP,
                cop,
                NOW);
    }

    private static Wish wish(PersonId... invited) {
        return new Wish(
                Duration.ofMinutes(75),
                LocalDate.parse("2026-03-09"),
                LocalDate.parse("2026-03-13"),
                List.of(invited),
                Set.of(COP),
                Set.of());
    }

    private Person define(String id, String zone, Role role) {
        return people.define(
                new Person(
                        new PersonId(id),
                        id,
                        id + "@example.org",
                        ZoneId.of(zone),
                        WeeklyHours.parseIfStated("mon-fri 09:00-17:30"),
                        role,
                        true));
    }

    private MvcTestResult get(String as, String address) {
        return pages.get().uri(address).with(people.signedIn(as)).exchange();
    }

    private MvcTestResult post(String as, String address, String... parameters) {
        var request = pages.post().uri(address).with(people.signedIn(as));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
