package org.peakonjit.sandbox.peakon;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.peakonjit.sandbox.saml.Accepted;
import org.peakonjit.sandbox.saml.AuthnRequestMessage;
import org.peakonjit.sandbox.saml.Binding;
import org.peakonjit.sandbox.saml.IdpDescription;
import org.peakonjit.sandbox.saml.Metadata;
import org.peakonjit.sandbox.saml.MetadataSource;
import org.peakonjit.sandbox.saml.ResponseVerifier;
import org.peakonjit.sandbox.saml.SamlException;
import org.peakonjit.sandbox.scim.UserDirectory;
import org.peakonjit.sandbox.scim.UserSummary;

/** Peakon's SAML side: asks the one IdP it trusts, and takes only people who have an account. */
public final class ServiceProvider {

    private final String entityId;
    private final URI acsUrl;
    private final UserDirectory users;
    private final ResponseVerifier verifier;
    private final DeepLink deepLink;
    private final Visits visits = new Visits();
    private final AtomicReference<MetadataSource<IdpDescription>> idp = new AtomicReference<>();

    ServiceProvider(URI origin, String entityId, URI acsUrl, UserDirectory users) {
        this.entityId = entityId;
        this.acsUrl = acsUrl;
        this.users = users;
        this.verifier = new ResponseVerifier(entityId, acsUrl);
        this.deepLink = new DeepLink(origin);
    }

    void trust(URI idpMetadata) {
        idp.set(new MetadataSource<>(idpMetadata, IdpDescription::read));
    }

    /** A message on its way: where to, and its encoded form. */
    record Outgoing(URI destination, String message) {}

    Outgoing request(Binding binding) {
        URI destination = idp().singleSignOnService(binding);
        AuthnRequestMessage request = AuthnRequestMessage.of(entityId, acsUrl);
        visits.ask(request.id());
        return new Outgoing(destination, binding.encode(request.write(destination)));
    }

    /** @throws SamlException when the Response is not acceptable or nobody here has that NameID */
    SignedIn receive(String message, @Nullable String relayState) {
        byte[] xml = Binding.POST.decode(message);
        String asked = ResponseVerifier.claimedInResponseTo(xml).orElse(null);
        if (asked != null && !visits.settle(asked)) {
            throw new SamlException("the Response answers a request that Peakon did not make, or one already answered");
        }
        Accepted accepted = verifier.verify(xml, idp(), asked);
        UserSummary user = users.named(accepted.nameId())
                .orElseThrow(() -> new SamlException("Peakon has no account for " + accepted.nameId()));
        SignedIn visitor = new SignedIn(
                accepted.nameId(),
                user.displayName(),
                accepted.issuer(),
                Instant.now(),
                accepted.inResponseTo(),
                Optional.ofNullable(relayState).filter(state -> !state.isEmpty()),
                deepLink.pathOf(relayState));
        visits.add(visitor);
        return visitor;
    }

    byte[] metadata() {
        return Metadata.sp(entityId, acsUrl);
    }

    Visits visits() {
        return visits;
    }

    private IdpDescription idp() {
        MetadataSource<IdpDescription> source = idp.get();
        if (source == null) {
            throw new SamlException("Peakon has not been told yet which IdP to trust");
        }
        return source.get();
    }
}
