package org.peakonjit.saml.sp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Response;
import org.pac4j.saml.exceptions.SAMLException;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.Unsolicited;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.sp.ResponseValidator.Verified;
import org.peakonjit.saml.sp.rules.SubjectReader;
import org.peakonjit.saml.sp.structure.Expected;
import org.peakonjit.saml.sp.structure.ResponseDocument;
import org.peakonjit.saml.sp.structure.ResponseFault;
import org.peakonjit.saml.sp.structure.SpState;
import org.peakonjit.saml.sp.structure.Structure;
import org.peakonjit.saml.sp.structure.Violation;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a Response: through the gate, to its state, through the rules, to a subject. */
final class ResponseReceiver {

    private static final Logger log = LoggerFactory.getLogger(ResponseReceiver.class);

    private final Settings settings;
    private final SpConfiguration configuration;
    private final ResponseValidator validator;
    private final StateSeal stateSeal;
    private final Clock clock;
    private final IdentityProviders identityProviders;

    ResponseReceiver(
            Settings settings,
            SpConfiguration configuration,
            SamlKeys keys,
            IdentityProviders identityProviders,
            StateSeal stateSeal,
            Clock clock) {
        this.settings = settings;
        this.configuration = configuration;
        this.identityProviders = identityProviders;
        this.stateSeal = stateSeal;
        this.clock = clock;
        validator = new ResponseValidator(configuration, keys, settings.clockSkew());
    }

    Reception receive(@Nullable String samlResponse, @Nullable String relayState, Map<String, String> cookies) {
        if (samlResponse == null) {
            return rejected(RefusalCode.SAML_INVALID_RESPONSE, ResponseFault.MISSING);
        }
        if (identityProviders.current().isEmpty()) {
            return new Reception.Rejected(Refusal.notConnected(
                    identityProviders.missingBecause().orElseGet(ResponseFault.NO_METADATA::fault)));
        }
        try {
            ResponseDocument document = ResponseDocument.read(samlResponse);
            Optional<SpState> state = document.inResponseTo().flatMap(id -> stateSeal.open(id, cookies));
            boolean unsolicited = document.inResponseTo().isEmpty();
            Optional<CompanyIdp> idp = state.map(SpState::idp)
                    .or(() -> unsolicited && settings.idp().unsolicited() == Unsolicited.ACCEPT
                            ? document.issuer()
                            : Optional.empty())
                    .flatMap(identityProviders::byEntityId);
            return idp.isPresent()
                    ? validated(document, idp.get(), state)
                    : unexpected(document, unsolicited, relayState);
        } catch (Violation e) {
            return new Reception.Rejected(e.refusal());
        }
    }

    /** As an answer of that very IdP, be it connected or not. */
    Reception receiveFrom(CompanyIdp idp, String samlResponse, Map<String, String> cookies) {
        ResponseDocument document = ResponseDocument.read(samlResponse);
        return validated(document, idp, document.inResponseTo().flatMap(id -> stateSeal.open(id, cookies)));
    }

    /** Nothing in the Response is believed; where it may, the sign-on starts over with a request of our own. */
    private Reception unexpected(ResponseDocument document, boolean unsolicited, @Nullable String relayState) {
        if (unsolicited && settings.idp().unsolicited() == Unsolicited.REFUSE) {
            return rejected(RefusalCode.SAML_UNSOLICITED, ResponseFault.UNSOLICITED);
        }
        if (RelayMarker.saysRestarted(relayState)) {
            // a browser that brought neither the first sign-on's cookie nor that of its restart
            return new Reception.Rejected(new Refusal(
                    RefusalCode.SAML_UNSOLICITED, List.of("cookies"), ResponseFault.STATE_LOST_TWICE.fault()));
        }
        return new Reception.Restart(
                (unsolicited ? ResponseFault.RESTART_UNSOLICITED : ResponseFault.RESTART_STATE_LOST).fault(),
                RelayMarker.application(relayState),
                document.issuer().flatMap(identityProviders::nameOf));
    }

