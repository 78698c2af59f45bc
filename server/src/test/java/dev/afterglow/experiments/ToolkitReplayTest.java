package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Small calls of our own in the form in which the bench plays the Toolkit's.
class ToolkitReplayTest {

    @Test
    void answers_are_those_of_the_toolkit() throws Exception {
        ToolkitReplay replay = new ToolkitReplay(Path.of("src/test/resources/experiments")).play();

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.counts().get("tolerance.jsonl")[0]).isEqualTo(9);
        assertThat(replay.counts().get("substitute.jsonl")[0]).isEqualTo(5);
        assertThat(replay.counts().get("tolerance-valid.jsonl")[0]).isEqualTo(4);
    }
}
