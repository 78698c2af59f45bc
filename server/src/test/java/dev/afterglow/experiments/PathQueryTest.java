package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PathQueryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.foo.*[?(@.baz)] | {\"foo\":[{\"baz\":1}]} | [{\"baz\":1}]",
                "$.no.*[?(@.baz)].baz | {\"foo\":[{\"baz\":1}]} | []",
                "$.foo[?(@.baz)].baz | {\"foo\":{\"baz\":[\"a\",\"b\"]}} | [[\"a\",\"b\"]]",
                "$.foo[?(@.baz=\"hello\")] | {\"foo\":{\"baz\":\"hello\"}} | [{\"baz\":\"hello\"}]",
                "$.foo[?(@.baz=\"hello\")] | {\"foo\":{\"baz\":\"bye\"}} | []",
                "$.foo.*[?(@.baz=2)] | {\"foo\":[{\"baz\":1},{\"baz\":2.0}]} | [{\"baz\":2.0}]",
                "$.foo[*].baz | {\"foo\":[{\"baz\":1},{\"baz\":2}]} | [1,2]",
                "$[\"foo\",\"bar\"] | {\"foo\":1,\"bar\":2,\"c\":3} | [1,2]",
                "$[-1] | [1,2,3] | [3]",
                "$[1:] | [1,2,3] | [2,3]",
                "$[:2] | [1,2,3] | [1,2]",
                "$[::2] | [1,2,3] | [1,3]",
                "$..price | {\"a\":{\"price\":1,\"b\":[{\"price\":2}]}} | [1,2]",
                "$.*[?(@.a>1 and not @.b)].a | [{\"a\":2},{\"a\":3,\"b\":1},{\"a\":1}] | [2]",
                "$.*[?(@.a=1 or @.a=$[1].a)].a | [{\"a\":1},{\"a\":5},{\"a\":7}] | [1,5]",
                "$.*[?(@.a!=null)].a | [{\"a\":null},{\"a\":5}] | [5]"
            })
    void finds_what_jsonpath2_finds(String path, String value, String expected) {
        var found = PathQuery.parse(path).find(JSON.readTree(value));

        assertThat(JSON.createArrayNode().addAll(found)).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void a_mistake_says_where_and_what_was_expected() {
        assertThatThrownBy(() -> PathQuery.parse("$.a[?(@.b=]"))
                .hasMessage("expected '@', '$' or a value at character 11 of '$.a[?(@.b=]'");
        assertThatThrownBy(() -> PathQuery.parse("$[" + "[".repeat(500)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PathQuery.parse("$[?(" + "(".repeat(50_000)))
                .hasMessageContaining("at most");
    }
}
