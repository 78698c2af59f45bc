package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static List<String> mistakes(String text, Surroundings surroundings) {
        return switch (ExperimentFile.read(text.replace('\'', '"'))) {
            case ExperimentReading.Refused(var mistakes) ->
                    mistakes.stream().map(Mistake::toString).toList();
            case ExperimentReading.Accepted(ExperimentFile file) ->
                    Validation.mistakes(file, surroundings).stream()
                            .map(Mistake::toString)
                            .toList();
        };
    }

    private static String method(String provider) {
        return "{'title': 't', 'description': 'd',\n 'method': [{'type': 'action', 'name': 'act',\n"
                + "  'provider': "
                + provider
                + "}]}";
    }

    @Test
    void an_unknown_provider_is_refused_where_it_stands() {
        assertThat(mistakes(method("{'type': 'pizza'}"), Written.allowing()))
                .containsExactly("3:24: method[0].provider.type: unknown provider type 'pizza'");
    }

    @Test
    void an_unknown_python_function_is_refused_by_its_name() {
        assertThat(
                        mistakes(
                                method(
                                        "{'type': 'python', 'module': 'chaosaws.ec2.actions',"
                                                + " 'func': 'stop_instance'}"),
                                Written.allowing()))
                .singleElement()
                .asString()
                .contains("chaosaws.ec2.actions.stop_instance", "activity 'act'", "os.path.exists");
    }

    @Test
    void what_nobody_allowed_is_refused() {
        String process = method("{'type': 'process', 'path': 'ls'}");
        String shell = method("{'type': 'process', 'path': 'ls', 'arguments': '-l | wc'}");
        String http = method("{'type': 'http', 'url': 'http://10.0.0.1/x'}");

        assertThat(mistakes(process, Written.allowing("echo")))
                .singleElement()
                .asString()
                .contains("'/usr/bin/ls' is not allowed");
        assertThat(mistakes(process, Written.allowing("ls"))).isEmpty();
        assertThat(mistakes(shell, Written.allowing("ls")))
                .singleElement()
                .asString()
                .contains("need a shell");
        assertThat(mistakes(http, Written.allowing()))
                .singleElement()
                .asString()
                .contains("host '10.0.0.1' is not allowed");
    }

    @Test
    void a_control_is_refused_until_it_is_dropped_by_name() {
        String file =
                "{'title': 't', 'description': 'd', 'method': [], 'controls': [{'name': 'guard',"
                        + " 'provider': {'type': 'python', 'module': 'guards'}}]}";
        Surroundings dropping =
                new Surroundings(Map.of(), Map.of(), Allowed.nothing(), Set.of("guard"));

        assertThat(mistakes(file, Written.allowing()))
                .singleElement()
                .asString()
                .contains("control 'guard' (guards) is Python");
        assertThat(mistakes(file, dropping)).isEmpty();
    }

    @Test
    void every_mistake_is_told_and_not_only_the_first() {
        assertThat(
                        mistakes(
                                """
                                {'title': '', 'tags': [3], 'contributions': {'load': 'huge'},
                                 'configuration': {'a': {'type': 'env', 'key': 'NOT_THERE'}},
                                 'steady-state-hypothesis': {'probes': [{'ref': 'x'}]},
                                 'method': [{'ref': 'nowhere'}, {}],
                                 'secrets': {'s': {'k': {'type': 'vault', 'key': 'p'}}}}
                                """,
                                Written.allowing()))
                .hasSize(10);
    }

    @Test
    void broken_text_is_told_by_line_and_column() {
        assertThat(mistakes("{'title': 't',\n  'method' []}", Written.allowing()))
                .singleElement()
                .asString()
                .startsWith("2:1");
        assertThat(mistakes("{'title': 't', 'title': 'u'}", Written.allowing()))
                .singleElement()
                .asString()
                .contains("title");
        assertThat(mistakes("[1]", Written.allowing()))
                .containsExactly("1:1: expected an experiment as a JSON object, was array");
        assertThat(mistakes("", Written.allowing())).hasSize(1);
        assertThat(mistakes("[".repeat(100_000), Written.allowing())).hasSize(1);
    }
}
