package dev.afterglow.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import dev.afterglow.AfterglowServer;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The modules of the server; our libraries and the generated templates are none of them.
class ModulesTest {

    /// Fails with every forbidden arrow at once. The fix is to turn the call into an event or an
    /// interface that the earlier module owns; only then to widen `allowedDependencies`.
    @Test
    void modules_use_only_the_doors_they_declare() {
        ApplicationModules.of(
                        AfterglowServer.class,
                        resideInAnyPackage(
                                "dev.afterglow.detectors..",
                                "dev.afterglow.statistics..",
                                "dev.afterglow.company..",
                                "dev.afterglow.templates.."))
                .verify();
    }
}
