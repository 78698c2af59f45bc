package dev.afterglow.patterns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Findings as flat objects for programs: `patterns --json`, the file, and the API. Keys keep their
/// order; what is not known, and what is not finite, is null; fractions have all their digits.
public final class AnswerLines {

    private static final List<String> NUMBERS =
            List.of("observed", "expected", "ratio", "low", "high", "p", "q");

    private AnswerLines() {}

    /// One object a look, then one for each lens that is switched off.
    public static List<Map<String, @Nullable Object>> of(
            List<Finding> findings, List<Answer.Off> off) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(fields(finding)));
        off.forEach(each -> lines.add(fields(each)));
        return lines;
    }

    private static Map<String, @Nullable Object> fields(Finding finding) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        boolean expects = finding.expected() > 0;
        boolean tells = finding.p().isPresent();
        fields.put("lens", finding.lens());
        fields.put("pattern", finding.pattern());
        fields.put("observed", number(finding.observed()));
        fields.put("expected", number(finding.expected()));
        fields.put("ratio", expects ? number(finding.observed() / finding.expected()) : null);
        fields.put("low", tells ? number(finding.ratio().low()) : null);
        fields.put("high", tells ? number(finding.ratio().high()) : null);
        fields.put("p", number(finding.p()));
        fields.put("q", number(finding.q()));
        fields.put("n", finding.n());
        fields.put("looks", finding.looks());
        fields.put("baseline", finding.baseline());
        fields.put("verdict", finding.verdict().words());
        fields.put("power", number(finding.power()));
        fields.put("evidence", finding.evidence());
        fields.put("question", finding.question());
        return fields;
    }

    /// A lens that could not look stands in the answer with nulls and says what it misses.
    private static Map<String, @Nullable Object> fields(Answer.Off off) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("lens", off.lens());
        fields.put("pattern", off.lens() + "/switched-off");
        NUMBERS.forEach(unknown -> fields.put(unknown, null));
        fields.put("n", 0);
        fields.put("looks", 0);
        fields.put("baseline", "switched off: no " + String.join(", ", off.missing()));
        fields.put("verdict", Verdict.UNKNOWN.words());
        fields.put("power", null);
        fields.put("evidence", List.of());
        fields.put("question", off.question());
        return fields;
    }

    private static @Nullable Object number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : null;
    }

    private static @Nullable Object number(double number) {
        if (!Double.isFinite(number)) {
            return null;
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? (Object) (long) number : (Object) number;
    }
}
