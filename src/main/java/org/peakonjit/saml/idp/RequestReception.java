package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameIDType;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Answered;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Asked;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Rejected;
import org.peakonjit.saml.replay.UsedAssertions;

/**
 * Receives AuthnRequests: decoded, matched to an application, held against the rules, used up, and only then heard for
 * what they ask.
 */
final class RequestReception {

    private final Applications applications;
    private final UsedAssertions used;
    private final RequestRules rules;
    private final ResponseIssuer responses;
    private final Clock clock;

    RequestReception(
            Applications applications, UsedAssertions used, RequestRules rules, ResponseIssuer responses, Clock clock) {
        this.applications = applications;
        this.used = used;
        this.rules = rules;
        this.responses = responses;
        this.clock = clock;
    }

    IncomingAuthnRequest receive(
            boolean post, @Nullable String samlRequest, @Nullable String relayState, @Nullable String rawQuery) {
        ReceivedAuthnRequest request;
        try {
            request = ReceivedAuthnRequest.decode(post, samlRequest, relayState, rawQuery);
        } catch (MalformedMessageException e) {
            return new Rejected(RequestRules.invalid(String.valueOf(e.getMessage())));
        }
        Optional<String> issuer = issuer(request.message());
        if (issuer.isEmpty()) {
            return new Rejected(RequestRules.invalid("there is no Issuer"));
        }
        return applications
                .findByEntityId(issuer.get())
                .map(application -> receive(request, issuer.get(), application))
                .orElseGet(() -> rejected(RefusalCode.APPLICATION_UNKNOWN, "of an unknown Issuer"));
    }

    private IncomingAuthnRequest receive(ReceivedAuthnRequest request, String issuer, Application application) {
        URI acsUrl = application.saml().acsUrl();
        if (acsUrl == null || application.saml().handOff() != HandOffKind.ASSERTION) {
            return rejected(RefusalCode.APPLICATION_UNKNOWN, "of a Peakon that we are no IdP of");
        }
        if (!application.enabled()) {
            return rejected(RefusalCode.APPLICATION_DISABLED, "the application is disabled");
        }
        Optional<Refusal> broken = rules.brokenBy(request, application, clock.instant());
        if (broken.isPresent()) {
            return new Rejected(broken.get());
        }
        AuthnRequest message = request.message();
        if (!used.use(issuer, message.getID(), rules.goodUntil(message.getIssueInstant()))) {
            return rejected(RefusalCode.SAML_REPLAYED, "its ID was used before");
        }
        return hear(message, application, asked(request, acsUrl));
    }

    private IncomingAuthnRequest hear(AuthnRequest message, Application application, PeakonRequest request) {
        return RequestWishes.unmetIn(message, application)
                .<IncomingAuthnRequest>map(status -> new Answered(
                        responses.issueError(application, request, status),
                        RequestRules.invalid("answered " + status.second())))
                .orElseGet(() -> new Asked(application, request));
    }

    private static PeakonRequest asked(ReceivedAuthnRequest request, URI acsUrl) {
        AuthnRequest message = request.message();
        return new PeakonRequest(
                message.getID(),
                acsUrl,
                request.relayState(),
                Boolean.TRUE.equals(message.isForceAuthn()),
                Boolean.TRUE.equals(message.isPassive()),
                RequestWishes.authnContexts(message));
    }

    /** The entityID (SAML Core §3.2.1, §8.3.6). */
    private static Optional<String> issuer(AuthnRequest request) {
        return Optional.ofNullable(request.getIssuer())
                .filter(issuer -> issuer.getFormat() == null || NameIDType.ENTITY.equals(issuer.getFormat()))
                .map(Issuer::getValue)
                .filter(value -> !value.isBlank());
    }

    private static Rejected rejected(RefusalCode code, String reason) {
        return new Rejected(Refusal.because(code, Fault.of("AuthnRequest: " + reason)));
    }
}
