package org.peakonjit.application.jpa;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.json.Documents;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.policy.jpa.StoredPolicies;
import org.peakonjit.secret.TestSealers;

/** Applications for tests of what refers to them in the database. */
public final class StoredApplications {

    private StoredApplications() {}

    /** The applications of a node's database. */
    public static Applications in(TestNode node) {
        return new JpaApplications(node.transactions, TestSealers.fresh(), StoredPolicies.in(node));
    }

    /** Puts an application with this limit, null = unlimited. */
    public static void put(TestNode node, String name, @Nullable Integer limit) {
        node.transactions.run(em -> {
            ApplicationRow row = em.find(ApplicationRow.class, name);
            ApplicationRow saved = row == null ? new ApplicationRow(name) : row;
            saved.define(Documents.text(application(name, limit)));
            em.persist(saved);
            em.flush();
            SeatLimit.put(node.transactions.queue(), name, limit);
        });
    }

    /** One that is switched off. */
    static Application disabled(String name) {
        Application any = application(name, 1);
        return new Application(
                name, any.description(), any.domainName(), false, any.policies(), any.saml(), any.scim());
    }

    /** One that refers to these shared policies. */
    static Application sharing(String name, String... policies) {
        Application any = application(name, 1);
        return new Application(
                name,
                any.description(),
                any.domainName(),
                true,
                Stream.of(policies)
                        .map(one -> new AccessPolicy(one, List.of(), List.of(), true))
                        .toList(),
                any.saml(),
                any.scim());
    }

    static Application application(String name, @Nullable Integer limit) {
        return new Application(
                name,
                "",
                null,
                true,
                List.of(),
                new SamlSettings(
                        HandOffKind.ASSERTION,
                        "urn:peakon",
                        URI.create("https://peakon.example/acs"),
                        null,
                        PeakonNameId.EMAIL,
                        List.of(),
                        null,
                        List.of(),
                        0),
                new ScimSettings(
                        true,
                        URI.create("https://peakon.example/scim"),
                        limit,
                        ExistingAccountsOverLimit.ADMIT,
                        OnProvisioningFailure.ADMIT_KNOWN,
                        false,
                        10,
                        List.of(),
                        SeatRelease.OFF));
    }
}
