package dev.afterglow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.rules.SourceTree.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The conventions that source text shows. Each failure prints what to do.
class TidyTest {

    private static final int FILE_LINES_MAX = 400;
    private static final int LINE_COLUMNS_MAX = 100;
    private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern ISSUE = Pattern.compile("#\\d+");
    private static final Pattern SKIPPED =
            Pattern.compile("@Disabled|@Ignore\\b|assumeTrue|assumeFalse");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\(");
    private static final Pattern MOCK = Pattern.compile("org\\.mockito|easymock|MockitoBean");
    private static final Pattern SQL_NOW =
            Pattern.compile(
                    "\\bnow\\(\\)|current_timestamp|clock_timestamp\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join|into|update|table|truncate)\\s+([a-z]+)\\.[a-z_]+");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|<style|<script(?![^>]*\\ssrc=)|\\son[a-z]+=");

    @Test
    void a_file_is_read_in_one_minute() {
        List<String> findings = new ArrayList<>();
        for (Source source : SourceTree.endingIn(".java")) {
            if (source.lines().size() > FILE_LINES_MAX) {
                findings.add(
                        source.path()
                                + " has "
                                + source.lines().size()
                                + " lines: split it by what it does");
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void a_line_fits() {
        assertThat(
                        linesOf(
                                ".java",
                                line ->
                                        line.length() > LINE_COLUMNS_MAX
                                                && !line.startsWith("import "),
                                "break it; 100 columns are the most"))
                .isEmpty();
    }

    @Test
    void nothing_is_left_to_do_without_an_issue() {
        Predicate<String> open = line -> TODO.matcher(line).find() && !ISSUE.matcher(line).find();
        String fix = "do it now, or name the issue as #123";

        List<String> findings = new ArrayList<>(linesOf(".java", open, fix));
        findings.addAll(linesOf(".jte", open, fix));
        findings.addAll(linesOf(".sql", open, fix));
        findings.removeIf(finding -> finding.contains("/rules/TidyTest"));

        assertThat(findings).isEmpty();
    }

    @Test
    void tests_do_not_sleep_skip_or_mock() {
        List<String> findings = new ArrayList<>();
        findings.addAll(testLines(SKIPPED, "decide before the run which suites run; skip nothing"));
        findings.addAll(testLines(SLEEP, "pass the time, or wait for the event itself"));
        findings.addAll(testLines(MOCK, "use the real part, or our own fake"));
        assertThat(findings).isEmpty();
    }

    @Test
    void time_in_sql_is_a_parameter() {
        List<String> findings = new ArrayList<>(linesOf(".sql", matches(SQL_NOW), "pass :now"));
        findings.addAll(linesOf("Store.java", matches(SQL_NOW), "pass :now as a parameter"));
        assertThat(findings).isEmpty();
    }

    @Test
    void a_store_touches_its_own_tables_only() {
        List<String> findings = new ArrayList<>();
        for (Source source : SourceTree.endingIn("Store.java")) {
            if (source.isTest()) {
                continue;
            }
            String module = moduleOf(source.path());
            for (String line : source.lines()) {
                Matcher table = TABLE.matcher(line.toLowerCase(Locale.ROOT));
                while (table.find()) {
                    if (FloorsTest.ORDER.contains(table.group(1))
                            && !table.group(1).equals(module)) {
                        findings.add(
                                source.path()
                                        + " reads a table of "
                                        + table.group(1)
                                        + ": ask that module's door: "
                                        + line.strip());
                    }
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void pages_have_no_inline_style_or_script() {
        assertThat(
                        linesOf(
                                ".jte",
                                line -> INLINE.matcher(line).find() || line.contains("$unsafe"),
                                "use a class, an SVG attribute or a file under static/; escape"))
                .isEmpty();
    }

    @Test
    void every_module_has_its_contract_and_its_line_in_the_architecture() throws IOException {
        String architecture = Files.readString(SourceTree.ROOT.resolve("ARCHITECTURE.md"));
        List<String> findings = new ArrayList<>();
        SourceTree.endingIn(".java").stream()
                .map(Source::path)
                .filter(path -> path.startsWith("server/src/main/java/dev/afterglow/"))
                .map(TidyTest::moduleOf)
                .filter(module -> !module.endsWith(".java"))
                .distinct()
                .forEach(module -> {
                    if (!Files.exists(
                            SourceTree.ROOT.resolve(
                                    "server/src/main/java/dev/afterglow/"
                                            + module
                                            + "/package-info.java"))) {
                        findings.add(module + " needs a package-info.java");
                    }
                    if (!architecture.contains("`" + module + "`")) {
                        findings.add(module + " is not named in ARCHITECTURE.md");
                    }
                });
        assertThat(findings).isEmpty();
    }

    private static List<String> testLines(Pattern pattern, String fix) {
        return linesOf(".java", matches(pattern), fix).stream()
                .filter(finding -> finding.contains("/src/test/"))
                .filter(finding -> !finding.contains("/rules/TidyTest"))
                .toList();
    }

    private static Predicate<String> matches(Pattern pattern) {
        return line -> pattern.matcher(line).find();
    }

    private static List<String> linesOf(String ending, Predicate<String> wrong, String fix) {
        List<String> findings = new ArrayList<>();
        for (Source source : SourceTree.endingIn(ending)) {
            for (int i = 0; i < source.lines().size(); i++) {
                if (wrong.test(source.lines().get(i))) {
                    findings.add(source.path() + ":" + (i + 1) + " " + fix);
                }
            }
        }
        return findings;
    }

    private static String moduleOf(String path) {
        String inside = path.replaceFirst("^server/src/[a-z]+/java/dev/afterglow/", "");
        int slash = inside.indexOf('/');
        return slash < 0 ? inside : inside.substring(0, slash);
    }
}
