package dev.afterglow.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ThemesTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");

    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Texts texts;
    @Autowired private Codings codings;
    @Autowired private Rounds rounds;
    @Autowired private Themes themes;
    private Actor ana;

    @BeforeEach
    void a_codebook_and_two_people() {
        people.person("ana");
        people.person("bo");
        people.person("cleo", Role.CURATOR);
        ana = people.actor("ana");
        codebook.begin(NOW);
    }

    private IncidentId incident(String summary) {
        return incidents.declare(
                new Declaration(
                        "Play fails", summary, IncidentKind.IMPACT, 2, List.of(), null, null, null),
                ana,
                NOW);
    }

    private long code(IncidentId incident, String code, String words, PersonId coder) {
        ReadText text = texts.read(incident).getFirst();
        Outcome outcome =
                codings.code(
                        new Codings.Wish(incident, code, text.id(), words, 0, false), coder, NOW);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).id();
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.reason() : "done";
    }

    @Test
    void the_codebook_begins_with_codes_under_wider_ones_and_tells_a_double() {
        assertThat(codebook.inUse()).hasSizeGreaterThan(40);
        assertThat(codebook.code("lost-on-leave").orElseThrow().parent())
                .isEqualTo("something-somebody-did-not-know");
        assertThat(codebook.search("holidays")).extracting(Code::slug).contains("lost-on-leave");

        Outcome double_ =
                codebook.add(Codebook.Wish.of(CodeRules.of("Handover gaps", "")), ana, NOW);
        assertThat(reason(double_)).contains("resembles “Hand-over gap”");
    }

    @Test
    void a_rule_written_anew_keeps_its_history() {
        CodeRules rules = CodeRules.of("Fatigue", "somebody says that they were tired");

        codebook.rewrite("fatigue", Codebook.Wish.of(rules), ana, NOW);

        Code code = codebook.code("fatigue").orElseThrow();
        assertThat(code.version()).isEqualTo(2);
        assertThat(codebook.versions(code).getLast().rules().definition()).contains("tired and");
        assertThat(codebook.edition()).isEqualTo("1.1");
    }

    @Test
    void all_that_carried_a_merged_code_carries_the_other() {
        IncidentId incident = incident("It ran out of room.");
        code(incident, "capacity", "out of room", ANA);

        assertThat(reason(codebook.merge("capacity", "workload", ana, NOW))).isEqualTo("done");

        assertThat(codings.of(incident, ANA)).extracting(Coding::code).containsExactly("workload");
        assertThat(codebook.inUse()).extracting(Code::slug).doesNotContain("capacity");
        assertThat(reason(codebook.merge("absence", "away-now", ana, NOW)))
                .contains("stands under Absence");
    }

    @Test
    void a_coding_moves_with_its_words_into_a_new_version_and_is_lost_where_they_went() {
        IncidentId incident = incident("first");
        texts.keep(incident, text("He was on leave. Nobody knew."));
        ReadText before = narrative(incident);
        long stays = place(incident, before, "absence", "Nobody knew");
        long goes = place(incident, before, "away-now", "on leave");

        texts.keep(incident, text("A new beginning. Nobody\nknew. He was away."));

        ReadText after = narrative(incident);
        assertThat(after.number()).isEqualTo(2);
        Coding carried = find(incident, stays);
        assertThat(after.body().substring(carried.start(), carried.end()))
                .isEqualTo("Nobody\nknew");
        assertThat(find(incident, goes).isLost()).isTrue();
        assertThat(texts.keep(incident, text(after.body())).number()).isEqualTo(2);
    }

    private static IncidentText text(String words) {
        return new IncidentText("narrative", "The story", words, NOW);
    }

    private ReadText narrative(IncidentId incident) {
        return texts.read(incident).stream()
                .filter(one -> one.source().equals("narrative"))
                .findFirst()
                .orElseThrow();
    }

    private long place(IncidentId incident, ReadText text, String code, String words) {
        Outcome outcome =
                codings.code(
                        new Codings.Wish(incident, code, text.id(), words, 0, false), ANA, NOW);
        return ((Outcome.Done) outcome).id();
    }

    private Coding find(IncidentId incident, long id) {
        return codings.of(incident, ANA).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void words_that_do_not_stand_there_are_not_coded() {
        IncidentId incident = incident("It ran out of room.");
        ReadText text = texts.read(incident).getFirst();

        Outcome outcome =
                codings.code(
                        new Codings.Wish(incident, "capacity", text.id(), "no room", 0, false),
                        ANA,
                        NOW);

        assertThat(reason(outcome)).contains("“no room” does not stand in “Summary”");
    }

    @Test
    void nobody_sees_the_other_coder_before_both_are_done_and_a_ruling_settles() {
        IncidentId incident = incident("He was on leave and it ran out of room.");
        long round = open(incident);
        code(incident, "capacity", "out of room", ANA);
        code(incident, "away-now", "on leave", ANA);
        code(incident, "capacity", "ran out", BO);

        assertThat(codings.of(incident, BO)).extracting(Coding::code).containsExactly("capacity");
        assertThat(codings.countsOf(Set.of(incident))).isEmpty();
        rounds.done(round, ANA, NOW);
        assertThat(rounds.compare(rounds.round(round).orElseThrow())).isEmpty();
        rounds.done(round, BO, NOW);

        Rounds.Comparison comparison =
                rounds.compare(rounds.round(round).orElseThrow()).orElseThrow();
        assertThat(comparison.both()).isEqualTo(1);
        assertThat(comparison.rows()).isNotEmpty();
        Rounds.Difference difference = comparison.differences().getFirst();
        assertThat(difference.code()).isEqualTo("away-now");
        assertThat(difference.isFirst()).isTrue();

        rounds.rule(
                round, settled(difference, "the calendar says otherwise"), BO, NOW.plusSeconds(9));

        assertThat(codings.of(incident, BO))
                .extracting(Coding::code)
                .containsExactly("capacity", "capacity");
        Rounds.Comparison after = rounds.compare(rounds.round(round).orElseThrow()).orElseThrow();
        assertThat(after.differences()).hasSize(1);
        assertThat(after.rows()).isEqualTo(comparison.rows());
        assertThat(after.differences().getFirst().ruling()).isPresent();
    }

    @Test
    void in_reflexive_mode_there_is_no_figure_of_agreement() {
        IncidentId incident = incident("It ran out of room.");
        long round = open(incident);
        code(incident, "capacity", "out of room", ANA);
        rounds.done(round, ANA, NOW);
        rounds.done(round, BO, NOW);
        assertThat(reason(codebook.setReflexive(true, ana, NOW))).contains("A curator");

        codebook.setReflexive(true, people.actor("cleo"), NOW);

        Rounds.Comparison comparison =
                rounds.compare(rounds.round(round).orElseThrow()).orElseThrow();
        assertThat(comparison.rows()).isEmpty();
        assertThat(comparison.differences()).hasSize(1);
        assertThat(rounds.drift()).isEmpty();
    }

    private long open(IncidentId incident) {
        Outcome opened =
                rounds.open(
                        new Round(0, "Sample", ANA, BO, List.of(incident), NOW, null, null), ana);
        return ((Outcome.Done) opened).id();
    }

    private static Rounds.Difference settled(Rounds.Difference difference, String reason) {
        return new Rounds.Difference(
                difference.incident(),
                difference.code(),
                difference.isFirst(),
                difference.quotes(),
                Optional.of(new Rounds.Verdict(false, reason)));
    }

    @Test
    void a_claim_is_called_a_theme_only_on_three_incidents_and_after_a_search_against_it() {
        long claim = begin();
        for (int i = 0; i < 2; i++) {
            IncidentId incident = incident("He was on leave, case " + i);
            themes.quote(claim, code(incident, "away-now", "on leave", ANA), true, ana, NOW);
        }
        assertThat(reason(themes.call(claim, ana, NOW)))
                .contains("2 of at least 3 incidents", "nobody has searched");

        IncidentId third = incident("He was on leave again");
        themes.quote(claim, code(third, "away-now", "on leave", BO), true, ana, NOW);
        themes.searched(claim, "All reviews of June: one against.", ana, NOW);

        assertThat(reason(themes.call(claim, ana, NOW))).isEqualTo("done");
        assertThat(themes.claim(claim).orElseThrow().status()).isEqualTo(Claim.Status.THEME);
    }

    @Test
    void a_quote_against_it_stands_beside_those_for_it_and_a_new_sentence_needs_a_reason() {
        long claim = begin();
        IncidentId incident = incident("Nobody was away. We all had the old picture.");
        long quote = code(incident, "situational-awareness", "Nobody was away", ANA);

        themes.quote(claim, quote, false, ana, NOW);

        assertThat(themes.claim(claim).orElseThrow().opposing()).hasSize(1);
        assertThat(reason(themes.reword(claim, wording("People act on old pictures.", ""), ana)))
                .contains("Say why");
        themes.reword(claim, wording("People act on old pictures.", "one was not away"), ana);
        assertThat(themes.wordings(claim)).hasSize(2);
        assertThat(themes.claim(claim).orElseThrow().wording().claim())
                .isEqualTo("People act on old pictures.");
    }

    private long begin() {
        Outcome begun = themes.begin(wording("Who is away is missed.", ""), ana);
        return ((Outcome.Done) begun).id();
    }

    private static Claim.Wording wording(String sentence, String reason) {
        return new Claim.Wording(
                1, "Away", sentence, "Quiet weeks.", "ten cases say no", reason, "person:ana", NOW);
    }

    @Test
    void saturation_follows_the_order_of_reading() {
        for (String code : List.of("capacity", "fatigue", "capacity", "fatigue", "data")) {
            IncidentId incident = incident("some words");
            code(incident, code, "some words", ANA);
        }

        assertThat(codings.saturation().found()).containsExactly(1, 2, 2, 2, 3);
    }
}
