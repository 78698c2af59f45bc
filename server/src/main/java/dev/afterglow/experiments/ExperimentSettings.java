package dev.afterglow.experiments;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How experiments run here (`afterglow.experiments.…`).
///
/// @param haltFile while this file is there, nothing runs and nothing starts; it works without
///     page and database
/// @param mostAtOnce runs at one time, on different services
@ConfigurationProperties("afterglow.experiments")
record ExperimentSettings(
        @DefaultValue("data/halt-experiments") Path haltFile, @DefaultValue("2") int mostAtOnce) {

    ExperimentSettings {
        if (mostAtOnce < 1 || mostAtOnce > 20) {
            throw new IllegalArgumentException(
                    "afterglow.experiments.most-at-once is 1 to 20, was " + mostAtOnce);
        }
    }
}
