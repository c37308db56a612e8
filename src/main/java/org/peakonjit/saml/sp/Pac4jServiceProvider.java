package org.peakonjit.saml.sp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.peakonjit.config.Settings;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.RedirectQuery;
import org.peakonjit.saml.keys.RsaSignatures;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.sp.rules.Demands;
import org.peakonjit.saml.sp.structure.ResponseFault;
import org.peakonjit.saml.sp.structure.SpState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our SP on pac4j-saml. */
@Singleton
class Pac4jServiceProvider implements ServiceProvider {

    private static final Logger log = LoggerFactory.getLogger(Pac4jServiceProvider.class);

    private final Settings settings;
    private final SamlKeys keys;
    private final IdentityProviders identityProviders;
    private final StateSeal stateSeal;
    private final Clock clock;
    private final AuthnRequests requests;
    private final SpMetadata spMetadata;
    private final ResponseReceiver receiver;

    @Inject
    Pac4jServiceProvider(
            Settings settings, SamlKeys keys, IdentityProviders identityProviders, StateSeal stateSeal, Clock clock) {
        OpenSaml.start();
        this.settings = settings;
        this.keys = keys;
        this.identityProviders = identityProviders;
        this.stateSeal = stateSeal;
        this.clock = clock;
        SpConfiguration configuration = new SpConfiguration(settings);
        requests = new AuthnRequests(configuration);
        spMetadata = new SpMetadata(configuration, keys, settings.sp().signRequests());
        receiver = new ResponseReceiver(settings, configuration, keys, identityProviders, stateSeal, clock);
        log.info("Our SP is {}; signatures by {}", configuration.entityId(), RsaSignatures.implementation());
    }

    @Override
    public Optional<Fault> notReadyBecause() {
        return identityProviders.missingBecause();
    }

    @Override
    public Optional<Fault> notReadyBecause(String idp) {
        return identityProviders.missingBecause(idp);
    }

    @Override
    public OutgoingRequest start(PendingSignOn pending, String name) {
        CompanyIdp idp = identityProviders
                .usable(name)
                .orElseThrow(() -> new IllegalStateException(identityProviders
                        .missingBecause(name)
                        .orElseGet(ResponseFault.NO_METADATA::fault)
                        .english()));
        return start(pending, idp);
    }

    private OutgoingRequest start(PendingSignOn pending, CompanyIdp idp) {
        // a Redirect is the cheaper of the two: smaller, and its signature needs no canonicalisation
        boolean post = idp.redirectSso().isEmpty();
        URI destination = idp.redirectSso().or(idp::postSso).orElseThrow();
        Demands demands = Demands.of(settings.sp().authentication(), pending).anew(pending.anew());
        AuthnRequest request = requests.build(idp, destination, demands);
        SamlKey key = signs(idp) ? keys.active(Use.SP_SIGNING) : null;
        OutgoingMessage message =
                OutgoingMessage.of(post, destination, RedirectQuery.REQUEST, request, RelayMarker.of(pending), key);
        SpState state = new SpState(
                pending, request.getID(), idp.entityId(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new OutgoingRequest(message, stateSeal.seal(state));
    }

    private boolean signs(CompanyIdp idp) {
        return settings.sp().signRequests() || idp.wantsRequestsSigned();
    }

    @Override
    public Reception rehearse(CompanyIdp idp, Function<PeakonRequest, String> answer) {
        OutgoingRequest request = start(PendingSignOn.to("rehearsal", null), idp);
        String cookie = request.stateCookie().name();
        String id = StateSeal.requestId(cookie);
        URI acs = settings.url("/saml/acs");
        return receiver.receiveFrom(
                idp,
                answer.apply(new PeakonRequest(id, acs, null, false, false, List.of())),
                Map.of(cookie, request.stateCookie().value()));
    }

    @Override
    public Reception receive(@Nullable String samlResponse, @Nullable String relayState, Map<String, String> cookies) {
        return receiver.receive(samlResponse, relayState, cookies);
    }

    @Override
    public Optional<UnderWay> underWay(Map<String, String> cookies) {
        return stateSeal
                .latest(cookies)
                .map(state -> new UnderWay(
                        state.pending(), identityProviders.nameOf(state.idp()), StateSeal.name(state.requestId())));
    }

    @Override
    public List<String> newestFirst(Map<String, String> cookies) {
        return stateSeal.newestFirst(cookies);
    }

    @Override
    public String stateCookiePrefix() {
        return StateSeal.PREFIX;
    }

    @Override
    public String metadata() {
        return spMetadata.document();
    }
}
