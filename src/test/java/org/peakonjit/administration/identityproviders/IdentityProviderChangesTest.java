package org.peakonjit.administration.identityproviders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps.Stored;
import org.peakonjit.json.Documents;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;

class IdentityProviderChangesTest {

    private final InMemoryRegisteredIdps registered = new InMemoryRegisteredIdps();
    private final IdentityProviders connected = ConnectedIdps.watching(registered);
    private final RecordedEvents<AdministrativeEvent> audit = new RecordedEvents<>();
    private final IdentityProviderChanges changes = new IdentityProviderChanges(
            registered,
            connected,
            new MetadataPreview(new GuardedFetch(), Clock.systemUTC()),
            new InMemoryApplications(),
            new AtOnce(),
            new ChangeLog(audit, Clock.systemUTC()));

    @AfterEach
    void stop() {
        connected.stop();
    }

    private Saving<Stored> save(String description) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("enabled", false).put("description", description);
        body.putObject("metadata").put("url", "https://idp.example/metadata");
        body.putArray("emailDomains").add("Partner.example");
        return changes.save("ann", "partner", Documents.read(RegisteredIdp.class, body), version -> true);
    }

    @Test
    void countNoVersionAndTellNobodyWhereNothingChanges() {
        Saving<Stored> created = save("new");
        Saving<Stored> same = save("new");
        Saving<Stored> changed = save("newer");

        Stored first = registered.find("partner").orElseThrow();
        assertThatObject(created)
                .isInstanceOfSatisfying(
                        Saved.class, saved -> assertThat(saved.created()).isTrue());
        assertThatObject(same).isEqualTo(new Saved<>(new Stored(idp("new"), 1), false));
        assertThatObject(changed).isEqualTo(new Saved<>(first, false));
        assertThat(first.version()).isEqualTo(2);
        assertThat(audit.fired())
                .extracting(event -> event.action().code())
                .containsExactly("identity-provider.created", "identity-provider.changed");
    }

    private RegisteredIdp idp(String description) {
        RegisteredIdp now = registered.find("partner").orElseThrow().idp();
        return new RegisteredIdp(
                now.name(),
                description,
                now.enabled(),
                now.metadata(),
                now.metadataCertificate(),
                now.emailDomains(),
                now.administrators());
    }
}
