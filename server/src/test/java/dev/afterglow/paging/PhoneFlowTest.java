package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.delivery.OutboxLine;
import dev.afterglow.delivery.OutboxSteps;
import dev.afterglow.delivery.PhoneReply;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Roster;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What somebody does with a page on a phone, behind the link of a message.
@ServerTest
class PhoneFlowTest {

    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final PersonId CY = new PersonId("cy");

    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private Policies policies;
    @Autowired private OnCall onCall;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private PageLinks links;
    @Autowired private PagingJobs timers;
    @Autowired private OutboxSteps sender;
    @Autowired private Delivery delivery;
    @Autowired private PhoneAnswers answers;
    @Autowired private SettableClock clock;
    @Autowired private MockMvcTester pages;

    private PageId page;

    @BeforeEach
    void anaIsPaged() {
        people.person("ana");
        people.person("bo");
        people.person("cy");
        people.team("core", "ana", "bo", "cy");
        onCall.define(
                new Roster(new RosterId("emergency"), "Emergency", List.of(ANA, BO, CY)),
                new Actor.OfSystem("test"),
                clock.instant());
        services.define(
                new Service(PLAYBACK, "Playback", new TeamId("core"), Set.of()), clock.instant());
        PolicyId core = new PolicyId("core");
        policies.define(
                Policy.of(
                        core,
                        Step.of(Duration.ZERO, new Target.OfPerson(ANA)),
                        Step.of(Duration.ofMinutes(5), new Target.OfPerson(BO))),
                clock.instant());
        policies.assign(PLAYBACK, core);
        Signal signal =
                new Signal(
                        PLAYBACK,
                        "integration:prom",
                        "sps",
                        Severity.CRITICAL,
                        "Nothing plays",
                        "",
                        Map.of(),
                        null);
        page = paging.pageOf(alerts.raise(signal, clock.instant()).alert().id()).orElseThrow().id();
    }

    @Test
    void looking_at_a_page_changes_nothing_and_taking_it_twice_is_taking_it_once() {
        get(ANA, "");
        PageState afterLooking = paging.page(page).orElseThrow().state();
        post(ANA, "");
        clock.advance(Duration.ofMinutes(1));
        post(ANA, "");

        assertThat(afterLooking).isEqualTo(PageState.FIRING);
        assertThat(paging.page(page).orElseThrow().taken())
                .isEqualTo(new Page.Taken(SettableClock.START, "person:ana"));
        assertThat(get(ANA, "")).hasStatusOk().bodyText().contains("What do you need?", "Bo");
    }

    @Test
    void a_forged_link_and_an_ended_one_say_so() {
        String address = address(ANA, "");
        String forged = address.substring(0, address.length() - 2) + "xx";
        clock.advance(Duration.ofHours(25));

        assertThat(pages.get().uri(forged).exchange())
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("This is not a link of ours");
        assertThat(pages.post().uri(address).exchange())
                .hasStatus(HttpStatus.GONE)
                .bodyText()
                .contains("This link has ended");
        assertThat(paging.page(page).orElseThrow().taken()).isNull();
    }

    @Test
    void passed_on_the_next_step_is_paged_at_once() {
        post(ANA, "");
        clock.advance(Duration.ofMinutes(1));

        post(ANA, "/pass-on");

        assertThat(recipients()).containsExactly("ana", "bo");
        assertThat(paging.page(page).orElseThrow().state()).isEqualTo(PageState.FIRING);
        assertThat(person(ANA).answer()).isEqualTo(Answer.CANNOT);
    }

    @Test
    void somebody_who_is_brought_is_reminded_until_they_answer() {
        post(ANA, "");
        pages.post().uri(address(ANA, "/bring")).param("who", "cy").exchange();

        clock.advance(Duration.ofMinutes(5));
        timers.step(clock.instant());
        List<String> reminded = recipients();
        post(CY, "/answer", "answer", "on the way");
        clock.advance(Duration.ofMinutes(5));
        timers.step(clock.instant());

        assertThat(reminded).containsExactly("ana", "cy", "cy");
        assertThat(recipients()).isEqualTo(reminded);
        assertThat(person(CY).answer()).isEqualTo(Answer.ON_THE_WAY);
    }

    @Test
    void everybody_is_called_behind_a_guard_and_the_board_shows_who_answered() {
        post(ANA, "");
        MvcTestResult unsure = post(ANA, "/everybody", "count", "3", "why", "TVs fail");
        List<String> afterUnsure = recipients();

        post(ANA, "/everybody", "sure", "on", "count", "3", "why", "TVs fail");
        post(BO, "/answer", "answer", "here");

        assertThat(unsure).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(afterUnsure).containsExactly("ana");
        assertThat(recipients()).containsExactlyInAnyOrder("ana", "bo", "cy");
        assertThat(get(ANA, "/roll-call"))
                .hasStatusOk()
                .bodyText()
                .contains("2 of 3 are here", "TVs fail", "Enough people");
    }

