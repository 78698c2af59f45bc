package dev.afterglow.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What is written holds to the schemas of REFI-QDA 1.5, and to what the importers of QualCoder
/// (3.6, `refi.py`) and Taguette (1.4, `import_codebook.py`) ask for beyond them.
@ServerTest
class RefiStandardTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Codings codings;
    @Autowired private Texts texts;
    @Autowired private Exchange exchange;
    private Actor ana;

    @BeforeEach
    void somebody_is_there() {
        people.person("ana");
        ana = people.actor("ana");
    }

    private void somebodyCodes() {
        codebook.begin(NOW);
        codebook.add(Codebook.Wish.of(CodeRules.of("A \u0001 <b>bell</b> & more", "-")), ana, NOW);
        IncidentId incident =
                incidents.declare(
                        new Declaration(
                                "Play fails",
                                "\uD83D\uDD25 fire first,\nthen it ran out of room.",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                null,
                                null),
                        ana,
                        NOW);
        long summary = texts.read(incident).getFirst().id();
        IncidentText double_ = new IncidentText("imported", "Summary", "A summary, too.", NOW);
        long other = texts.keep(incident, double_).id();
        code(incident, summary, "capacity", "ran out of room");
        code(incident, summary, "fatigue", "\uD83D\uDD25 fire");
        code(incident, other, "data", "summary");
        codings.code(Codings.Wish.whole(incident, "hand-over-gap"), ANA, NOW);
    }

    private void code(IncidentId incident, long text, String code, String words) {
        assertThat(codings.code(new Codings.Wish(incident, code, text, words, 0, false), ANA, NOW))
                .isInstanceOf(Outcome.Done.class);
    }

    private static void validate(String schema, byte[] xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(RefiStandardTest.class.getResource("/refi/" + schema))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static Map<String, byte[]> unpack(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                files.put(each.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        assertThat(bytes).as(name).isNotNull();
        return bytes;
    }

    private static List<Element> elements(byte[] xml, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        NodeList nodes = document.getElementsByTagNameNS("urn:QDA-XML:project:1.0", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void codebook_and_project_are_valid() throws Exception {
        somebodyCodes();

        validate("codebook.xsd", exchange.codebook(NOW));
        byte[] project = file(unpack(exchange.project(ana, NOW)), "project.qde");
        validate("project.xsd", project);
        assertThat(elements(project, "Coding")).hasSize(4);
        assertThat(elements(project, "PlainTextSelection")).hasSize(3);
    }

    @Test
    void they_are_valid_on_an_empty_server_and_the_schema_tells_what_is_not() throws Exception {
        Map<String, byte[]> files = unpack(exchange.project(ana, NOW));

        validate("project.xsd", file(files, "project.qde"));
        assertThat(files).containsKey("Sources/");
        validate("codebook.xsd", exchange.codebook(NOW));
        byte[] empty =
                "<CodeBook xmlns='urn:QDA-XML:codebook:1.0'><Codes/></CodeBook>".getBytes(UTF_8);
        assertThatThrownBy(() -> validate("codebook.xsd", empty)).hasMessageContaining("Code");
    }

    @Test
    void qualcoder_finds_each_source_its_words_its_code_and_who_gave_it_when() throws Exception {
        somebodyCodes();
        Map<String, byte[]> files = unpack(exchange.project(ana, NOW));
        byte[] project = file(files, "project.qde");

        List<String> codes = guids(project, "Code");
        List<String> users = guids(project, "User");
        assertThat(elements(project, "Code"))
                .extracting(one -> one.getAttribute("name"))
                .doesNotHaveDuplicates();
        List<Element> sources = elements(project, "TextSource");
        assertThat(sources).extracting(one -> one.getAttribute("name")).doesNotHaveDuplicates();
        List<String> words = new ArrayList<>();
        for (Element source : sources) {
            String path = source.getAttribute("plainTextPath");
            assertThat(path).startsWith("internal://");
            String text =
                    new String(
                            file(files, "Sources/" + path.substring("internal://".length())),
                            UTF_8);
            assertThat(text).doesNotContain("\r", "\uFEFF");
            for (Element each : elements(project, "PlainTextSelection")) {
                if (each.getParentNode()
                        .getAttributes()
                        .getNamedItem("guid")
                        .getNodeValue()
                        .equals(source.getAttribute("guid"))) {
                    words.add(words(text, each));
                }
            }
        }
        assertThat(words)
                .containsExactlyInAnyOrder("ran out of room", "\uD83D\uDD25 fire", "summary");
        for (Element each : elements(project, "PlainTextSelection")) {
            assertThat(each.getAttribute("creationDateTime")).endsWith("Z");
            assertThat(users).contains(each.getAttribute("creatingUser"));
        }
        assertThat(elements(project, "CodeRef"))
                .allSatisfy(one -> assertThat(codes).contains(one.getAttribute("targetGUID")));
    }

    private static List<String> guids(byte[] xml, String name) throws Exception {
        return elements(xml, name).stream().map(one -> one.getAttribute("guid")).toList();
    }

    /// Python counts code points, as the standard does.
    private static String words(String text, Element selection) {
        int[] points = text.codePoints().toArray();
        int from = Integer.parseInt(selection.getAttribute("startPosition"));
        int to = Integer.parseInt(selection.getAttribute("endPosition"));
        return new String(points, from, to - from);
    }

    @Test
    void taguette_finds_one_column_of_names_a_description_and_a_full_row_for_each_code() {
        codebook.begin(NOW);
        String[] rows = exchange.table().split("\r\n");
        List<String> header = List.of(rows[0].split(","));

        assertThat(List.of("tag", "name", "path")).filteredOn(header::contains).hasSize(1);
        assertThat(header).contains("description", "parent");
        assertThat(rows).hasSize(codebook.inUse().size() + 1);
        assertThat(Arrays.stream(rows).map(row -> row.replaceAll("\"[^\"]*\"", "x")))
                .allSatisfy(row -> assertThat(row.split(",", -1)).hasSameSizeAs(header));
    }
}
