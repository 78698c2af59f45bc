package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Actor;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The page of what became of actions, on a case that was computed by hand.
@ServerTest
class BecamePagesTest {

    private static final Instant NOW = SettableClock.START;
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(200));

    @Autowired private Actions actions;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    private Actor ana;

    /// The five of [BecameTest]: done on day 10 and 40, declined on day 20, one open since then and
    /// one for 30 days.
    @BeforeEach
    void five_actions() {
        people.person("ana");
        ana = people.actor("ana");
        ended(State.DONE, 10);
        ended(State.DECLINED, 20);
        ended(State.DONE, 40);
        actions.add(idea(), ana, BEFORE);
        actions.add(idea(), ana, NOW.minus(Duration.ofDays(30)));
    }

    /// Day 10, done 1 of 5: share .2, variance .2 · .8 / 5 = .032. Day 20, declined 1 of 4. Day 40,
    /// done 1 of 2: share .5, variance by the delta method .065, half of its log-log interval
    /// 1.96 · .255 / (.5 · .693) = 1.442: from .5^e^1.442 = .05 to .5^e^-1.442 = .85. Declined .2
    /// has at day 40 the variance .032, half 1.96 · .1789 / (.2 · 1.609) = 1.089: .01 to .58.
    @Test
    void shares_stand_there_with_their_intervals() {
        String page = page();

        assertThatEnd(page, "Done", "50 %").contains("5 to 85 %");
        assertThatEnd(page, "Declined, with a reason", "20 %").contains("1 to 58 %");
        assertThatEnd(page, "Still open", "30 %").contains(" to ");
        assertThatEnd(page, "Gone quiet", "0 %").doesNotContain(" to ");
        assertThat(page).contains("after 180 days, n = 5", "shaded: interval", "doubt-area");
    }

    /// Two of four that were forecast were done in 90 days: the exact interval is 7 to 93 %.
    @Test
    void what_the_room_said_stands_beside_what_was_with_its_interval() {
        for (Action action : actions.newest(null, Long.MAX_VALUE, 10)) {
            actions.keepSaid(action.id(), new Said(5, 70));
        }

        assertThat(page())
                .contains("said 70%, was 50%, 7% to 93%", "4 actions")
                .contains("Brier score 0.29");
    }

    @Test
    void ideas_whose_rest_is_over_wait_on_the_page_until_somebody_decides() {
        ActionId resting = rests("Rests until tomorrow", NOW.plusSeconds(60));
        ActionId rested = rests("Rested since noon", NOW);

        assertThat(page()).contains("Their rest is over", ">Rested since noon</a>");
        assertThat(page()).doesNotContain(">Rests until tomorrow</a>");
        actions.decide(rested, null, ana, NOW);
        assertThat(page()).doesNotContain("Their rest is over");
        assertThat(actions.rested(NOW.plusSeconds(60)))
                .extracting(Action::id)
                .containsExactly(resting);
    }

    private ActionId rests(String title, Instant until) {
        NewAction idea =
                new NewAction(
                        title,
                        "",
                        new Origin.ByHand(),
                        Cost.DAYS,
                        3,
                        Strength.CONTAIN,
                        null,
                        null,
                        until);
        return actions.add(idea, ana, NOW.minus(Duration.ofDays(3)));
    }

    private static AbstractStringAssert<?> assertThatEnd(String page, String end, String share) {
        int from = page.indexOf("<span>" + end + "</span>");
        assertThat(from).as(end).isPositive();
        return assertThat(page.substring(from, page.indexOf("</li>", from))).contains(share);
    }

    private String page() {
        return assertThat(pages.get().uri("/actions").with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .actual();
    }

    private void ended(State state, int day) {
        ActionId id = actions.add(idea(), ana, BEFORE);
        Instant at = BEFORE.plus(Duration.ofDays(day));
        actions.end(id, new Ending(state, at, "so", "", null), ana);
    }

    private static NewAction idea() {
        return new NewAction(
                "Two key sets",
                "",
                new Origin.ByHand(),
                Cost.DAYS,
                3,
                Strength.CONTAIN,
                null,
                null,
                null);
    }
}