    @Test
    void all_on_call_in_chosen_teams_are_called_behind_the_same_guard() {
        people.team("quiet");
        post(ANA, "");
        MvcTestResult choice = get(ANA, "/everybody");
        MvcTestResult nobody = get(ANA, "/everybody?of=team:quiet");

        MvcTestResult refused =
                post(ANA, "/everybody", "of", "team:quiet", "sure", "on", "count", "1", "why", "x");

        assertThat(choice).hasStatusOk().bodyText().contains("Emergency", "Choose whom first");
        assertThat(nobody).hasStatusOk().bodyText().contains("Nobody would be reached");
        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Nobody would be reached", "Whom shall it be?");
        assertThat(get(ANA, "/everybody?of=roster:emergency"))
                .bodyText()
                .contains("Page 3 people", "name=\"of\" value=\"roster:emergency\"");
        assertThat(recipients()).containsExactly("ana");
    }

    @Test
    void more_people_than_the_guard_named_are_never_called() {
        post(ANA, "");

        MvcTestResult answer =
                post(ANA, "/everybody", "sure", "on", "count", "2", "why", "TVs fail");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(recipients()).containsExactly("ana");
    }

    @Test
    void a_drill_has_a_page_of_its_own_and_says_so_in_every_message() {
        post(ANA, "");
        post(ANA, "/everybody", "sure", "on", "count", "3", "why", "Practice", "drill", "on");

        List<OutboxLine> drill =
                lines().stream()
                        .filter(line -> !line.reference().contains(":" + page + ":"))
                        .toList();
        assertThat(drill).hasSize(2).allMatch(line -> line.subject().startsWith("Drill: Practice"));
        assertThat(paging.page(page).orElseThrow().everybody()).isNull();
    }

    @Test
    void enough_people_means_no_more_reminders() {
        post(ANA, "");
        post(ANA, "/everybody", "sure", "on", "count", "3", "why", "TVs fail");
        post(ANA, "/enough");
        int before = lines().size();

        clock.advance(Duration.ofHours(1));
        timers.step(clock.instant());

        assertThat(lines()).hasSize(before);
    }

    @Test
    void a_key_in_a_call_takes_the_page() {
        String said =
                answers.read(
                        new PhoneReply.Key(links.token(page, ANA, clock.instant()), "4"),
                        clock.instant());

        assertThat(said).isEqualTo("You have page " + page + ".");
        assertThat(paging.page(page).orElseThrow().state()).isEqualTo(PageState.ACKNOWLEDGED);
    }

    @Test
    void a_code_by_text_message_takes_the_page_and_another_phone_cannot() {
        policies.defineRules(
                BO, List.of(new Rule(Urgency.HIGH, Duration.ZERO, "sms", "+351210000001")));
        clock.advance(Duration.ofMinutes(5));
        timers.step(clock.instant());

        String stranger = answers.read(new PhoneReply.Text("+351999999999", "1a"), clock.instant());
        String own = answers.read(new PhoneReply.Text("+351210000001", " 1A "), clock.instant());

        assertThat(stranger).startsWith("No page has the number 1 on this phone.");
        assertThat(own).isEqualTo("You have page " + page + ".");
        assertThat(person(BO).answer()).isEqualTo(Answer.HERE);
    }

    @Test
    void signed_in_people_see_the_whole_story_of_a_page() {
        sender.step(clock.instant());

        assertThat(pages.get().uri("/pages").with(people.signedIn("ana")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("One page is open", "Nothing plays");
        assertThat(pages.get().uri("/pages/" + page).with(people.signedIn("ana")).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("named in the policy", "email sent", "after 5 min: person bo");
    }

    @Test
    void a_service_without_a_policy_says_why_nobody_was_paged() {
        ServiceId drm = new ServiceId("drm");
        services.define(new Service(drm, "DRM", null, Set.of()), clock.instant());
        Signal signal =
                new Signal(
                        drm, "integration:prom", "k", Severity.ERROR, "Keys", "", Map.of(), null);

        PageId unpaged =
                paging.pageOf(alerts.raise(signal, clock.instant()).alert().id())
                        .orElseThrow()
                        .id();

        assertThat(pages.get().uri("/pages/" + unpaged).with(people.signedIn("ana")).exchange())
                .bodyText()
                .contains("Nobody is being paged", "no policy pages for service drm");
    }

    private PagedPerson person(PersonId id) {
        return paging.persons(page).stream()
                .filter(person -> person.person().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<OutboxLine> lines() {
        return delivery.messagesBefore(new MessageId(Long.MAX_VALUE), "").reversed();
    }

    private List<String> recipients() {
        return lines().stream().map(OutboxLine::person).toList();
    }

    private String address(PersonId person, String path) {
        return "/p/" + links.token(page, person, clock.instant()) + path;
    }

    private MvcTestResult get(PersonId person, String path) {
        return pages.get().uri(address(person, path)).exchange();
    }

    private MvcTestResult post(PersonId person, String path, String... parameters) {
        var request = pages.post().uri(address(person, path));
        for (int at = 0; at < parameters.length; at += 2) {
            request = request.param(parameters[at], parameters[at + 1]);
        }
        return request.exchange();
    }
}
