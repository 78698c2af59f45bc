package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PrometheusSourceTest extends SampleSourceContract<MetricSource.Prometheus> {

    private static final Window ONE = new Window(START, START, STEP);

    private final PrometheusSource reader =
            new PrometheusSource(new HttpReader(Duration.ofSeconds(5)), new JsonMapper());
    private FakePrometheus prometheus;

    @BeforeEach
    void start() throws IOException {
        prometheus = new FakePrometheus();
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    @Override
    SampleSource<MetricSource.Prometheus> reader() {
        return reader;
    }

    @Override
    MetricSource.Prometheus source() {
        return at(prometheus.address());
    }

    @Override
    void holds(LongFunction<@Nullable Double> values) {
        prometheus.answers(text(values));
    }

    @Override
    void holdsParts(Map<String, LongFunction<@Nullable Double>> parts) {
        Map<String, LongFunction<String>> series = new LinkedHashMap<>();
        parts.forEach(
                (country, values) -> series.put("{\"country\":\"" + country + "\"}", text(values)));
        prometheus.answersParts("by (country)", series);
    }

    @Override
    String breakdown() {
        return "sum by (country) (rate(x[1m]))";
    }

    @Test
    void a_thousand_series_are_refused_with_the_way_out() {
        Map<String, LongFunction<String>> many = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("{\"pod\":\"%d\"}".formatted(i), at -> "1");
        }
        prometheus.answers(many);

        assertThat(trouble(source()).sentence())
                .isEqualTo(
                        "The query gives 1,000 series and a key metric needs one: put sum(…) around"
                                + " it.");
    }

    @Test
    void what_is_no_number_counts_as_missing_and_is_noted() {
        prometheus.answers(at -> "fast");

        var answer = (SourceAnswer.Samples) reader.read(source(), ONE);

        assertThat(answer.samples()).isEmpty();
        assertThat(answer.notes().getFirst().sentence()).contains("“fast”, which is no number");
    }

    @Test
    void infinity_and_nan_count_as_missing() {
        prometheus.answers(at -> at % 60 == 0 ? "NaN" : "+Inf");

        assertThat(samples(new Window(START, START.plus(STEP), STEP))).isEmpty();
    }

    @Test
    void a_refused_query_is_told_in_the_words_of_prometheus() {
        prometheus.says(400, "{\"status\":\"error\",\"error\":\"parse error: unexpected )\"}");

        assertThat(trouble(source()).sentence())
                .endsWith("refused the query: parse error: unexpected ).");
    }

    @Test
    void a_page_that_is_no_prometheus_is_recognised() {
        prometheus.says(200, "<html>Welcome to nginx</html>");

        assertThat(trouble(source()).kind()).isEqualTo(Trouble.Kind.NOT_UNDERSTOOD);
    }

    @Test
    void an_address_where_nobody_listens_is_told() {
        prometheus.close();

        assertThat(trouble(source()).sentence())
                .endsWith("cannot be reached: nobody listens there.");
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws IOException {
        HttpReader hasty = new HttpReader(Duration.ofMillis(300));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var source = at(URI.create("http://127.0.0.1:" + silent.getLocalPort()));

            SourceAnswer answer = new PrometheusSource(hasty, new JsonMapper()).read(source, ONE);

            assertThat(((SourceAnswer.Failed) answer).trouble().kind())
                    .isEqualTo(Trouble.Kind.SLOW);
        }
    }

    @Test
    void a_password_in_the_address_is_never_told() {
        prometheus.close();
        URI secret = URI.create(prometheus.address().toString().replace("//", "//reader:hunter2@"));

        assertThat(trouble(at(secret)).sentence()).doesNotContain("hunter2");
    }

    private Trouble trouble(MetricSource.Prometheus source) {
        SourceAnswer answer = reader.read(source, ONE);
        assertThat(answer).isInstanceOf(SourceAnswer.Failed.class);
        return ((SourceAnswer.Failed) answer).trouble();
    }

    private static MetricSource.Prometheus at(URI server) {
        return new MetricSource.Prometheus(server, "sum(rate(x[1m]))", STEP);
    }

    private static LongFunction<String> text(LongFunction<@Nullable Double> values) {
        return at -> {
            Double value = values.apply(at);
            return value == null ? null : value.toString();
        };
    }
}
