package org.peakonjit.administration.identityproviders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.Documents;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.CertificateExpiry;
import org.peakonjit.saml.metadata.CompanyIdp;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.RefreshState;

/** An identity provider as the API shows it: what was registered and, under {@code status}, what became of it. */
public final class IdentityProviderDocument {

    private IdentityProviderDocument() {}

    /**
     * One that is registered.
     *
     * @param connected what its metadata says; empty where this node has not looked yet
     * @param identifiersSince since when it identifies people anew; empty where nobody said so
     */
    public static ObjectNode write(
            RegisteredIdp idp,
            Optional<ConnectedIdp> connected,
            List<String> attributes,
            Optional<Instant> identifiersSince,
            Instant now) {
        ObjectNode json = Documents.tree(idp);
        ObjectNode status = json.putObject("status");
        status.put("fromSettings", idp.isFromSettings());
        status.put("usable", connected.flatMap(one -> one.usableAt(now)).isPresent());
        status.put(
                "trouble",
                connected
                        .map(one -> one.troubleAt(now).map(Fault::english).orElse(null))
                        .orElse("it was not loaded yet"));
        connected.ifPresent(one -> {
            metadata(status, one.kept(), now);
            refresh(status, one.refresh());
        });
        attributes.forEach(status.putArray("attributes")::add);
        status.put("identifiersSince", text(identifiersSince.orElse(null)));
        return json;
    }

    /** What metadata says, as {@code status} has it. */
    public static ObjectNode write(CompanyIdp idp, Instant now) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        metadata(status, idp, now);
        return status;
    }

    private static void metadata(ObjectNode status, @Nullable CompanyIdp idp, Instant now) {
        if (idp == null) {
            return;
        }
        status.put("entityId", idp.entityId());
        status.put(
                "singleSignOn",
                idp.redirectSso().or(idp::postSso).map(URI::toString).orElse(null));
        status.put(
                "singleLogout",
                idp.logout().map(one -> one.location().toString()).orElse(null));
        status.put("validUntil", idp.validUntil().map(Instant::toString).orElse(null));
        ArrayNode certificates = status.putArray("certificates");
        idp.certificates().forEach(certificate -> {
            CertificateExpiry expiry = CertificateExpiry.of("", certificate);
            certificates
                    .addObject()
                    .put("fingerprint", expiry.fingerprint())
                    .put("notAfter", expiry.notAfter().toString())
                    .put("daysLeft", expiry.daysLeft(now));
        });
    }

    private static void refresh(ObjectNode status, @Nullable RefreshState state) {
        if (state == null) {
            return;
        }
        ObjectNode refresh = status.putObject("refresh");
        refresh.put("confirmedAt", text(state.confirmedAt()));
        refresh.put("attemptedAt", text(state.attemptedAt()));
        refresh.put("nextAt", text(state.dueAt()));
        refresh.put("failures", state.failures());
        refresh.put(
                "lastFailure", state.trouble() == null ? null : state.trouble().english());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
