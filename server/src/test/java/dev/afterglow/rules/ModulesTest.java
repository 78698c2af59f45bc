package dev.afterglow.rules;

import dev.afterglow.AfterglowServer;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    /// Fails with every forbidden arrow at once. The fix is to turn the call into an event or an
    /// interface that the earlier module owns; only then to widen `allowedDependencies`.
    @Test
    void modules_use_only_the_doors_they_declare() {
        ApplicationModules.of(AfterglowServer.class).verify();
    }
}
