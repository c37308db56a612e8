package org.peakonjit.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.peakonjit.console.lifecycle.Changing;

@AnalyzeClasses(packages = "org.peakonjit", importOptions = DoNotIncludeTests.class)
class ConsoleWallsTest {

    private static final DescribedPredicate<JavaMethod> CHANGE_SOMETHING = DescribedPredicate.describe(
            "change something by a use-case of administrators",
            method -> method.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().getPackageName().startsWith("org.peakonjit.administration")
                            && call.getTargetOwner().getSimpleName().matches(".*(Changes|Releasing|Runs|Requests)")));

    @ArchTest
    static final ArchRule AUDITORS_CHANGE_NOTHING = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.peakonjit.console..")
            .and(CHANGE_SOMETHING)
            .should()
            .beAnnotatedWith(Changing.class);
}
