package dev.afterglow.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The conventions that bytecode shows. Each rule says what to do instead.
class ArchitectureTest {

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Production.classes());
    }

    @Test
    void time_is_a_parameter() {
        check(
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(Clock.class, "systemDefaultZone")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("time is a parameter: take InstantSource or the Instant itself"));
    }

    @Test
    void randomness_has_a_seed() {
        check(
                noClasses()
                        .should()
                        .callConstructor(Random.class)
                        .orShould()
                        .callMethod(Math.class, "random")
                        .because("take a seeded RandomGenerator, or SecureRandom for secrets"));
    }

    @Test
    void rows_are_read_as_a_list() {
        check(
                noClasses()
                        .should()
                        .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                        .because("a stream of rows keeps its connection until closed: list()"));
    }

    @Test
    void only_stores_speak_sql() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Store")
                        .and()
                        .resideOutsideOfPackages("dev.afterglow.database..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(JdbcClient.class)
                        .because("every SQL statement of a module stands in its Store"));
    }

    @Test
    void stores_jobs_and_pages_are_private_to_their_module() {
        check(
                classes()
                        .that()
                        .haveNameMatching(".*(Store|Pages|Api|Jobs)")
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .notBePublic()
                        .because("other modules use the door, its ids, records and events"));
    }

    @Test
    void names_say_something() {
        check(
                noClasses()
                        .that(resideInAPackage("dev.afterglow.."))
                        .should()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Data")
                        .orShould()
                        .haveSimpleNameEndingWith("Info")
                        .orShould()
                        .haveSimpleNameEndingWith("Dto")
                        .orShould()
                        .haveSimpleNameEndingWith("Entity")
                        .orShould()
                        .haveSimpleNameEndingWith("Base")
                        .because("a name is a noun of the domain; see CONVENTIONS.md, rule 9"));
    }

    @Test
    void nothing_mutable_is_static() {
        check(
                com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                        .that()
                        .areStatic()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal()
                        .because("static mutable state is shared by all; give it an owner"));
    }

    @Test
    void the_libraries_stand_alone() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "dev.afterglow.detectors..",
                                "dev.afterglow.statistics..",
                                "dev.afterglow.company..")
                        .should()
                        .dependOnClassesThat()
                        .resideOutsideOfPackages(
                                "java..",
                                "org.jspecify..",
                                "dev.afterglow.detectors..",
                                "dev.afterglow.statistics..",
                                "dev.afterglow.company..")
                        .because("others embed these libraries; they depend on java.base only"));
    }
}
