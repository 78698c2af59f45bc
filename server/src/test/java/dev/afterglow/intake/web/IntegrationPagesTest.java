package dev.afterglow.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Integrations;
import dev.afterglow.people.Role;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class IntegrationPagesTest {

    @Autowired private MockMvcTester pages;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Alerts alerts;
    @Autowired private TestPeople people;

    @BeforeEach
    void define() {
        people.person("ada", Role.ADMINISTRATOR);
        people.person("ana");
        Sender.define(services, integrations, SettableClock.START);
    }

    @Test
    void the_key_is_shown_to_administrators_only() {
        var administrator =
                pages.get().uri("/integrations/prom").with(people.signedIn("ada")).exchange();
        var responder =
                pages.get().uri("/integrations/prom").with(people.signedIn("ana")).exchange();

        assertThat(administrator).hasStatusOk().bodyText().contains(Sender.KEY);
        assertThat(responder).hasStatusOk().bodyText().doesNotContain(Sender.KEY);
    }

    @Test
    void the_page_shows_the_last_messages_and_what_became_of_each() {
        new Sender(pages)
                .post("/intake/" + Sender.KEY + "/generic", "{\"summary\":\"<b>Disk</b>\"}");

        var page = pages.get().uri("/integrations/prom").with(people.signedIn("ana")).exchange();

        assertThat(page).bodyText().contains("1 opened: AL-", "&lt;b").doesNotContain("<b>Disk");
    }

    @Test
    void the_list_says_when_each_sent_last_and_what_was_refused() {
        var silent = pages.get().uri("/integrations").with(people.signedIn("ana")).exchange();
        new Sender(pages).post("/intake/" + Sender.KEY + "/alertmanager", "{\"no\":1}");

        var heard = pages.get().uri("/integrations").with(people.signedIn("ana")).exchange();

        assertThat(silent).bodyText().contains("none yet");
        assertThat(heard).bodyText().contains("refused", "'alerts' is missing");
    }

    @Test
    void a_new_key_ends_the_old_one_at_once() {
        Sender sender = new Sender(pages);
        String body = "{\"summary\":\"Disk\"}";
        String other = Integrations.newKey();
        assertThat(sender.post("/intake/" + other + "/generic", body)).hasStatus(404);
        assertThat(sender.post("/intake/" + Sender.KEY + "/generic", body))
                .hasStatus2xxSuccessful();

        Integration old = Sender.integration();
        integrations.define(
                new Integration(old.id(), old.service(), old.kind(), other), SettableClock.START);

        assertThat(sender.post("/intake/" + Sender.KEY + "/generic", body)).hasStatus(404);
        assertThat(sender.post("/intake/" + other + "/generic", body)).hasStatus2xxSuccessful();
    }

    @Test
    void a_mapping_is_tried_on_a_sample_before_it_is_kept() {
        var tried =
                pages.post()
                        .uri("/integrations/prom")
                        .with(people.signedIn("ada"))
                        .param("mapping", "title = Disk of {$.host}\nkey = $.id")
                        .param("sample", "{\"host\":\"db-1\",\"id\":7}")
                        .param("step", "try")
                        .exchange();
        var refused =
                pages.post()
                        .uri("/integrations/prom")
                        .with(people.signedIn("ada"))
                        .param("mapping", "title = $.nothing")
                        .param("sample", "{\"host\":\"db-1\"}")
                        .param("step", "keep")
                        .exchange();

        assertThat(tried).hasStatusOk().bodyText().contains("Disk of db-1");
        assertThat(refused).hasStatus(422).bodyText().contains("neither a title nor a key");
        assertThat(integrations.all().getFirst().mapping()).isNull();
    }

    @Test
    void a_responder_may_not_make_a_key() {
        assertThat(
                        pages.post()
                                .uri("/integrations/prom/key")
                                .with(people.signedIn("ana"))
                                .exchange())
                .hasStatus(403);
    }

    @Test
    void alerts_and_all_that_holds_them_have_pages() {
        new Sender(pages).post("/intake/" + Sender.KEY + "/generic", "{\"summary\":\"Disk\"}");
        long id = alerts.open().getFirst().id().value();

        for (String address :
                new String[] {
                    "/integrations",
                    "/alerts",
                    "/alerts/" + id,
                    "/alerts/silences",
                    "/alerts/silences/new?matchers=service=playback",
                    "/alerts/maintenance",
                    "/alerts/waits",
                    "/alerts?state=all&q=disk"
                }) {
            var page = pages.get().uri(address).with(people.signedIn("ana")).exchange();
            assertThat(page).as(address).hasStatusOk().bodyText().contains("<h1>");
        }
        var taken =
                pages.post()
                        .uri("/alerts/" + id + "/acknowledge")
                        .with(people.signedIn("ana"))
                        .exchange();
        assertThat(taken).hasStatus(303);
        assertThat(alerts.open().getFirst().acknowledged().by()).isEqualTo("person:ana");
    }
}