    private Reception validated(ResponseDocument document, CompanyIdp idp, Optional<SpState> state) {
        PendingSignOn pending = state.map(SpState::pending).orElse(null);
        String asked = state.map(SpState::idp).orElse(null);
        state.ifPresent(ResponseReceiver::trace);
        try {
            document.requireSuccess();
        } catch (Violation e) {
            if (state.isPresent()
                    && document.saysSessionEnded()
                    && !state.get().pending().restarted()) {
                return again(state.get(), identityProviders.nameOf(idp.entityId()));
            }
            boolean idpError = e.refusal().code() == RefusalCode.SAML_IDP_ERROR;
            return new Reception.Rejected(e.refusal(), idpError ? pending : undisturbed(pending), pending, asked);
        }
        Expected expected =
                new Expected(settings.sp(), configuration.acsUrl(), idp, state, clock.instant(), settings.clockSkew());
        MetadataKeysTrust trust = new MetadataKeysTrust(idp.signingKeys(), () -> identityProviders.keysByNow(idp));
        try {
            Structure.checkResponse(document.root());
            SignOnTrace.step(StepKind.CHECK_PASSED, "check", "structure");
            Response response = (Response) OpenSaml.read(document.document());
            Verified verified = validator.validate(response, trust, expected);
            return accepted(verified, idp, state, pending);
        } catch (Violation e) {
            return new Reception.Rejected(e.refusal(), undisturbed(pending), pending, asked);
        } catch (MalformedMessageException e) {
            return invalid(e.fault(), pending, asked);
        } catch (SAMLException e) {
            return trust.triedInVain() > 0
                    ? invalid(ResponseFault.UNKNOWN_KEY.fault(idp.entityId(), trust.triedInVain()), pending, asked)
                    : stumbled(ResponseFault.REFUSED, e, pending, asked);
        } catch (RuntimeException e) {
            return stumbled(ResponseFault.NOT_READ, e, pending, asked); // over input that the rules let through
        }
    }

    private static void trace(SpState state) {
        SignOnTrace.step(
                StepKind.STATE_FOUND,
                "application",
                state.pending().application(),
                "flow",
                state.pending().peakonRequest() == null ? "login" : "peakon",
                "issuer",
                state.idp(),
                "restarted",
                state.pending().restarted());
    }

    private static Reception invalid(Fault why, @Nullable PendingSignOn underWay, @Nullable String asked) {
        Refusal refusal = Refusal.because(RefusalCode.SAML_INVALID_RESPONSE, why);
        return new Reception.Rejected(refusal, undisturbed(underWay), underWay, asked);
    }

    /**
     * The sign-on, where Peakon wants its person undisturbed: it waits for a status, as nobody looks at a page. That a bad
     * answer came says nothing but that; the browser's own state proves the sign-on.
     */
    private static @Nullable PendingSignOn undisturbed(@Nullable PendingSignOn underWay) {
        return underWay != null && underWay.asksPassively() ? underWay : null;
    }

    /** The message of a library's exception may quote the Response: where it was thrown says enough. */
    private static Reception stumbled(
            ResponseFault fault, RuntimeException e, @Nullable PendingSignOn underWay, @Nullable String asked) {
        StackTraceElement[] trace = e.getStackTrace();
        log.warn(
                "A Response is refused by {} at {}",
                e.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        return invalid(fault.fault(), underWay, asked);
    }

    private static Reception again(SpState state, Optional<String> idp) {
        return new Reception.Again(
                ResponseFault.RESTART_SESSION_ENDED.fault(),
                state.pending().afterSessionEnd(),
                idp,
                StateSeal.name(state.requestId()));
    }

    private Reception accepted(
            Verified verified, CompanyIdp idp, Optional<SpState> state, @Nullable PendingSignOn pending) {
        SubjectReader reader = new SubjectReader(verified.assertion(), settings.attributes());
        return new Reception.Accepted(
                reader.read(idp.entityId(), identityProviders.scopeOf(idp.entityId())),
                pending,
                verified.id(),
                state.map(SpState::requestId).orElse(null),
                usableUntil(verified, state),
                verified.authentication(),
                state.map(one -> StateSeal.name(one.requestId())).orElse(null),
                reader.session().orElse(null));
    }

    /** Another answer may come as long as the state lives, by the clock of whichever node takes it. */
    private Instant usableUntil(Verified verified, Optional<SpState> state) {
        return state.map(one -> one.issuedAt().plus(Expected.LONGEST_LIFE).plus(settings.clockSkew()))
                .filter(verified.usableUntil()::isBefore)
                .orElse(verified.usableUntil());
    }

    private static Reception rejected(RefusalCode code, ResponseFault cause) {
        return new Reception.Rejected(Refusal.because(code, cause.fault()));
    }
}
