package dev.afterglow.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

class AtlasSourceTest extends SampleSourceContract<MetricSource.Atlas> {

    private final AtlasSource reader =
            new AtlasSource(new HttpReader(Duration.ofSeconds(5)), new JsonMapper());
    private FakeAtlas atlas;

    @BeforeEach
    void start() throws IOException {
        atlas = new FakeAtlas();
    }

    @AfterEach
    void stop() {
        atlas.close();
    }

    @Override
    SampleSource<MetricSource.Atlas> reader() {
        return reader;
    }

    @Override
    MetricSource.Atlas source() {
        return new MetricSource.Atlas(atlas.address(), "name,sps,:eq,:sum", STEP);
    }

    @Override
    void holds(LongFunction<@Nullable Double> values) {
        atlas.answers(
                values.apply(START.getEpochSecond()) == null ? Map.of() : Map.of("all", values));
    }

    @Override
    void holdsParts(Map<String, LongFunction<@Nullable Double>> parts) {
        atlas.answers(parts);
    }

    @Override
    String breakdown() {
        return "name,sps,:eq,:sum,(,country,),:by";
    }
}
