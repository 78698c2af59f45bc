package dev.afterglow.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ExchangeTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Codings codings;
    @Autowired private Texts texts;
    @Autowired private Exchange exchange;
    @Autowired private JdbcClient database;
    private Actor ana;

    @BeforeEach
    void somebody_is_there() {
        people.person("ana");
        ana = people.actor("ana");
    }

    private Exchange.Reading read(String name, byte[] bytes) {
        return exchange.read(name, bytes, ana, ANA, NOW);
    }

    private String refusal(String name, String text) {
        return read(name, text.getBytes(UTF_8)) instanceof Exchange.Reading.Refused refused
                ? refused.reason()
                : "taken";
    }

    private void forgetCodes() {
        database.sql("truncate themes.code, themes.code_version, themes.coding cascade").update();
    }

    @Test
    void a_codebook_comes_back_as_it_went_out() {
        codebook.begin(NOW);
        List<CodeRules> before = codebook.inUse().stream().map(Code::rules).toList();
        byte[] file = exchange.codebook(NOW);
        forgetCodes();

        Exchange.Reading reading = read("book.qdc", file);

        assertThat(reading)
                .isEqualTo(new Exchange.Reading.Taken(before.size(), 0, 0, 0, List.of()));
        assertThat(codebook.inUse()).extracting(Code::rules).isEqualTo(before);
        assertThat(codebook.code("lost-on-leave").orElseThrow().parent())
                .isEqualTo("something-somebody-did-not-know");
        assertThat(new String(file, UTF_8))
                .contains("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"", "isCodable=\"true\"");
    }

    @Test
    void a_table_comes_back_as_it_went_out_and_the_columns_of_taguette_are_read() {
        codebook.begin(NOW);
        List<CodeRules> before = codebook.inUse().stream().map(Code::rules).toList();
        String table = exchange.table();
        forgetCodes();

        read("book.csv", table.getBytes(UTF_8));
        read("tags.csv", "tag,description\nOdd,\"a \"\"strange\"\" thing\"\n".getBytes(UTF_8));

        assertThat(codebook.code("odd").orElseThrow().rules().definition())
                .isEqualTo("a \"strange\" thing");
        assertThat(codebook.inUse().stream().map(Code::rules).toList()).containsAll(before);
    }

    @Test
    void coded_words_come_back_where_they_stood_also_behind_characters_beyond_the_first_plane() {
        codebook.begin(NOW);
        IncidentId incident =
                incidents.declare(
                        new Declaration(
                                "Play fails",
                                "\uD83D\uDD25 fire first, then it ran out of room.",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                null,
                                null),
                        ana,
                        NOW);
        long text = texts.read(incident).getFirst().id();
        codings.code(
                new Codings.Wish(incident, "capacity", text, "out of room", 0, false), ANA, NOW);
        codings.code(Codings.Wish.whole(incident, "data"), ANA, NOW);
        byte[] project = exchange.project(ana, NOW);
        forgetCodes();

        Exchange.Reading reading = read("all.qdpx", project);

        assertThat(reading).isInstanceOf(Exchange.Reading.Taken.class);
        assertThat(codings.of(incident, ANA))
                .extracting(Coding::code, Coding::quote)
                .containsExactlyInAnyOrder(tuple("capacity", "out of room"), tuple("data", ""));
    }

    @Test
    void a_broken_or_hostile_file_is_refused_with_its_line_and_changes_nothing() {
        assertThat(refusal("a.qdc", "<CodeBook><Codes>")).contains("a.qdc: Line 1: this is not");
        assertThat(refusal("b.qdc", "<Other/>")).contains("expected <CodeBook>, was <Other>");
        assertThat(refusal("c.qdc", "<CodeBook><Codes>\n<Code name='x'/></Codes></CodeBook>"))
                .contains("Line 2: <Code> needs guid");
        String bomb =
                "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>"
                        + "<CodeBook><Codes><Code guid='g' name='n'><Description>&b;</Description>"
                        + "</Code></Codes></CodeBook>";
        assertThat(refusal("d.qdc", bomb)).contains("document type");
        String outside =
                "<!DOCTYPE b [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                        + "<CodeBook>&a;</CodeBook>";
        assertThat(refusal("e.qdc", outside)).contains("document type");
        assertThat(refusal("f.qdc", "<CodeBook>" + "<x>".repeat(100))).contains("deeper than 60");
        assertThat(refusal("g.qdpx", "no zip")).contains("there is none");
        assertThat(refusal("h.csv", "colour\nred")).contains("expected a column name, tag or path");
        assertThat(refusal("i.doc", "x")).contains(".qdc, .qdpx or .csv");
        assertThat(codebook.all()).isEmpty();
    }

    @Test
    void a_zip_that_swells_is_refused_before_it_fills_the_memory() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("project.qde"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                zip.write(zeros);
            }
        }

        assertThat(read("bomb.qdpx", bytes.toByteArray()))
                .isInstanceOfSatisfying(
                        Exchange.Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains("at most 64 MB"));
    }

    @Test
    void names_that_differ_in_what_an_address_leaves_out_stay_two_codes() {
        String file =
                """
                name,parent,description
                C++,Languages,the one
                C,Languages,the other
                疲労,,in Japanese
                Languages,,wider ones may come later
                "'=sum","","kept from a spreadsheet"
                """;

        Exchange.Reading reading = read("book.csv", file.getBytes(UTF_8));

        assertThat(reading).isEqualTo(new Exchange.Reading.Taken(5, 0, 0, 0, List.of()));
        assertThat(codebook.inUse())
                .extracting(code -> code.rules().name())
                .containsExactlyInAnyOrder("C++", "C", "疲労", "Languages", "=sum");
        assertThat(codebook.inUse())
                .filteredOn(code -> code.rules().name().startsWith("C"))
                .extracting(Code::parent)
                .containsOnly("languages");
    }

    @Test
    void a_table_that_goes_in_a_circle_or_nowhere_is_refused_whole() {
        assertThat(refusal("a.csv", "name,parent\nA,B\nB,A")).contains("stands under itself");
        assertThat(refusal("b.csv", "name,parent\nA,\nB,Nobody")).contains("“Nobody”");
        assertThat(codebook.all()).isEmpty();
    }

    @Test
    void two_thousand_codes_are_read_and_one_more_is_refused_whole() {
        StringBuilder file = new StringBuilder("<CodeBook><Codes>");
        for (int i = 0; i < Codebook.CODES_MAX; i++) {
            file.append("<Code guid='g%d' name='Code %d'/>".formatted(i, i));
        }
        String most = file + "</Codes></CodeBook>";
        String more = file + "<Code guid='x' name='One more'/></Codes></CodeBook>";

        assertThat(refusal("more.qdc", more)).contains("at most 2,000 codes");
        assertThat(codebook.all()).isEmpty();
        assertThat(refusal("most.qdc", most)).isEqualTo("taken");
        assertThat(codebook.inUse()).hasSize(Codebook.CODES_MAX);
        String another = "name\nCode 7\nAnother";
        assertThat(refusal("another.csv", another)).contains("“Another” there were more");
    }
}
