package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Answered;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Asked;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Rejected;
import org.peakonjit.saml.replay.UsedAssertions;

/**
 * Receives AuthnRequests: decoded, matched to an application, held against the rules, and only then heard for what they
 * ask. One is used up by whatever answers it, not by being read: whose browser brings it again, since what we said to it
 * was lost, signs in all the same.
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
            return new Rejected(null, RequestRules.invalid(e.fault()));
        }
        Optional<String> issuer = request.received().issuer();
        if (issuer.isEmpty()) {
            return new Rejected(null, RequestRules.invalid(MessageFault.NO_ISSUER.fault()));
        }
        return applications
                .findByEntityId(issuer.get())
                .map(application -> receive(request, issuer.get(), application))
                .orElseGet(() -> rejected(null, RefusalCode.APPLICATION_UNKNOWN, MessageFault.UNKNOWN_ISSUER));
    }

    private IncomingAuthnRequest receive(ReceivedAuthnRequest request, String issuer, Application application) {
        URI acsUrl = application.saml().acsUrl();
        if (acsUrl == null || application.saml().handOff() != HandOffKind.ASSERTION) {
            return rejected(application, RefusalCode.APPLICATION_UNKNOWN, RequestFault.OF_NO_PEAKON_OF_OURS);
        }
        if (!application.enabled()) {
            return rejected(application, RefusalCode.APPLICATION_DISABLED, RequestFault.APPLICATION_DISABLED);
        }
        Optional<Refusal> broken = rules.brokenBy(request, application, clock.instant());
        if (broken.isPresent()) {
            return new Rejected(application, broken.get());
        }
        AuthnRequest message = request.message();
        if (used.isUsed(issuer, message.getID())) {
            return rejected(application, RefusalCode.SAML_REPLAYED, MessageFault.USED_BEFORE);
        }
        PeakonRequest asked = asked(request, acsUrl);
        Optional<SamlStatus> unmet = RequestWishes.unmetIn(message, application);
        if (unmet.isEmpty()) {
            return new Asked(application, asked);
        }
        return used.use(issuer, message.getID(), rules.goodUntil(message.getIssueInstant()))
                ? new Answered(
                        application,
                        responses.issueError(application, asked, unmet.get()),
                        RequestRules.invalid(RequestFault.ANSWERED.fault(
                                String.valueOf(unmet.get().second()))))
                : rejected(application, RefusalCode.SAML_REPLAYED, MessageFault.USED_BEFORE);
    }

    private static PeakonRequest asked(ReceivedAuthnRequest request, URI acsUrl) {
        AuthnRequest message = request.message();
        return new PeakonRequest(
                message.getID(),
                acsUrl,
                request.received().relayState(),
                Boolean.TRUE.equals(message.isForceAuthn()),
                Boolean.TRUE.equals(message.isPassive()),
                RequestWishes.authnContexts(message),
                RequestWishes.comparison(message),
                RequestWishes.proxyCount(message));
    }

    private static Rejected rejected(@Nullable Application application, RefusalCode code, FaultCode reason) {
        return new Rejected(application, RequestRules.refusal(code, reason.fault()));
    }
}
