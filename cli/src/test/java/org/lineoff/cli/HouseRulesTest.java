package org.lineoff.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house that a compiler doesn't know: who may use whom, and what nobody may call.
 */
class HouseRulesTest {

    /** Which modules each module may use; {@code cli} may use all of them. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("model", Set.of()),
                    Map.entry("events", Set.of("model")),
                    Map.entry("files", Set.of("model")),
                    Map.entry("programme", Set.of("model")),
                    Map.entry("sequence", Set.of("model")),
                    Map.entry("balance", Set.of("model")),
                    Map.entry("product", Set.of("model")),
                    Map.entry("execute", Set.of("product", "events", "model")),
                    Map.entry("simulate", Set.of("events", "model")),
                    Map.entry("forecast", Set.of("programme", "simulate", "events", "model")),
                    Map.entry(
                            "report",
                            Set.of(
                                    "forecast",
                                    "execute",
                                    "sequence",
                                    "balance",
                                    "programme",
                                    "simulate",
                                    "events",
                                    "model")),
                    Map.entry(
                            "serve",
                            Set.of(
                                    "report",
                                    "forecast",
                                    "execute",
                                    "sequence",
                                    "balance",
                                    "product",
                                    "programme",
                                    "simulate",
                                    "files",
                                    "events",
                                    "model")));

    private static final Set<String> CLOCKS_CHANCE_AND_SURROUNDINGS =
            Set.of(
                    "java.lang.Math.random",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.Clock.systemUTC",
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.LocalTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.ZoneId.systemDefault",
                    "java.util.Locale.getDefault",
                    "java.util.TimeZone.getDefault",
                    "java.util.UUID.randomUUID");

    private static final Set<String> FUNCTIONS_THAT_DIFFER_BETWEEN_PLATFORMS =
            Set.of(
                    "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot",
                    "log", "log10", "log1p", "pow", "sin", "sinh", "tan", "tanh");

    private static final int LONGEST_SOURCE_LINES = 800;

    private static final JavaClasses LINEOFF =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.lineoff");

    @Test
    void everyModuleIsNamedInThisTest() {
        var known = new ArrayList<>(List.of("org.lineoff.cli.."));
        MAY_USE.keySet().forEach(module -> known.add("org.lineoff." + module + ".."));
        classes()
                .should()
                .resideInAnyPackage(known.toArray(String[]::new))
                .because("a new module needs its line in MAY_USE")
                .check(LINEOFF);
    }

    @Test
    void modulesUseOnlyTheModulesBelowThem() {
        MAY_USE.forEach(
                (module, below) -> {
                    var allowed = new ArrayList<>(List.of("org.lineoff." + module + ".."));
                    below.forEach(other -> allowed.add("org.lineoff." + other + ".."));
                    noClasses()
                            .that()
                            .resideInAPackage("org.lineoff." + module + "..")
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage("org.lineoff..")
                                            .and(
                                                    resideOutsideOfPackages(
                                                            allowed.toArray(String[]::new))))
                            .because(module + " may use " + below + " and nothing else of Lineoff")
                            .allowEmptyShould(true)
                            .check(LINEOFF);
                });
    }

    @Test
    void theClockTheTimeZoneTheLanguageAndChanceAreParametersBelowTheCommandsAndTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.lineoff.cli..", "org.lineoff.serve..")
                .should()
                .accessTargetWhere(
                        accessTo(
                                "the clock, chance or the surroundings",
                                CLOCKS_CHANCE_AND_SURROUNDINGS))
                .because("the same plant and the same seed give the same bytes everywhere")
                .check(LINEOFF);
    }

    @Test
    void drawsComeFromOurOwnGeneratorBelowTheCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lineoff.cli..")
                // Secrets must not repeat: the one class that makes them.
                .and()
                .doNotHaveFullyQualifiedName("org.lineoff.serve.access.Secrets")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.util.random")
                                .or(
                                        DescribedPredicate.describe(
                                                "are generators of the JDK",
                                                type ->
                                                        Set.of(
                                                                        "java.util.Random",
                                                                        "java.util.SplittableRandom",
                                                                        "java.util.concurrent.ThreadLocalRandom",
                                                                        "java.security.SecureRandom")
                                                                .contains(type.getName()))))
                .because("a draw depends on its stream and number, not on who asked before")
                .check(LINEOFF);
    }

    @Test
    void onlyTheCommandsWriteToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lineoff.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("other modules return values and are used from pages and tests too")
                .check(LINEOFF);
    }

    @Test
    void simulatedFiguresAreTheSameOnEveryProcessor() {
        noClasses()
                .that()
                .resideInAnyPackage("org.lineoff.model.random..", "org.lineoff.simulate..")
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "calls a function of Math whose last digit may differ",
                                access ->
                                        access.getTargetOwner().isEquivalentTo(Math.class)
                                                && FUNCTIONS_THAT_DIFFER_BETWEEN_PLATFORMS.contains(
                                                        access.getTarget().getName())))
                .because("only StrictMath promises the same digits everywhere")
                .allowEmptyShould(true)
                .check(LINEOFF);
    }

    @Test
    void noSourceFileIsLongerThan800Lines() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : mainSources()) {
            try (var lines = Files.lines(file)) {
                var count = lines.count();
                if (count > LONGEST_SOURCE_LINES) {
                    tooLong.add(repository().relativize(file) + " has " + count + " lines");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static DescribedPredicate<JavaAccess<?>> accessTo(String what, Set<String> names) {
        return DescribedPredicate.describe(
                "uses " + what,
                access ->
                        names.contains(
                                access.getTargetOwner().getName()
                                        + "."
                                        + access.getTarget().getName()));
    }

    private static List<Path> mainSources() throws IOException {
        var folder = Path.of("src", "main", "java").toString();
        try (var files = Files.walk(repository())) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains(folder))
                            .toList();
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }

    private static Path repository() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
