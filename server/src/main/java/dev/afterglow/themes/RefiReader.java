package dev.afterglow.themes;

import dev.afterglow.themes.CodeFile.Unreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads codebooks (.qdc) and projects (.qdpx) of the REFI-QDA standard 1.5 (qdasoftware.org,
/// 2019).
///
/// Such files come from elsewhere: no document type, no entity, nothing from outside; depth, codes,
/// texts and unpacked bytes have limits.
final class RefiReader {

    static final int XML_BYTES_MAX = 20 << 20;
    private static final int DEPTH_MAX = 60;
    private static final int SPANS_MAX = 200_000;

    private final List<CodeFile.Line> codes = new ArrayList<>();
    private final List<CodeFile.Text> texts = new ArrayList<>();
    private final Map<String, String> files;
    private final Deque<String> wider = new ArrayDeque<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable String textName;
    private String body = "";
    private List<CodeFile.Span> spans = new ArrayList<>();
    private boolean inSelection;
    private int start;
    private int end;

    private RefiReader(Map<String, String> files) {
        this.files = files;
    }

    /// A code whose end has not come.
    private record Open(String guid, String name, String parent, StringBuilder description) {}

    static CodeFile codebook(byte[] xml) throws Unreadable {
        return new RefiReader(Map.of()).read(xml, "CodeBook");
    }

    static CodeFile project(byte[] zip) throws Unreadable {
        Map<String, byte[]> entries = RefiArchive.unpack(zip);
        byte[] project = entries.get("project.qde");
        if (project == null) {
            throw new Unreadable("A project is a ZIP file with project.qde in it; there is none");
        }
        Map<String, String> files = new HashMap<>();
        entries.forEach((name, bytes) -> {
            if (name.endsWith(".txt")) {
                String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
                files.put(name.substring(name.lastIndexOf('/') + 1), text);
            }
        });
        return new RefiReader(files).read(project, "Project");
    }

    private CodeFile read(byte[] xml, String root) throws Unreadable {
        if (xml.length > XML_BYTES_MAX) {
            throw new Unreadable("The XML has at most 20 MB, was " + (xml.length >> 20) + " MB");
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            walk(reader, root);
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            throw new Unreadable(
                    "Line %d: this is not well-formed XML, or has a document type".formatted(line));
        }
        return new CodeFile(codes, texts);
    }

    private void walk(XMLStreamReader reader, String root) throws XMLStreamException, Unreadable {
        int depth = 0;
        String element = "";
        while (reader.hasNext()) {
            int event = reader.next();
            int line = reader.getLocation().getLineNumber();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable(
                                "Line %d: a document type is not read here".formatted(line));
                case XMLStreamConstants.START_ELEMENT -> {
                    element = reader.getLocalName();
                    if (++depth == 1 && !element.equals(root)) {
                        throw new Unreadable(
                                "Line %d: expected <%s>, was <%s>".formatted(line, root, element));
                    }
                    if (depth > DEPTH_MAX) {
                        throw new Unreadable(
                                "Line %d: nested deeper than 60 elements".formatted(line));
                    }
                    begin(element, reader, line);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (element.equals("Description") && !open.isEmpty()) {
                        open.element().description().append(reader.getText());
                    }
                    if (element.equals("PlainTextContent")) {
                        body += reader.getText();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end(reader.getLocalName(), line);
                    element = "";
                }
                default -> {}
            }
        }
    }

    private void begin(String element, XMLStreamReader reader, int line) throws Unreadable {
        switch (element) {
            case "Code" -> {
                String name = attribute(reader, "name", line);
                String guid = attribute(reader, "guid", line).toLowerCase(Locale.ROOT);
                String parent = wider.isEmpty() ? "" : wider.element();
                open.push(new Open(guid, name, parent, new StringBuilder()));
                wider.push(name);
            }
            case "TextSource" -> {
                textName = attribute(reader, "name", line);
                String path = reader.getAttributeValue(null, "plainTextPath");
                String file = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
                body = files.getOrDefault(file, "");
                spans = new ArrayList<>();
            }
            case "PlainTextSelection" -> {
                inSelection = true;
                start = position(reader, "startPosition", line);
                end = position(reader, "endPosition", line);
            }
            case "CodeRef" -> {
                if (textName != null && (end > start || !inSelection)) {
                    String code = attribute(reader, "targetGUID", line).toLowerCase(Locale.ROOT);
                    spans.add(new CodeFile.Span(start, end, code));
                    if (spans.size() > SPANS_MAX) {
                        throw new Unreadable("A text carries at most 200,000 codes");
                    }
                }
            }
            default -> {}
        }
    }

    private void end(String element, int line) throws Unreadable {
        switch (element) {
            case "Code" -> {
                Open code = open.pop();
                wider.pop();
                // A code ends after its narrower ones; they wait behind it.
                add(code, line);
            }
            case "PlainTextSelection" -> {
                inSelection = false;
                start = 0;
                end = 0;
            }
            case "TextSource" -> {
                if (textName != null && !body.isBlank()) {
                    texts.add(new CodeFile.Text(textName, body, placed()));
                }
                textName = null;
                body = "";
            }
            default -> {}
        }
    }

    private void add(Open code, int line) throws Unreadable {
        if (codes.size() >= Codebook.CODES_MAX) {
            throw new Unreadable("A codebook holds at most 2,000 codes; this one has more");
        }
        try {
            int before = 0;
            while (before < codes.size() && !codes.get(before).parent().equals(code.name())) {
                before++;
            }
            codes.add(
                    before,
                    new CodeFile.Line(
                            code.guid(),
                            RefiRules.parse(code.name(), code.description().toString()),
                            code.parent()));
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable("Line %d: %s".formatted(line, wrong.getMessage()));
        }
    }

    /// Positions of the standard count code points.
    private List<CodeFile.Span> placed() {
        int points = body.codePointCount(0, body.length());
        return spans.stream()
                .filter(span -> span.end() <= points)
                .map(span ->
                        new CodeFile.Span(
                                body.offsetByCodePoints(0, span.start()),
                                body.offsetByCodePoints(0, span.end()),
                                span.code()))
                .toList();
    }

    private static int position(XMLStreamReader reader, String name, int line) throws Unreadable {
        String value = attribute(reader, name, line);
        try {
            int position = Integer.parseInt(value);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException notNumber) {
            // The sentence below says it.
        }
        throw new Unreadable(
                "Line %d: %s is a number from 0, was \"%s\"".formatted(line, name, value));
    }

    private static String attribute(XMLStreamReader reader, String name, int line)
            throws Unreadable {
        String value = reader.getAttributeValue(null, name);
        if (value == null || value.isBlank()) {
            throw new Unreadable(
                    "Line %d: <%s> needs %s".formatted(line, reader.getLocalName(), name));
        }
        return value;
    }
}
