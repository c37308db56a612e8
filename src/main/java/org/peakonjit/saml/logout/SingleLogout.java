package org.peakonjit.saml.logout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.document.LogoutEndpoint;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.subject.SessionName;

/** Our two single logout services: our SP's, facing the company's IdP, and our IdP side's, facing Peakon. */
@Singleton
public class SingleLogout {

    private final SamlKeys keys;
    private final IdentityProviders identityProviders;
    private final Applications applications;
    private final LogoutReception atSp;
    private final LogoutReception atIdp;
    private final LogoutWriter fromSp;
    private final LogoutWriter fromIdp;

    /** On which of our sides an exchange takes place. */
    public enum Side {
        /** Between our SP and the company's IdP. */
        SP,
        /** Between our IdP side and Peakon. */
        IDP
    }

    @Inject
    public SingleLogout(
            Settings settings,
            SamlKeys keys,
            IdentityProviders identityProviders,
            Applications applications,
            UsedAssertions used,
            Clock clock) {
        this.keys = keys;
        this.identityProviders = identityProviders;
        this.applications = applications;
        atSp = new LogoutReception(
                settings.url("/saml/slo").toString(), this::companyIdp, used, settings.clockSkew(), clock);
        atIdp = new LogoutReception(
                settings.url("/idp/slo").toString(), this::peakon, used, settings.clockSkew(), clock);
        fromSp = new LogoutWriter(settings.sp().entityId(), clock);
        fromIdp = new LogoutWriter(settings.url("/idp/metadata").toString(), clock);
    }

    /** Reads and verifies what came in at the service of that side. Never throws for bad input. */
    public IncomingLogout receive(Side side, LogoutParameters from) {
        return (side == Side.SP ? atSp : atIdp).receive(from);
    }

    /** Who has that entityID on that side, if anybody. */
    public Optional<LogoutPeer> peer(Side side, String entityId) {
        return side == Side.SP ? companyIdp(entityId) : peakon(entityId);
    }

    /** A signed LogoutRequest of that ID about the session, for the peer's service. */
    public OutgoingMessage request(Side side, String id, LogoutEndpoint endpoint, SessionName session) {
        return writer(side).request(id, endpoint, session, keys.active(use(side)));
    }

    /** A signed LogoutResponse for the peer's service. */
    public OutgoingMessage response(
            Side side, LogoutEndpoint endpoint, String inResponseTo, @Nullable String relayState, LogoutStatus status) {
        return writer(side)
                .response(MessageIds.next(), endpoint, inResponseTo, relayState, status, keys.active(use(side)));
    }

    private LogoutWriter writer(Side side) {
        return side == Side.SP ? fromSp : fromIdp;
    }

    private static Use use(Side side) {
        return side == Side.SP ? Use.SP_SIGNING : Use.IDP_SIGNING;
    }

    private Optional<LogoutPeer> companyIdp(String entityId) {
        return identityProviders
                .byEntityId(entityId)
                .map(idp -> new LogoutPeer(
                        idp.entityId(), idp.signingKeys(), () -> identityProviders.keysByNow(idp), idp.logout()));
    }

    private Optional<LogoutPeer> peakon(String entityId) {
        return applications
                .findByEntityId(entityId)
                .map(Application::saml)
                .filter(saml -> saml.handOff() == HandOffKind.ASSERTION)
                .map(saml -> peakon(entityId, saml));
    }

    private static LogoutPeer peakon(String entityId, SamlSettings saml) {
        return new LogoutPeer(
                entityId,
                saml.signingKeys(),
                List::of,
                Optional.ofNullable(saml.sloUrl()).map(url -> new LogoutEndpoint(url, null, false)));
    }
}
