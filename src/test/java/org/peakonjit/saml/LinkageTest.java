package org.peakonjit.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pac4j.saml.config.SAML2Configuration;

/**
 * pac4j-saml is compiled against a later OpenSAML than the one served: what it calls and does not find must stay where we
 * never go.
 */
class LinkageTest {

    /** Packages, and a class of each. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "org.bouncycastle.", "asn1.ASN1Primitive",
            "org.apache.http.", "client.HttpClient",
            "org.apache.velocity.", "app.VelocityEngine",
            "org.apache.commons.collections.", "CollectionUtils",
            "com.google.crypto.tink.", "Aead");

    /** What pom.xml puts into the WAR. */
    private static final Set<String> OF_SPRING =
            Set.of("org.springframework.core.io", "org.springframework.lang", "org.springframework.util");

    @Test
    void pac4jMissesExactlyTheseMethods() {
        assertThat(missing(new ClassFileImporter().importPackages("org.pac4j.saml")))
                .containsExactlyInAnyOrder(
                        "SAML2Configuration.initSignatureSigningConfiguration -> getExcludedAlgorithms",
                        "BaseSAML2MetadataGenerator.getBlackListedSignatureSigningAlgorithms -> getExcludedAlgorithms",
                        "DefaultSignatureSigningParametersProvider.getSignatureSigningConfiguration -> setExcludedAlgorithms",
                        "XMLSecSAML2MetadataSigner.sign -> main");
    }

    /** Their OpenSAML modules are not even there. */
    private static boolean isNeverStarted(JavaClass one) {
        return Set.of("DefaultSOAPPipelineFactory", "InMemoryReplayCacheProvider")
                .contains(one.getSimpleName());
    }

    @Test
    void weMissNoneAndUseNoneOfTheClassesThatDo() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.peakonjit.saml");
        assertThat(missing(ours)).isEmpty();
        Set<String> used = ours.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getSimpleName())
                .collect(Collectors.toSet());
        assertThat(used)
                .contains("SAML2Configuration", "SAML2AuthnResponseValidator", "SAML2AuthnRequestBuilder")
                .doesNotContain(
                        "DefaultSignatureSigningParametersProvider",
                        "BaseSAML2MetadataGenerator",
                        "XMLSecSAML2MetadataSigner",
                        "DefaultSOAPPipelineFactory",
                        "InMemoryReplayCacheProvider",
                        "SAML2Client");
        Set<String> calledOnConfigurations = ours.stream()
                .flatMap(one -> one.getCodeUnitCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isAssignableTo(SAML2Configuration.class))
                .map(call -> call.getTarget().getName())
                .collect(Collectors.toSet());
        assertThat(calledOnConfigurations).doesNotContain("init", "internalInit");
    }

    /** What docs/adr/0015 says is not in the WAR: these tests run without it, too. */
    @Test
    void whatWeCallNeedsNothingThatWasLeftOut() {
        LEFT_OUT.forEach(
                (where, name) -> assertThat(isThere(where + name)).as(where).isFalse());
        Set<String> needy = new ClassFileImporter()
                .importPackages("org.opensaml", "net.shibboleth", "org.pac4j", "org.cryptacular").stream()
                        .filter(one -> one.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass().getName())
                                .anyMatch(LinkageTest::isLeftOut))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(needy).contains("org.opensaml.security.x509.X509Support", "org.cryptacular.util.CertUtil");
        Set<String> called = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.peakonjit").stream()
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(needy::contains)
                        .collect(Collectors.toSet());
        // a setter of an HTTP client and a comparison of contexts that nobody demands of pac4j
        assertThat(called)
                .containsExactlyInAnyOrder(
                        "org.pac4j.saml.config.SAML2Configuration",
                        "org.pac4j.saml.sso.impl.SAML2AuthnResponseValidator");
    }

    /** These tests run with all of it. */
    @Test
    void whatIsNamedOfSpringNeedsNoMoreOfItThanTheWarHas() {
        Set<JavaClass> reached = new HashSet<>();
        Deque<JavaClass> next = new ArrayDeque<>();
        new ClassFileImporter()
                .importPackages("org.opensaml", "net.shibboleth", "org.pac4j", "org.springframework").stream()
                        .filter(one -> !isOfSpring(one))
                        .forEach(next::add);
        while (!next.isEmpty()) {
            next.remove().getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(LinkageTest::isOfSpring)
                    .filter(reached::add)
                    .forEach(next::add);
        }
        assertThat(reached.stream().map(JavaClass::getSimpleName)).contains("Resource", "UrlResource", "ResourceUtils");
        assertThat(reached.stream().map(JavaClass::getPackageName).distinct()).isSubsetOf(OF_SPRING);
    }

    private static boolean isOfSpring(JavaClass one) {
        return one.getName().startsWith("org.springframework.")
                && !one.getName().startsWith("org.springframework.security."); // never there
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, LinkageTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isLeftOut(String name) {
        return LEFT_OUT.keySet().stream().anyMatch(name::startsWith);
    }

    private static Set<String> missing(JavaClasses classes) {
        return classes.stream()
                .filter(one -> !isNeverStarted(one))
                .flatMap(one -> one.getCodeUnitCallsFromSelf().stream())
                .filter(call ->
                        isOpenSaml(call) && call.getTarget().resolveMember().isEmpty())
                .map(call -> call.getOriginOwner().getSimpleName() + "."
                        + call.getOrigin().getName() + " -> " + call.getTarget().getName())
                .collect(Collectors.toSet());
    }

    private static boolean isOpenSaml(JavaCodeUnitAccess<?> call) {
        String owner = call.getTargetOwner().getPackageName();
        return owner.startsWith("org.opensaml") || owner.startsWith("net.shibboleth");
    }
}
