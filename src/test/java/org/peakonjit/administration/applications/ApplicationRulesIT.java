package org.peakonjit.administration.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.jpa.StoredIdps;
import org.peakonjit.json.Documents;
import org.peakonjit.policy.InMemorySharedPolicies;

class ApplicationRulesIT {

    private static final String NAMING_TWO = """
            {"name": "peakon", "scim": {"jitProvisioning": false},
             "saml": {"entityId": "urn:a", "acsUrl": "https://a.example/acs", "identityProviders": ["two", "one"]}}""";

    /** Whoever deletes an identity provider finds the application that somebody stores just then. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepWhatAnApplicationNamesUntilItIsStored(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            RegisteredIdps registered = StoredIdps.in(node);
            registered.put(idp("one"), null);
            registered.put(idp("two"), null);
            Applications applications = StoredApplications.in(node);
            ApplicationRules rules = new ApplicationRules(registered, new InMemorySharedPolicies(), node.settings);
            Application application = ApplicationDocument.read(Documents.MAPPER.readTree(NAMING_TWO))
                    .get()
                    .application();
            CompletableFuture<List<String>> deleting = new CompletableFuture<>();

            node.unitOfWork.call(() -> {
                assertThat(rules.problems(application)).isEmpty();
                deleting.completeAsync(() -> node.unitOfWork.call(() -> {
                    registered.hold("one");
                    return applications.naming("one");
                }));
                assertThatThrownBy(() -> deleting.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return applications.put(application, null, null);
            });

            assertThat(deleting.get(10, TimeUnit.SECONDS)).containsExactly("peakon");
        }
    }

    private static RegisteredIdp idp(String name) {
        return new RegisteredIdp(
                name,
                "",
                true,
                new MetadataOrigin.At(URI.create("https://" + name + ".example/metadata")),
                null,
                List.of(name + ".example"),
                false);
    }
}
