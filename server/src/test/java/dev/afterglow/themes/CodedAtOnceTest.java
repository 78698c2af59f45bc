package dev.afterglow.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.SameMoment;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two who code, or change the codebook, in the same moment.
@ServerTest
class CodedAtOnceTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final String WORDS = "It ran out of room.";

    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Texts texts;
    @Autowired private Codings codings;
    @Autowired private Rounds rounds;
    @Autowired private Exchange exchange;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient database;
    private Actor ana;

    @BeforeEach
    void two_people() {
        people.person("ana");
        people.person("bo");
        ana = people.actor("ana");
    }

    private <T> SameMoment<T> sameMoment(Supplier<T> first, Supplier<T> second) {
        return SameMoment.of(first, second, transaction, database);
    }

    private IncidentId incident() {
        codebook.begin(NOW);
        return incidents.declare(
                new Declaration(
                        "Play fails", WORDS, IncidentKind.IMPACT, 2, List.of(), null, null, null),
                ana,
                NOW);
    }

    private Codings.Wish wish(IncidentId incident, String code) {
        ReadText text = texts.read(incident).getFirst();
        return new Codings.Wish(incident, code, text.id(), "out of room", 0, false);
    }

    private List<String> codesOn(IncidentId incident) {
        return codings.of(incident, ANA).stream().map(Coding::code).toList();
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.reason() : "done";
    }

    @Test
    void a_code_that_is_given_while_it_is_merged_is_merged_with_the_others() {
        IncidentId incident = incident();
        Codings.Wish wish = wish(incident, "capacity");

        SameMoment<Outcome> both =
                sameMoment(
                        () -> codings.code(wish, ANA, NOW),
                        () -> codebook.merge("capacity", "workload", ana, NOW));

        assertThat(reason(both.second())).isEqualTo("done");
        assertThat(codesOn(incident)).containsExactly("workload");
    }

    @Test
    void a_code_that_is_just_being_merged_is_not_given_any_more() {
        IncidentId incident = incident();
        Codings.Wish wish = wish(incident, "capacity");

        SameMoment<Outcome> both =
                sameMoment(
                        () -> codebook.merge("capacity", "workload", ana, NOW),
                        () -> codings.code(wish, ANA, NOW));

        assertThat(reason(both.second())).isEqualTo("There is no code “capacity” in use.");
        assertThat(codesOn(incident)).isEmpty();
    }

    @Test
    void a_code_that_a_file_brings_under_one_that_is_merged_stands_under_the_other() {
        codebook.begin(NOW);
        String file = "name,parent\nRooms,Capacity\n";

        SameMoment<Object> both =
                sameMoment(
                        () -> codebook.merge("capacity", "workload", ana, NOW),
                        () ->
                                exchange.read(
                                        "codes.csv",
                                        file.getBytes(StandardCharsets.UTF_8),
                                        ana,
                                        ANA,
                                        NOW));

        assertThat(both.second()).isInstanceOf(Exchange.Reading.Taken.class);
        assertThat(codebook.code("rooms").orElseThrow().parent()).isEqualTo("workload");
    }

    @Test
    void a_double_click_gives_a_code_once_and_another_coder_and_place_still_may() {
        IncidentId incident = incident();
        Codings.Wish wish = wish(incident, "capacity");

        SameMoment<Outcome> twice =
                sameMoment(() -> codings.code(wish, ANA, NOW), () -> codings.code(wish, ANA, NOW));
        SameMoment<Outcome> both =
                sameMoment(
                        () -> codings.code(wish, BO, NOW),
                        () -> codings.code(Codings.Wish.whole(incident, "capacity"), ANA, NOW));

        assertThat(twice.second()).isEqualTo(twice.first());
        assertThat(both.first()).isNotEqualTo(twice.first());
        assertThat(both.second()).isNotEqualTo(twice.first());
        assertThat(codesOn(incident)).hasSize(3);
    }

    @Test
    void two_texts_have_a_code_at_the_same_characters() {
        IncidentId incident = incident();
        Codings.Wish wish = wish(incident, "capacity");
        ReadText other =
                texts.keep(incident, new IncidentText("narrative", "The story", WORDS, NOW));

        codings.code(wish, ANA, NOW);
        codings.code(
                new Codings.Wish(incident, "capacity", other.id(), wish.quote(), 0, false),
                ANA,
                NOW);

        assertThat(codings.of(incident, ANA)).extracting(Coding::text).doesNotHaveDuplicates();
        assertThat(codesOn(incident)).hasSize(2);
    }

    @Test
    void two_who_come_first_find_the_codebook_begun_once() {
        sameMoment(this::begun, this::begun);

        assertThat(codebook.inUse()).hasSize(SeedCodes.all().size());
    }

    private boolean begun() {
        codebook.begin(NOW);
        return true;
    }

    @Test
    void of_two_codes_of_one_name_at_once_there_is_one() {
        codebook.begin(NOW);
        Codebook.Wish wish = Codebook.Wish.of(CodeRules.of("Quicksand", ""));

        SameMoment<Outcome> both =
                sameMoment(() -> codebook.add(wish, ana, NOW), () -> codebook.add(wish, ana, NOW));

        assertThat(reason(both.first())).isEqualTo("done");
        assertThat(reason(both.second())).isEqualTo("There is a code Quicksand already.");
    }

    @Test
    void a_difference_that_two_settle_differently_is_settled_as_the_first_said() {
        IncidentId incident = incident();
        Outcome opened =
                rounds.open(
                        new Round(0, "Sample", ANA, BO, List.of(incident), NOW, null, null), ana);
        long round = ((Outcome.Done) opened).id();
        codings.code(wish(incident, "capacity"), ANA, NOW);
        rounds.done(round, ANA, NOW);
        rounds.done(round, BO, NOW);

        SameMoment<Outcome> both =
                sameMoment(
                        () -> rounds.rule(round, ruled(incident, true), ANA, NOW),
                        () -> rounds.rule(round, ruled(incident, false), BO, NOW));

        assertThat(reason(both.first())).isEqualTo("done");
        assertThat(reason(both.second())).contains("settled already");
        assertThat(codesOn(incident)).containsExactly("capacity");
    }

    private static Rounds.Difference ruled(IncidentId incident, boolean isKept) {
        return new Rounds.Difference(
                incident,
                "capacity",
                true,
                List.of(),
                Optional.of(new Rounds.Verdict(isKept, "we talked about it")));
    }
}
