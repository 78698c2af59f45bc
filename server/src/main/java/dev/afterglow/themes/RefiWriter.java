package dev.afterglow.themes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes codebooks (.qdc) and projects (.qdpx) of the REFI-QDA standard 1.5 (qdasoftware.org,
/// 2019). A code has the same GUID in each file that is written.
///
/// The standard has no empty lists: what would be one is left out. QualCoder wants more than the
/// standard does: a folder of sources, different names of sources, and a selection that says when
/// it was made and by whom.
final class RefiWriter {

    private static final String CODEBOOK = "urn:QDA-XML:codebook:1.0";
    private static final String PROJECT = "urn:QDA-XML:project:1.0";
    private static final String ORIGIN = "Afterglow";
    private static final String COLOUR = "#c9481f";

    private final XMLStreamWriter xml;
    private final String at;

    private RefiWriter(XMLStreamWriter xml, Instant now) {
        this.xml = xml;
        this.at = now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// A text and what lies on it.
    ///
    /// @param codings with their words in it, and those of the whole incident on its first text
    record Marked(ReadText text, List<Coding> codings) {}

    static byte[] codebook(List<Code> codes, Instant now) {
        return written(
                now,
                writer -> {
                    writer.xml.writeStartElement("CodeBook");
                    writer.xml.writeDefaultNamespace(CODEBOOK);
                    writer.xml.writeAttribute("origin", ORIGIN);
                    writer.codes(codes);
                    writer.xml.writeEndElement();
                });
    }

    static byte[] project(List<Code> codes, List<Marked> texts, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("project.qde"));
            zip.write(written(now, writer -> writer.project(codes, texts)));
            zip.putNextEntry(new ZipEntry("Sources/"));
            for (Marked marked : texts) {
                zip.putNextEntry(new ZipEntry("Sources/" + guid(marked.text()) + ".txt"));
                zip.write(marked.text().body().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static String guid(Code code) {
        return guid("code:" + code.slug());
    }

    private static String guid(ReadText text) {
        return guid("text-version:" + text.version());
    }

    private static String guid(String name) {
        return UUID.nameUUIDFromBytes(("afterglow:" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private interface Part {
        void write(RefiWriter writer) throws XMLStreamException;
    }

    private static byte[] written(Instant now, Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            part.write(new RefiWriter(xml, now));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("The file could not be written", impossible);
        }
        return bytes.toByteArray();
    }

    private void project(List<Code> codes, List<Marked> texts) throws XMLStreamException {
        xml.writeStartElement("Project");
        xml.writeDefaultNamespace(PROJECT);
        xml.writeAttribute("name", "Afterglow");
        xml.writeAttribute("origin", ORIGIN);
        xml.writeAttribute("creationDateTime", at);
        Set<String> coders = new TreeSet<>();
        texts.forEach(each -> each.codings().forEach(one -> coders.add(one.coder().value())));
        if (!coders.isEmpty()) {
            xml.writeStartElement("Users");
            for (String coder : coders) {
                xml.writeEmptyElement("User");
                xml.writeAttribute("guid", guid("person:" + coder));
                xml.writeAttribute("name", coder);
            }
            xml.writeEndElement();
        }
        if (!codes.isEmpty()) {
            xml.writeStartElement("CodeBook");
            codes(codes);
            xml.writeEndElement();
        }
        if (!texts.isEmpty()) {
            Set<String> names = new HashSet<>();
            xml.writeStartElement("Sources");
            for (Marked marked : texts) {
                source(marked, names);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// @param names of the sources written before
    private void source(Marked marked, Set<String> names) throws XMLStreamException {
        ReadText text = marked.text();
        String name = clean(text.incident() + " " + text.title());
        xml.writeStartElement("TextSource");
        xml.writeAttribute("guid", guid(text));
        xml.writeAttribute("name", names.add(name) ? name : name + " (" + text.id() + ")");
        xml.writeAttribute("plainTextPath", "internal://" + guid(text) + ".txt");
        xml.writeAttribute(
                "creationDateTime", text.at().truncatedTo(ChronoUnit.SECONDS).toString());
        for (Coding coding : marked.codings()) {
            if (!coding.isOfWhole()) {
                xml.writeStartElement("PlainTextSelection");
                xml.writeAttribute("guid", guid("selection:" + coding.id()));
                xml.writeAttribute("name", brief(coding.quote()));
                xml.writeAttribute("startPosition", points(text, coding.start()));
                xml.writeAttribute("endPosition", points(text, coding.end()));
                by(coding);
                coded(coding);
                xml.writeEndElement();
            }
        }
        for (Coding coding : marked.codings()) {
            if (coding.isOfWhole()) {
                coded(coding);
            }
        }
        xml.writeEndElement();
    }

    private void by(Coding coding) throws XMLStreamException {
        xml.writeAttribute("creatingUser", guid("person:" + coding.coder()));
        xml.writeAttribute(
                "creationDateTime", coding.at().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private void coded(Coding coding) throws XMLStreamException {
        xml.writeStartElement("Coding");
        xml.writeAttribute("guid", guid("coding:" + coding.id()));
        by(coding);
        xml.writeEmptyElement("CodeRef");
        xml.writeAttribute("targetGUID", guid("code:" + coding.code()));
        xml.writeEndElement();
    }

    /// The standard counts code points, Java counts pairs of surrogates as two.
    private static String points(ReadText text, int position) {
        return Integer.toString(text.body().codePointCount(0, position));
    }

    private static String brief(String quote) {
        String line = clean(quote).replaceAll("\\s+", " ");
        return clean(line.length() <= 60 ? line : line.substring(0, 60));
    }

    private void codes(List<Code> codes) throws XMLStreamException {
        xml.writeStartElement("Codes");
        below(null, codes);
        xml.writeEndElement();
    }

    private void below(@Nullable String parent, List<Code> codes) throws XMLStreamException {
        for (Code code : codes) {
            if (!Objects.equals(code.parent(), parent)) {
                continue;
            }
            xml.writeStartElement("Code");
            xml.writeAttribute("guid", guid(code));
            xml.writeAttribute("name", clean(code.rules().name()));
            xml.writeAttribute("isCodable", "true");
            xml.writeAttribute("color", COLOUR);
            String description = RefiRules.describe(code.rules());
            if (!description.isEmpty()) {
                xml.writeStartElement("Description");
                xml.writeCharacters(clean(description));
                xml.writeEndElement();
            }
            below(code.slug(), codes);
            xml.writeEndElement();
        }
    }

    /// XML 1.0 has no control characters but three, no half of a pair and no non-character.
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\p{Cs}\\x{FFFE}\\x{FFFF}]", " ");
    }
}
