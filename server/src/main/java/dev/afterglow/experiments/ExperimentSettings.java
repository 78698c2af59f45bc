package dev.afterglow.experiments;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How experiments run here (`afterglow.experiments.…`).
///
/// @param haltFile while this file is there, nothing runs and nothing starts; it works without
///     page and database
/// @param mostAtOnce runs at one time, on different services
/// @param freeze days such as `2026-11-27` and `2026-12-24/2027-01-02` on which nothing begins
@ConfigurationProperties("afterglow.experiments")
record ExperimentSettings(
        @DefaultValue("data/halt-experiments") Path haltFile,
        @DefaultValue("2") int mostAtOnce,
        @DefaultValue({}) List<String> freeze) {

    ExperimentSettings {
        if (mostAtOnce < 1 || mostAtOnce > 20) {
            throw new IllegalArgumentException(
                    "afterglow.experiments.most-at-once is 1 to 20, was " + mostAtOnce);
        }
        freeze = freeze.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
        freeze.forEach(Freeze::parse);
    }

    List<Freeze> frozen() {
        return freeze.stream().map(Freeze::parse).toList();
    }
}
