package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonRegexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[0-9]{2} | you are number 87 | true",
                "(?P<n>a)(?P=n) | xaax | true",
                "^[0-9] \\$\\{level\\} hi$ | 1 ${level} hi | true",
                "{level} | a {level} b | true",
                "[[]x | [x | true",
                "[]x] | ] | true",
                "[&&a] | & | true",
                "a{,2}b\\Z | aab | true",
                "\\w+ | é | true",
                "^b | ab | false"
            })
    void searches_as_python_does(String expression, String text, boolean found) {
        assertThat(PythonRegex.of(expression).isFoundIn(text)).isEqualTo(found);
    }

    @Test
    void an_expression_that_goes_astray_ends() {
        PythonRegex astray = PythonRegex.of("(.*)(.*)(.*)(.*)(.*)[^a]");

        assertThatThrownBy(() -> astray.isFoundIn("a".repeat(200)))
                .hasMessageContaining("looked at more than");
    }

    @Test
    void a_mistake_is_worded_as_in_python() {
        assertThatThrownBy(() -> PythonRegex.of("[0-9"))
                .isInstanceOfSatisfying(
                        PatternSyntaxException.class,
                        wrong ->
                                assertThat(wrong.getDescription())
                                        .isEqualTo("unterminated character set"));
    }
}
