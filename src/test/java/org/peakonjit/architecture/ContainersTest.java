package org.peakonjit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * A container may offer beans of any type of the platform, and each release offers more of them: Jakarta EE 11 an
 * EntityManagerFactory. So ours are of our own types; one that is not is an alternative with a priority, which is taken
 * whatever else is offered (CDI 4.0, 5.2.2).
 */
@AnalyzeClasses(packages = "org.peakonjit", importOptions = DoNotIncludeTests.class)
class ContainersTest {

    private static final Set<String> PLATFORM = Set.of("java.", "javax.", "jakarta.");

    /** What CDI has everywhere and we offer nothing of, and the one that we do. */
    private static final Set<String> INJECTED = Set.of(
            "jakarta.enterprise.event.Event",
            "jakarta.enterprise.inject.Instance",
            "jakarta.inject.Provider",
            "jakarta.servlet.http.HttpServletRequest",
            "java.time.Clock");

    private static final DescribedPredicate<JavaClass> OF_THE_PLATFORM = DescribedPredicate.describe(
            "a type of the platform", type -> PLATFORM.stream().anyMatch(type.getName()::startsWith));

    @ArchTest
    static final ArchRule WHAT_IS_PRODUCED_IS_OURS_OR_AN_ALTERNATIVE = methods()
            .that()
            .areAnnotatedWith(Produces.class)
            .and()
            .haveRawReturnType(OF_THE_PLATFORM)
            .should()
            .beDeclaredInClassesThat(DescribedPredicate.describe(
                    "are alternatives with a priority",
                    type -> type.isAnnotatedWith(Alternative.class) && type.isAnnotatedWith(Priority.class)));

    @ArchTest
    static final ArchRule FIELDS_ARE_INJECTED_WITH_OUR_TYPES = fields().that()
            .areAnnotatedWith(Inject.class)
            .and()
            .haveRawType(OF_THE_PLATFORM)
            .should()
            .haveRawType(
                    DescribedPredicate.describe("what CDI has everywhere", type -> INJECTED.contains(type.getName())));

    @ArchTest
    static final ArchRule CONSTRUCTORS_ARE_INJECTED_WITH_OUR_TYPES = constructors()
            .that()
            .areAnnotatedWith(Inject.class)
            .should(new ArchCondition<JavaConstructor>("take no type that a container may offer") {
                @Override
                public void check(JavaConstructor constructor, ConditionEvents events) {
                    constructor.getParameters().forEach(parameter -> ContainersTest.check(parameter, events));
                }
            });

    @ArchTest
    static final ArchRule PRODUCERS_ARE_GIVEN_OUR_TYPES = methods()
            .that()
            .areAnnotatedWith(Produces.class)
            .should(new ArchCondition<JavaMethod>("take no type that a container may offer") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    method.getParameters().forEach(parameter -> ContainersTest.check(parameter, events));
                }
            });

    private static void check(JavaParameter parameter, ConditionEvents events) {
        JavaClass type = parameter.getRawType();
        boolean right = !OF_THE_PLATFORM.test(type) || INJECTED.contains(type.getName());
        events.add(new SimpleConditionEvent(
                parameter, right, parameter.getOwner().getFullName() + " is given a " + type.getName()));
    }
}
