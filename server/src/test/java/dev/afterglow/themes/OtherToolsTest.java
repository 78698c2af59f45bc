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
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Files in the forms that other tools write: marks of byte order, categories that carry no code,
/// empty sets, capital GUIDs, texts within the XML, line ends of Windows.
@ServerTest
class OtherToolsTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");
    private static final String MARK = "\uFEFF";

    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private Codebook codebook;
    @Autowired private Codings codings;
    @Autowired private Exchange exchange;
    private Actor ana;
    private IncidentId incident;

    @BeforeEach
    void somebody_and_an_incident() {
        people.person("ana");
        ana = people.actor("ana");
        incident =
                incidents.declare(
                        new Declaration(
                                "Play fails",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                null,
                                null),
                        ana,
                        NOW);
    }

    private Exchange.Reading read(String name, byte[] bytes) {
        return exchange.read(name, bytes, ana, ANA, NOW);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_project_as_qualcoder_writes_it() throws IOException {
        String project =
                """
                <?xml version="1.0" encoding="utf-8"?>
                <Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="QualCoder 3.6">
                <Users><User guid="5C94BC9E-DB8C-4F1D-9CD6-E900C7440860" name="default"/></Users>
                <CodeBook><Codes>
                <Code guid="11111111-0000-4000-8000-000000000001" name="Shifts" isCodable="false">
                <Code guid="11111111-0000-4000-8000-000000000002" name="Lost at nine"
                  isCodable="true" color="#AABBCC"><Description>what was not said
                </Description></Code></Code>
                </Codes></CodeBook>
                <Variables><Variable guid="11111111-0000-4000-8000-000000000003" name="size"
                  typeOfVariable="Text"/></Variables>
                <Sources><TextSource guid="22222222-0000-4000-8000-000000000001" name="INC-%d Talk"
                  plainTextPath="internal://a.txt" richTextPath="internal://a.docx">
                <Description>a memo</Description>
                <PlainTextSelection guid="33333333-0000-4000-8000-000000000001" name=""
                  startPosition="6" endPosition="22"><Description>a thought</Description>
                <Coding guid="44444444-0000-4000-8000-000000000001">
                <CodeRef targetGUID="11111111-0000-4000-8000-000000000002"/></Coding>
                </PlainTextSelection>
                <PlainTextSelection guid="33333333-0000-4000-8000-000000000002"
                  startPosition="0" endPosition="5"><Description>an annotation</Description>
                </PlainTextSelection></TextSource>
                <TextSource guid="22222222-0000-4000-8000-000000000002" name="An interview"
                  plainTextPath="internal://a.txt"/></Sources>
                </Project>
                """
                        .formatted(incident.value());

        Exchange.Reading reading =
                read(
                        "p.qdpx",
                        zip(
                                Map.of(
                                        "project.qde", MARK + project,
                                        "Sources/a.txt", MARK + "Well, nobody said it at nine.",
                                        "Sources/a.docx", "PK")));

        assertThat(reading)
                .isEqualTo(new Exchange.Reading.Taken(2, 0, 1, 0, List.of("An interview")));
        assertThat(codings.of(incident, ANA))
                .extracting(Coding::code, Coding::quote)
                .containsExactly(tuple("lost-at-nine", "nobody said it a"));
        assertThat(codebook.code("lost-at-nine").orElseThrow().parent()).isEqualTo("shifts");
    }

    @Test
    void a_project_with_the_text_in_it_and_line_ends_of_windows() throws IOException {
        String project =
                """
                <Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes>
                <Code guid="{AAAAAAAA-0000-4000-8000-00000000000A}" name="Odd" isCodable="true"/>
                </Codes></CodeBook><Sources>
                <TextSource guid="{BBBBBBBB-0000-4000-8000-00000000000A}" name="INC-%d">
                <PlainTextContent>One.&#13;&#10;Two odd words.</PlainTextContent>
                <PlainTextSelection guid="{CCCCCCCC-0000-4000-8000-00000000000A}"
                  startPosition="10" endPosition="19"><Coding guid="x">
                <CodeRef targetGUID="{aaaaaaaa-0000-4000-8000-00000000000a}"/></Coding>
                </PlainTextSelection></TextSource></Sources></Project>
                """
                        .formatted(incident.value());

        read("p.qdpx", zip(Map.of("project.qde", project)));

        assertThat(codings.of(incident, ANA))
                .extracting(Coding::code, Coding::quote)
                .containsExactly(tuple("odd", "odd words"));
    }

    @Test
    void a_codebook_as_taguette_writes_it() {
        String book =
                """
                <?xml version="1.0" encoding="utf-8"?>
                <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4"><Codes>
                <Code guid="0D62985D-B147-5D01-A9B5-CAE5DCD98342" name="interesting"
                  isCodable="true"/></Codes><Sets/></CodeBook>
                """;

        assertThat(read("tags.qdc", book.getBytes(UTF_8)))
                .isEqualTo(new Exchange.Reading.Taken(1, 0, 0, 0, List.of()));
        assertThat(
                        read(
                                "tags.csv",
                                "tag,description,number of highlights\na.b,\"x, y\",3\n"
                                        .getBytes(UTF_8)))
                .isEqualTo(new Exchange.Reading.Taken(1, 0, 0, 0, List.of()));
        assertThat(codebook.inUse())
                .extracting(code -> code.rules().name())
                .containsExactlyInAnyOrder("interesting", "a.b");
    }
}
