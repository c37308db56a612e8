package org.peakonjit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/** Which package may know what besides the floors ({@link FloorsTest}). {@code docs/architecture.md} says why. */
class PackageWalls {

    @ArchTest
    static final ArchRule SAML_LIBRARIES_ARE_SEEN_ONLY_BY_SAML = noClasses()
            .that()
            .resideOutsideOfPackage("org.peakonjit.saml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pac4j..", "org.opensaml..", "net.shibboleth..", "org.apache.xml.security..");

    @ArchTest
    static final ArchRule THE_HTTP_CLIENT_IS_SEEN_ONLY_BY_SCIM = noClasses()
            .that()
            .resideOutsideOfPackage("org.peakonjit.provisioning.scim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs.client..", "org.glassfish.jersey..", "com.unboundid..");

    @ArchTest
    static final ArchRule APACHES_HTTP_CLIENT_IS_SEEN_ONLY_WHERE_IT_IS_GUARDED = noClasses()
            .that()
            .resideOutsideOfPackages("org.peakonjit.provisioning.scim..", "org.peakonjit.outbound..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "org.apache.http..", "java.net.http..");

    /** Payara deploys nothing where they may (Jakarta Annotations §2.5). */
    @ArchTest
    static final ArchRule LIFECYCLE_METHODS_THROW_NOTHING_CHECKED = methods()
            .that()
            .areAnnotatedWith(PreDestroy.class)
            .or()
            .areAnnotatedWith(PostConstruct.class)
            .should()
            .notDeclareThrowableOfType(Exception.class);

    @ArchTest
    static final ArchRule PERSISTENCE_IS_SEEN_ONLY_BY_ITS_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackage("org.peakonjit..jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.eclipse.persistence..");

    @ArchTest
    static final ArchRule FACES_IS_SEEN_ONLY_BY_THE_CONSOLE = noClasses()
            .that()
            .resideOutsideOfPackage("org.peakonjit.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "org.primefaces..", "org.omnifaces..");

    /** They observe: what happens does not know who is told. */
    @ArchTest
    static final ArchRule ONLY_ADMINISTRATORS_SIDE_DEPENDS_ON_AUDIT_AND_ALERTING = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.peakonjit.audit..",
                    "org.peakonjit.alerting..",
                    "org.peakonjit.administration..",
                    "org.peakonjit.console..",
                    "org.peakonjit.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.peakonjit.audit..", "org.peakonjit.alerting..");

    @ArchTest
    static final ArchRule JAKARTA_MAIL_IS_SEEN_ONLY_BY_THE_MAIL_CHANNEL = noClasses()
            .that()
            .resideOutsideOfPackage("org.peakonjit.alerting.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..");

    @ArchTest
    static final ArchRule A_SUBJECT_NEEDS_ONLY_JAVA = classes()
            .that()
            .resideInAPackage("org.peakonjit.subject..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.peakonjit.subject..");

    @ArchTest
    static final ArchRule THE_LICENCE_RULES_KNOW_NEITHER_SAML_NOR_SCIM_NOR_HTTP = noClasses()
            .that()
            .resideInAnyPackage("org.peakonjit.license..", "org.peakonjit.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.peakonjit.saml..",
                    "org.peakonjit.provisioning..",
                    "org.peakonjit.web..",
                    "jakarta.servlet..",
                    "jakarta.ws.rs..");
}
