package dev.afterglow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FloorsTest {

    /// Bottom first: a module may use those before it. `web`, `database` and `loops` stand beside
    /// the house.
    static final List<String> ORDER =
            List.of(
                    "agent",
                    "people",
                    "services",
                    "search",
                    "delivery",
                    "metrics",
                    "oncall",
                    "alerts",
                    "intake",
                    "paging",
                    "meetings",
                    "incidents",
                    "actions",
                    "reviews",
                    "radar",
                    "themes",
                    "patterns",
                    "experiments",
                    "setup",
                    "home",
                    "cli");

    @Test
    void a_module_uses_only_earlier_ones() {
        JavaClasses classes = Production.classes();

        var upward = new TreeSet<String>();
        classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(FloorsTest::pointsUp)
                .forEach(arrow ->
                        upward.add(
                                arrow.getOriginClass().getName()
                                        + " -> "
                                        + arrow.getTargetClass().getName()));

        assertThat(upward)
                .as("A module names only those before it in ORDER: use an event instead")
                .isEmpty();
    }

    private static boolean pointsUp(Dependency arrow) {
        int from = ORDER.indexOf(Production.moduleOf(arrow.getOriginClass()));
        int to = ORDER.indexOf(Production.moduleOf(arrow.getTargetClass()));
        return from >= 0 && to > from;
    }
}
