package dev.afterglow.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// `./dev bench themes`: the pages of themes with 10,000 coded spans on the stories of 1,000
/// incidents, on a real PostgreSQL. Prints the median and p95 of the server's time for each page.
@ServerTest
class ThemesBench {

    private static final int INCIDENTS = 1_000;
    private static final int SPANS_EACH = 10;
    private static final int ASKED = 60;
    private static final int WARM = 15;

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Texts texts;
    @Autowired private Codings codings;
    @Autowired private Rounds rounds;
    @Autowired private Themes themes;

    @Test
    void pages_with_ten_thousand_coded_spans() {
        people.person("ana");
        people.person("bo");
        codebook.begin(SettableClock.START);
        List<IncidentId> told = tell();
        long claim = claim();
        System.out.printf(
                "## %,d coded spans on %,d stories%n%n| page | median | p95 |%n|---|---|---|%n",
                INCIDENTS * SPANS_EACH, INCIDENTS);

        measure("claim with agreement and saturation", "/themes/" + claim);
        measure("text with its margin", "/themes/texts/" + told.get(INCIDENTS / 2));
        measure("incidents to code", "/themes/texts");
        measure("quotes, all codes", "/themes/quotes");
        measure("every place where somebody did not know", "/themes/not-known");
        measure("codebook", "/themes/codebook");
        measure("code with its places", "/themes/codebook/capacity");
        measure("blind rounds", "/themes/rounds");
    }

    private List<IncidentId> tell() {
        Actor ana = people.actor("ana");
        Random random = new Random(3);
        List<IncidentId> told = new ArrayList<>();
        for (int i = 0; i < INCIDENTS; i++) {
            Declaration declaration =
                    new Declaration(
                            "Play fails, case " + i,
                            "",
                            IncidentKind.IMPACT,
                            2,
                            List.of(),
                            null,
                            null,
                            null);
            IncidentId id =
                    incidents.declare(
                            declaration, ana, SettableClock.START.minus(Duration.ofHours(i)));
            told.add(id);
            story(id, i, random);
        }
        round(ana, told.subList(0, 50));
        return told;
    }

    private void story(IncidentId id, int i, Random random) {
        PersonId coder = new PersonId("ana");
        List<Code> codes = codebook.inUse();
        StringBuilder story = new StringBuilder();
        for (int passage = 0; passage < SPANS_EACH; passage++) {
            story.append("Passage %d of case %d told at length. ".formatted(passage, i))
                    .append("She saw the graph turn and asked who knew the broker. ".repeat(4))
                    .append("\n\n");
        }
        ReadText text =
                texts.keep(
                        id,
                        new IncidentText(
                                "narrative", "The story", story.toString(), SettableClock.START));
        for (int span = 0; span < SPANS_EACH; span++) {
            Codings.Wish wish =
                    new Codings.Wish(
                            id,
                            codes.get(random.nextInt(codes.size())).slug(),
                            text.id(),
                            "Passage %d of case %d".formatted(span, i),
                            0,
                            false);
            codings.code(wish, coder, SettableClock.START.minus(Duration.ofHours(i)));
        }
    }

    private void round(Actor ana, List<IncidentId> sample) {
        PersonId coder = new PersonId("ana");
        Round round =
                new Round(
                        0,
                        "Sample",
                        coder,
                        new PersonId("bo"),
                        sample,
                        SettableClock.START,
                        null,
                        null);
        if (rounds.open(round, ana) instanceof Outcome.Done(long id)) {
            rounds.done(id, coder, SettableClock.START);
            rounds.done(id, new PersonId("bo"), SettableClock.START);
        }
    }

    private long claim() {
        Actor ana = people.actor("ana");
        Claim.Wording wording =
                new Claim.Wording(
                        1,
                        "Away",
                        "Who is away is missed.",
                        "",
                        "",
                        "",
                        ana.word(),
                        SettableClock.START);
        if (!(themes.begin(wording, ana) instanceof Outcome.Done(long id))) {
            throw new IllegalStateException("refused");
        }
        codings.withCodes(List.of(), "").stream()
                .limit(20)
                .forEach(one -> themes.quote(id, one.id(), true, ana, SettableClock.START));
        return id;
    }

    private void measure(String name, String address) {
        double[] millis = new double[ASKED];
        for (int i = -WARM; i < ASKED; i++) {
            long before = System.nanoTime();
            assertThat(pages.get().uri(address).with(people.signedIn("ana"))).hasStatusOk();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
        }
        java.util.Arrays.sort(millis);
        System.out.printf(
                "| %s | %.0f ms | %.0f ms |%n",
                name, millis[ASKED / 2], millis[(int) (.95 * ASKED)]);
    }
}
