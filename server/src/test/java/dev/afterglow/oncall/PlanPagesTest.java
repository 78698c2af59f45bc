package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// The clock stands at Wednesday 4 March 2026.
@ServerTest
class PlanPagesTest {

    private static final ScheduleId NIGHTS = new ScheduleId("night-watch");

    @Autowired private MockMvcTester pages;
    @Autowired private OnCall onCall;
    @Autowired private TestPeople people;

    @BeforeEach
    void people() {
        people.person("ana");
        people.person("bo");
        people.person("cy");
    }

    @Test
    void a_plan_is_tried_and_then_kept() {
        MultiValueMap<String, String> form = form("Ana, bo + cy");

        MvcTestResult tried = send("/schedules/new", form, "try");
        boolean madeByTrying = onCall.schedule(NIGHTS).isPresent();
        MvcTestResult kept = send("/schedules/new", form, "keep");

        assertThat(tried)
                .hasStatusOk()
                .bodyText()
                .contains("It would mean: Nobody is on call now", "<b>Ana</b>");
        assertThat(madeByTrying).isFalse();
        assertThat(kept).hasStatus(HttpStatus.SEE_OTHER).hasRedirectedUrl("/on-call/night-watch");
        Layer layer = onCall.schedule(NIGHTS).orElseThrow().schedule().layers().getFirst();
        assertThat(layer.crews())
                .containsExactly(
                        Crew.of(new PersonId("ana")),
                        Crew.of(new PersonId("bo"), new PersonId("cy")));
        assertThat(layer.rotation()).hasToString("Weekly[day=MONDAY, at=09:00]");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_what_was_typed_stays() {
        MultiValueMap<String, String> form = form("Ana, Zed");
        form.set("zone", "Mars/Base");
        form.set("only", "mon-fry 9-17");

        MvcTestResult answer = send("/schedules/new", form, "keep");

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("Mars/Base", "Zed", "value=\"Ana, Zed\"", "Nothing was changed");
        assertThat(onCall.schedules()).noneMatch(one -> one.id().equals(NIGHTS));
    }

    @Test
    void a_plan_shows_whom_a_change_puts_on_call_and_keeps_what_was() {
        send("/schedules/new", form("Ana"), "keep");
        MultiValueMap<String, String> form = form("Ana");
        form.set("changes", "2026-03-16: bo");
        form.set("other-begin", "2026-03-20T00:00");
        form.set("other-end", "2026-03-22T00:00");
        form.set("other-people", "Cy");
        form.set("other-every", "daily");
        form.set("other-at", "");
        form.set("other-reason", "a move");
        form.set("seen", seen());

        MvcTestResult tried = send("/on-call/night-watch/plan", form, "try");
        MvcTestResult kept = send("/on-call/night-watch/plan", form, "keep");

        assertThat(tried).hasStatusOk().bodyText().contains(">Ana</td>", "<b>Bo</b></td>");
        assertThat(kept).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(whoIsOnCall("2026-03-15T12:00:00Z")).containsExactly("ana");
        assertThat(whoIsOnCall("2026-03-17T12:00:00Z")).containsExactly("bo");
        assertThat(whoIsOnCall("2026-03-21T12:00:00Z")).containsExactly("cy");
        assertThat(get("/on-call/night-watch/plan"))
                .bodyText()
                .contains("2026-03-16: Bo", "a move: Cy");
    }

    @Test
    void a_change_made_meanwhile_is_not_overwritten() {
        send("/schedules/new", form("Ana"), "keep");
        String seen = seen();
        MultiValueMap<String, String> theirs = form("bo");
        theirs.set("seen", seen);
        send("/on-call/night-watch/plan", theirs, "keep");
        MultiValueMap<String, String> ours = form("cy");
        ours.set("seen", seen);

        MvcTestResult answer = send("/on-call/night-watch/plan", ours, "keep");

        assertThat(answer).hasStatus(422).bodyText().contains("Somebody has changed this plan");
        assertThat(whoIsOnCall("2026-03-17T12:00:00Z")).containsExactly("bo");
    }

    private List<String> whoIsOnCall(String at) {
        return onCall.whoIsOnCall(NIGHTS, Instant.parse(at)).stream()
                .map(one -> one.person().value())
                .toList();
    }

    private String seen() {
        String page =
                new String(
                        get("/on-call/night-watch/plan").getResponse().getContentAsByteArray(),
                        StandardCharsets.UTF_8);
        return page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
    }

    private static MultiValueMap<String, String> form(String turns) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.set("name", "Night watch");
        form.set("team", "");
        form.set("zone", "UTC");
        form.put("layer", List.of("week", ""));
        form.put("people", List.of(turns, ""));
        form.put("every", List.of("weekly", "weekly"));
        form.put("at", List.of("mon 09:00", "mon 09:00"));
        form.put("from", List.of("2026-03-05T00:00", "2026-03-05T00:00"));
        form.put("only", List.of("", ""));
        form.put("duty", List.of("on", "on"));
        form.put("changes", List.of("", ""));
        return form;
    }

    private MvcTestResult send(String address, MultiValueMap<String, String> form, String step) {
        return pages.post()
                .uri(address)
                .params(form)
                .param("step", step)
                .with(people.signedIn("ana"))
                .exchange();
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(people.signedIn("ana")).exchange();
    }
}
