package org.peakonjit.saml.metadata;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.identityprovider.IdpDirectory;
import org.peakonjit.identityprovider.MetadataOrigin.At;
import org.peakonjit.identityprovider.MetadataOrigin.Pasted;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.document.MetadataReader;
import org.peakonjit.saml.metadata.source.MetadataSourceId;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects the registered IdPs with what is kept of their metadata, which is read again only where it changed. */
final class IdpConnections {

    private static final Logger LOG = LoggerFactory.getLogger(IdpConnections.class);

    private final KeptMetadata kept;
    private final MetadataReader reader = new MetadataReader();

    IdpConnections(KeptMetadata kept) {
        this.kept = kept;
    }

    /** @param known how they were connected before */
    List<ConnectedIdp> connect(IdpDirectory directory, List<ConnectedIdp> known) {
        Map<String, ConnectedIdp> before = new LinkedHashMap<>();
        known.forEach(one -> before.put(one.name(), one));
        Map<MetadataSourceId, RefreshState> states = kept.states();
        Map<String, String> byEntityId = new LinkedHashMap<>();
        return directory.all().stream()
                .map(idp -> connect(idp, states, before.get(idp.name())))
                .map(idp -> idp.inItsPlace(directory, byEntityId))
                .toList();
    }

    private ConnectedIdp connect(
            RegisteredIdp idp, Map<MetadataSourceId, RefreshState> states, @Nullable ConnectedIdp before) {
        if (idp.metadata() instanceof At place) {
            MetadataSourceId source = MetadataSourceId.of(idp.name(), place.location());
            RefreshState state = states.get(source);
            ConnectedIdp connected =
                    before != null && before.isOfSameMetadata(idp) && document(before.refresh()) == document(state)
                            ? new ConnectedIdp(idp, before.kept(), state, before.trouble())
                            : read(idp, kept.document(source), state);
            complain(connected, before);
            return connected;
        }
        return before != null && before.isOfSameMetadata(idp)
                ? new ConnectedIdp(idp, before.kept(), null, before.trouble())
                : read(idp, Optional.of(((Pasted) idp.metadata()).xml().getBytes(StandardCharsets.UTF_8)), null);
    }

    private static long document(@Nullable RefreshState state) {
        return state == null ? 0 : state.document();
    }

    private ConnectedIdp read(RegisteredIdp idp, Optional<byte[]> document, @Nullable RefreshState state) {
        if (document.isEmpty()) {
            return new ConnectedIdp(idp, null, state, IdpTrouble.NOT_LOADED.fault());
        }
        try {
            CompanyIdp fresh = reader.read(document.get(), idp.metadataCertificate());
            LOG.info(
                    "Metadata of {} ({}) loaded: {} signing keys",
                    idp.name(),
                    fresh.entityId(),
                    fresh.signingKeys().size());
            fresh.leftOut().forEach(what -> LOG.warn("Metadata of {}: {}", idp.name(), what.english()));
            return new ConnectedIdp(idp, fresh, state, null);
        } catch (UnusableMetadataException e) {
            return new ConnectedIdp(idp, null, state, IdpTrouble.UNUSABLE.fault(e.fault()));
        }
    }

    /** Once per kind of trouble, not once per try. */
    private static void complain(ConnectedIdp now, @Nullable ConnectedIdp before) {
        Fault why = now.refresh() == null ? null : now.refresh().trouble();
        Fault known = before == null || before.refresh() == null
                ? null
                : before.refresh().trouble();
        if (why != null && !why.equals(known)) {
            LOG.warn("The metadata of {} cannot be refreshed: {}", now.name(), why.english());
        }
    }
}
