package dev.afterglow.themes;

import dev.afterglow.themes.CodeFile.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The codebook as CSV (RFC 4180), out with all rules. Taguette reads its `name`, `description` and
/// `parent`; what Taguette writes is read with its column `tag` or `path`, and `definition` for
/// `description`, which earlier versions wrote.
final class CodeTable {

    private static final List<String> COLUMNS =
            List.of(
                    "name",
                    "parent",
                    "description",
                    "use",
                    "do_not_use",
                    "typical",
                    "near_miss",
                    "asked_when");

    private static final List<String> NAMES = List.of("name", "tag", "path");
    private static final String COMPUTED = "=+-@\t";

    private CodeTable() {}

    static String write(List<Code> codes) {
        Map<String, String> names = new HashMap<>();
        codes.forEach(code -> names.put(code.slug(), code.rules().name()));
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Code code : codes) {
            CodeRules rules = code.rules();
            String parent = code.parent() == null ? "" : names.getOrDefault(code.parent(), "");
            List<String> cells =
                    List.of(
                            rules.name(),
                            parent,
                            rules.definition(),
                            rules.useWhen(),
                            rules.notWhen(),
                            rules.typical(),
                            rules.nearMiss(),
                            rules.gate());
            text.append(String.join(",", cells.stream().map(CodeTable::quoted).toList()))
                    .append("\r\n");
        }
        return text.toString();
    }

    /// Quoted where needed; a cell that a spreadsheet would compute is kept from it.
    private static String quoted(String cell) {
        String safe = isComputed(cell) ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isComputed(String cell) {
        return !cell.isEmpty() && COMPUTED.indexOf(cell.charAt(0)) >= 0;
    }

    private static String unquoted(String cell) {
        return cell.startsWith("'") && isComputed(cell.substring(1)) ? cell.substring(1) : cell;
    }

    static CodeFile read(String text) throws Unreadable {
        List<List<String>> rows = rows(text.replace("\uFEFF", ""));
        if (rows.isEmpty()) {
            throw new Unreadable("Line 1: expected a header with name, tag or path, was nothing");
        }
        List<String> header =
                rows.getFirst().stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (NAMES.stream().noneMatch(header::contains)) {
            throw new Unreadable(
                    "Line 1: expected a column name, tag or path, was " + String.join(",", header));
        }
        List<CodeFile.Line> codes = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            Map<String, String> cells = new HashMap<>();
            for (int column = 0; column < Math.min(header.size(), rows.get(i).size()); column++) {
                cells.put(header.get(column), unquoted(rows.get(i).get(column)));
            }
            codes.add(line(cells, i + 1));
        }
        return new CodeFile(codes, List.of());
    }

    private static CodeFile.Line line(Map<String, String> cells, int line) throws Unreadable {
        String name =
                NAMES.stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .orElse("");
        try {
            CodeRules rules =
                    new CodeRules(
                            name,
                            cells.getOrDefault("description", cells.getOrDefault("definition", "")),
                            cells.getOrDefault("use", ""),
                            cells.getOrDefault("do_not_use", ""),
                            cells.getOrDefault("typical", ""),
                            cells.getOrDefault("near_miss", ""),
                            cells.getOrDefault("asked_when", ""));
            return new CodeFile.Line(name, rules, cells.getOrDefault("parent", "").strip());
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable("Row %d: %s".formatted(line, wrong.getMessage()));
        }
    }

    private static List<List<String>> rows(String text) throws Unreadable {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            if (quoted && i < text.length()) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (quoted) {
                throw new Unreadable("Row %d: a quote is not closed".formatted(rows.size() + 1));
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString().replaceFirst("\r$", ""));
                cell.setLength(0);
                if (c == '\n') {
                    if (row.stream().anyMatch(each -> !each.isBlank())) {
                        rows.add(row);
                    }
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (rows.size() > Codebook.CODES_MAX + 1) {
            throw new Unreadable("A codebook holds at most 2,000 codes; this one has more");
        }
        return rows;
    }
}
