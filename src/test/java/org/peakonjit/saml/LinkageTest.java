package org.peakonjit.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pac4j.saml.config.SAML2Configuration;

/**
 * pac4j-saml is compiled against a later OpenSAML than the one served: what it calls and does not find must stay where we
 * never go.
 */
class LinkageTest {

    @Test
    void pac4jMissesExactlyTheseMethods() {
        assertThat(missing(new ClassFileImporter().importPackages("org.pac4j.saml")))
                .containsExactlyInAnyOrder(
                        "SAML2Configuration.initSignatureSigningConfiguration -> getExcludedAlgorithms",
                        "BaseSAML2MetadataGenerator.getBlackListedSignatureSigningAlgorithms -> getExcludedAlgorithms",
                        "DefaultSignatureSigningParametersProvider.getSignatureSigningConfiguration -> setExcludedAlgorithms",
                        "XMLSecSAML2MetadataSigner.sign -> main");
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
                        "SAML2Client");
        Set<String> calledOnConfigurations = ours.stream()
                .flatMap(one -> one.getCodeUnitCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isAssignableTo(SAML2Configuration.class))
                .map(call -> call.getTarget().getName())
                .collect(Collectors.toSet());
        assertThat(calledOnConfigurations).doesNotContain("init", "internalInit");
    }

    private static Set<String> missing(JavaClasses classes) {
        return classes.stream()
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
