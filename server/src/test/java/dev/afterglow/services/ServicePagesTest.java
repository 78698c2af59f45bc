package dev.afterglow.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ServicePagesTest {

    private static final ServiceId DRM = new ServiceId("drm");

    @Autowired private MockMvcTester pages;
    @Autowired private Services services;
    @Autowired private TestPeople people;

    @BeforeEach
    void aServiceOfATeam() {
        people.person("ana");
        people.person("bo");
        people.person("cem");
        people.team("core", "ana");
        services.define(
                new Service(DRM, "DRM keys", new TeamId("core"), Set.of()), SettableClock.START);
    }

    @Test
    void programs_read_the_list_in_parts() {
        for (String id : new String[] {"art", "bill", "cast"}) {
            services.define(
                    new Service(new ServiceId(id), id, null, Set.of()), SettableClock.START);
        }

        assertThat(pages.get().uri("/api/services?most=2").with(people.signedIn("bo")))
                .hasStatusOk()
                .bodyText()
                .contains("art", "bill")
                .doesNotContain("cast");
        assertThat(pages.get().uri("/api/services?after=bill").with(people.signedIn("bo")))
                .hasStatusOk()
                .bodyText()
                .contains("cast", "drm")
                .doesNotContain("bill");
        assertThat(pages.get().uri("/api/services?most=0").with(people.signedIn("bo")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("most is 1 to 1000, was 0");
        assertThat(pages.get().uri("/services?q=CORE").with(people.signedIn("bo")))
                .hasStatusOk()
                .bodyText()
                .contains("DRM keys")
                .doesNotContain("bill");
    }

    @Test
    void a_member_adds_a_service_that_needs_another() {
        MvcTestResult answer =
                pages.post()
                        .uri("/services")
                        .with(people.signedIn("ana"))
                        .param("name", "Playback")
                        .param("team", "core")
                        .param("needs", "drm")
                        .exchange();

        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(pages.get().uri("/services/drm").with(people.signedIn("bo")))
                .hasStatusOk()
                .bodyText()
                .contains("One service needs it.", "Playback");
        assertThat(pages.get().uri("/services?q=play").with(people.signedIn("bo")))
                .hasStatusOk()
                .bodyText()
                .contains("One service with “play”");
    }

    @Test
    void impossible_input_is_shown_again_with_the_reason() {
        assertThat(edit("ana", "drm nothing"))
                .hasStatus(422)
                .bodyText()
                .contains("cannot depend on itself", "value=\"drm nothing\"");
        assertThat(edit("ana", "nothing"))
                .hasStatus(422)
                .bodyText()
                .contains("depends on nothing, which is not known here");
        assertThat(edit("ana", "No Slug!")).hasStatus(422).bodyText().contains("a-z, 0-9");
    }

    @Test
    void a_service_of_another_team_is_not_edited() {
        assertThat(edit("bo", "")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void two_people_carry_this_part_is_said_only_to_those_two() {
        know("ana");
        know("bo");

        assertThat(page("ana"))
                .hasStatusOk()
                .bodyText()
                .contains("Two people carry this part. Only the two of you see this.", "Bo");
        assertThat(page("cem"))
                .hasStatusOk()
                .bodyText()
                .contains("One or two people")
                .doesNotContain("/people/ana", "/people/bo");
    }

    @Test
    void a_heads_up_is_withdrawn_by_who_gave_it_and_by_the_team_and_by_nobody_else() {
        MvcTestResult given =
                pages.post()
                        .uri("/services/drm/heads-ups")
                        .with(people.signedIn("bo"))
                        .param("text", "If you flip that bit, old TVs cannot play.")
                        .param("days", "7")
                        .exchange();
        long number = services.headsUps(Set.of(DRM), SettableClock.START).getFirst().id();

        assertThat(given).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(page("cem")).bodyText().contains("old TVs cannot play");
        assertThat(withdraw("cem", number)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(withdraw("bo", number)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(services.headsUps(Set.of(DRM), SettableClock.START)).isEmpty();
    }

    @Test
    void the_api_takes_a_change_and_names_a_missing_field() {
        MvcTestResult kept =
                api(
                        "{\"service\":\"drm\",\"summary\":\"new key set\","
                                + "\"link\":\"https://ci.example.org/7\"}");
        MvcTestResult missing = api("{\"service\":\"drm\"}");
        MvcTestResult wrongTime =
                api("{\"service\":\"drm\",\"summary\":\"x\",\"at\":\"yesterday\"}");
        MvcTestResult script =
                api("{\"service\":\"drm\",\"summary\":\"x\",\"link\":\"javascript:alert(1)\"}");

        assertThat(kept).hasStatus(HttpStatus.CREATED);
        assertThat(page("bo")).bodyText().contains("new key set", "https://ci.example.org/7");
        assertThat(missing).hasStatus(422).bodyText().contains("The field summary is missing");
        assertThat(wrongTime).hasStatus(422).bodyText().contains("\\\"yesterday\\\"");
        assertThat(script).hasStatus(422).bodyText().contains("begins with https://");
        assertThat(services.latestChanges(DRM, 10)).hasSize(1);
    }

    private MvcTestResult api(String body) {
        return pages.post()
                .uri("/api/changes")
                .with(people.signedIn("ana"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult page(String person) {
        return pages.get().uri("/services/drm").with(people.signedIn(person)).exchange();
    }

    private MvcTestResult edit(String person, String needs) {
        return pages.post()
                .uri("/services/drm")
                .with(people.signedIn(person))
                .param("name", "DRM keys")
                .param("team", "core")
                .param("needs", needs)
                .exchange();
    }

    private MvcTestResult withdraw(String person, long number) {
        return pages.post()
                .uri("/services/drm/heads-ups/" + number + "/withdraw")
                .with(people.signedIn(person))
                .exchange();
    }

    private void know(String person) {
        services.know(
                new Knowledge(DRM, new PersonId(person), LocalDate.parse("2024-05-01"), null),
                new Actor.OfSystem("test"),
                SettableClock.START);
    }
}
