package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.peakonjit.application.Application;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.MessageIds;

/** What every AuthnRequest must fulfil before anything in it is acted upon (SAML Core §3.4.1, Profiles §4.1.4.1). */
final class RequestRules {

    /** For how long a request is good after it was issued: a browser takes it here at once. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int MOST_CONTEXTS = 10;
    private static final int LONGEST_CONTEXT = 1024;

    private static final Pattern COUNT = Pattern.compile("\\+?[0-9]{1,9}");

    private final URI ssoUrl;
    private final Duration skew;

    RequestRules(URI ssoUrl, Duration skew) {
        this.ssoUrl = ssoUrl;
        this.skew = skew;
    }

    /** Until when a request issued at that time is accepted. */
    Instant goodUntil(Instant issued) {
        return issued.plus(LIFETIME).plus(skew);
    }

    Optional<Refusal> brokenBy(ReceivedAuthnRequest request, Application application, Instant now) {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        () -> signature(request, application),
                        () -> form(request),
                        () -> destination(request),
                        () -> answerAddress(request, application),
                        () -> wishes(request),
                        () -> time(request.message(), now))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refusal> signature(ReceivedAuthnRequest request, Application application) {
        if (application.saml().signingCertificates().isEmpty()) {
            return Optional.empty(); // nothing to verify with; the answer goes to the registered ACS anyway
        }
        if (!request.received().isSigned()) {
            return Optional.of(invalid(RequestFault.NOT_SIGNED));
        }
        return request.received().isSignedUnder(application.saml().signingKeys())
                ? Optional.empty()
                : Optional.of(invalid(RequestFault.SIGNATURE));
    }

    private static Optional<Refusal> form(ReceivedAuthnRequest request) {
        if (!request.received().isVersion2()) {
            return Optional.of(invalid(MessageFault.VERSION));
        }
        return MessageIds.isOne(request.message().getID()) ? Optional.empty() : Optional.of(invalid(MessageFault.ID));
    }

    /** Must be there where the message is signed (SAML Bindings §3.4.5.2, §3.5.5.2). */
    private Optional<Refusal> destination(ReceivedAuthnRequest request) {
        String destination = request.attribute(AuthnRequest.DESTINATION_ATTRIB_NAME);
        if (destination == null) {
            return request.received().isSigned()
                    ? Optional.of(invalid(RequestFault.SIGNED_WITHOUT_DESTINATION))
                    : Optional.empty();
        }
        return destination.equals(ssoUrl.toString())
                ? Optional.empty()
                : Optional.of(invalid(RequestFault.DESTINATION));
    }

    private static Optional<Refusal> answerAddress(ReceivedAuthnRequest request, Application application) {
        String url = request.attribute(AuthnRequest.ASSERTION_CONSUMER_SERVICE_URL_ATTRIB_NAME);
        Integer index = request.message().getAssertionConsumerServiceIndex();
        if (url != null && index != null) {
            return Optional.of(invalid(RequestFault.ACS_URL_AND_INDEX));
        }
        if (index != null && request.attribute(AuthnRequest.PROTOCOL_BINDING_ATTRIB_NAME) != null) {
            return Optional.of(invalid(RequestFault.ACS_INDEX_AND_BINDING));
        }
        if (url != null && !url.equals(Objects.toString(application.saml().acsUrl()))) {
            return Optional.of(invalid(RequestFault.ACS_URL));
        }
        return index != null && index != application.saml().acsIndex()
                ? Optional.of(invalid(RequestFault.ACS_INDEX))
                : Optional.empty();
    }

    /** What is passed on must be something, and little enough to be kept until the IdP's answer. */
    private static Optional<Refusal> wishes(ReceivedAuthnRequest request) {
        String proxies = request.proxyCount();
        if (proxies != null && !COUNT.matcher(proxies.strip()).matches()) {
            return Optional.of(invalid(RequestFault.PROXY_COUNT));
        }
        List<String> contexts = RequestWishes.authnContexts(request.message());
        return contexts.size() > MOST_CONTEXTS
                        || contexts.stream().anyMatch(context -> context.length() > LONGEST_CONTEXT)
                ? Optional.of(invalid(RequestFault.CONTEXTS.fault(MOST_CONTEXTS, LONGEST_CONTEXT)))
                : Optional.empty();
    }

    private Optional<Refusal> time(AuthnRequest request, Instant now) {
        Instant issued = request.getIssueInstant();
        if (issued == null) {
            return Optional.of(invalid(RequestFault.NO_ISSUE_INSTANT));
        }
        if (issued.isAfter(now.plus(skew))) {
            return Optional.of(invalid(RequestFault.IN_FUTURE));
        }
        return now.isBefore(goodUntil(issued))
                ? Optional.empty()
                : Optional.of(refusal(RefusalCode.SAML_EXPIRED, RequestFault.TOO_OLD.fault()));
    }

    static Refusal invalid(Fault reason) {
        return refusal(RefusalCode.SAML_INVALID_RESPONSE, reason);
    }

    private static Refusal invalid(FaultCode reason) {
        return invalid(reason.fault());
    }

    static Refusal refusal(RefusalCode code, Fault reason) {
        return Refusal.because(code, RequestFault.REFUSED.fault(reason));
    }
}
