package org.peakonjit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The floors of {@code docs/architecture.md}: a package knows its own floor and those below, and never in a circle. */
@AnalyzeClasses(packages = "org.peakonjit", importOptions = DoNotIncludeTests.class)
class FloorsTest {

    @ArchTest
    static final ArchTests WALLS = ArchTests.in(PackageWalls.class);

    private static final String BASE = "org.peakonjit.";

    /** From the top floor down. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("api", "console", "operations"),
            List.of("administration"),
            List.of("audit", "upkeep", "alerting"),
            List.of("web"),
            List.of("signon", "signout"),
            List.of("saml"),
            List.of("access", "policy", "application", "license", "conflict", "identityprovider", "provisioning"),
            List.of(
                    "subject",
                    "refusal",
                    "json",
                    "network",
                    "outbound",
                    "secret",
                    "config",
                    "database",
                    "schedule",
                    "trace"));

    @ArchTest
    static final ArchRule TOP_LEVEL_PACKAGES_FORM_NO_CIRCLE =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching(BASE + "(**)").should().beFreeOfCycles();

    @ArchTest
    static void noFloorKnowsAnyAboveIt(JavaClasses classes) {
        for (int floor = 1; floor < FLOORS.size(); floor++) {
            noClasses()
                    .that()
                    .resideInAnyPackage(packages(FLOORS.subList(floor, floor + 1)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(FLOORS.subList(0, floor)))
                    .check(classes);
        }
    }

    @ArchTest
    static void everyPackageHasItsFloor(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackageName)
                        .map(name -> name.substring(BASE.length()).split("\\.")[0])
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        FLOORS.stream().flatMap(List::stream).toList());
    }

    /** A newcomer who reads a name knows which class is meant. */
    @ArchTest
    static void noTwoClassesHaveOneName(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.equals("package-info")))
                .doesNotHaveDuplicates();
    }

    @ArchTest
    static void thePictureShowsThem(JavaClasses classes) throws IOException {
        String document = Files.readString(Path.of("docs", "architecture.md"));
        String picture = document.split("```text\n", 2)[1].split("```", 2)[0];
        assertThat(picture.lines()
                        .map(line -> Arrays.asList(line.strip().split(" +")))
                        .toList())
                .isEqualTo(FLOORS);
    }

    private static String[] packages(List<List<String>> floors) {
        return floors.stream()
                .flatMap(List::stream)
                .map(name -> BASE + name + "..")
                .toArray(String[]::new);
    }
}
