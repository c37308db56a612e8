package org.peakonjit.web.signon;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.json.EnumNames;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.idp.ResponseForm;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.signon.Provisioned;
import org.peakonjit.signon.SignOnEvent;
import org.peakonjit.signon.SignOnEvent.Flow;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Subject;
import org.peakonjit.trace.Reference;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.StepKind;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.destination.Destinations;
import org.peakonjit.web.destination.SignOnAttempt;
import org.peakonjit.web.page.Pages;

/**
 * Ends a sign-on: records the outcome under a reference, and answers the browser. A refusal is a page for the person;
 * Peakon is told in SAML where it asked without wanting the person disturbed, or where the IdP itself failed.
 */
@Singleton
public class SignOnResponder {

    private final Event<SignOnEvent> events;
    private final Destinations destinations;
    private final IdentityProvider identityProvider;
    private final Pages pages;
    private final ClientAddresses addresses;
    private final Clock clock;

    @Inject
    public SignOnResponder(
            Event<SignOnEvent> events,
            Destinations destinations,
            IdentityProvider identityProvider,
            Pages pages,
            ClientAddresses addresses,
            Clock clock) {
        this.events = events;
        this.destinations = destinations;
        this.identityProvider = identityProvider;
        this.pages = pages;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Records how a verified subject's sign-on ended, in the current transaction if there is one. */
    public void record(HttpServletRequest request, SignOnAttempt attempt, SignOnResult result, String reference) {
        record(addresses.of(request), attempt, result, reference);
    }

    /** The same where the request may be over by then. */
    public void record(@Nullable String address, SignOnAttempt attempt, SignOnResult result, String reference) {
        Subject subject = attempt.subject();
        Application application = attempt.application();
        boolean admitted = result instanceof Admitted;
        if (admitted) {
            SignOnTrace.step(
                    StepKind.HANDED_OFF, "by", EnumNames.of(application.saml().handOff()));
        }
        events.fire(new SignOnEvent(
                clock.instant(),
                reference,
                application.name(),
                subject.calledName(),
                subject.issuer(),
                SignOnAttempt.flow(attempt.accepted().pending()),
                admitted ? "admitted" : ((Refused) result).refusal().code().code(),
                application.entitlingPolicy(subject).map(AccessPolicy::name).orElse(null),
                (result instanceof Admitted in
                                ? in.story()
                                : ((Refused) result).refusal().cause())
                        .text(),
                address,
                Provisioned.of(application, result)));
    }

    /** Records and answers the refusal of somebody who is not verified; without a pending sign-on the IdP began it. */
    public void refuse(
            HttpServletRequest request, HttpServletResponse response, @Nullable PendingSignOn pending, Refusal refusal)
            throws IOException {
        refuse(request, response, SignOnAttempt.flow(pending), pending, refusal);
    }

    /** Records and answers the refusal of somebody who began in this way and is not verified. */
    public void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Flow flow,
            @Nullable PendingSignOn pending,
            Refusal refusal)
            throws IOException {
        String reference = Reference.next();
        fire(request, reference, new Known(pending == null ? null : pending.application(), null, null, flow), refusal);
        answer(request, response, pending, refusal, reference);
    }

    /** As above; audit and page know the sign-on that was under way, of which Peakon is told only what is certain. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, Reception.Rejected rejected)
            throws IOException {
        PendingSignOn underWay = rejected.underWay();
        String reference = Reference.next();
        Known known = new Known(
                underWay == null ? null : underWay.application(), null, rejected.asked(), SignOnAttempt.flow(underWay));
        fire(request, reference, known, rejected.refusal());
        if (!tell(request, response, rejected.pending(), rejected.refusal())) {
            show(request, response, underWay, rejected.refusal(), reference);
        }
    }

    /** Records a refusal by our single sign-on service, whose answer is the caller's; null = of no application's Peakon. */
    public String recordPeakonRefusal(HttpServletRequest request, @Nullable Application application, Refusal refusal) {
        String reference = Reference.next();
        String name = application == null ? null : application.name();
        fire(request, reference, new Known(name, null, null, Flow.PEAKON), refusal);
        return reference;
    }

    /** Records that something of ours failed, as much of the sign-on as is known by then. */
    public void recordFailure(HttpServletRequest request, Refusal refusal, String reference) {
        Known known = SignOnAttempt.find(request)
                .map(Known::of)
                .orElseGet(() -> new Known(null, null, null, flowOf(request)));
        fire(request, reference, known, refusal);
    }

    /** The same of a sign-on whose request may be over. */
    public void recordFailure(@Nullable String address, SignOnAttempt attempt, Refusal refusal, String reference) {
        fire(address, reference, Known.of(attempt), refusal);
    }

    /** What is known of a sign-on that ends without a decision about a subject; null = not known. */
    private record Known(
            @Nullable String application,
            @Nullable String person,
            @Nullable String issuer,
            Flow flow) {

        static Known of(SignOnAttempt attempt) {
            return new Known(
                    attempt.application().name(),
                    attempt.subject().calledName(),
                    attempt.subject().issuer(),
                    SignOnAttempt.flow(attempt.accepted().pending()));
        }
    }

    private void fire(HttpServletRequest request, String reference, Known known, Refusal refusal) {
        fire(addresses.of(request), reference, known, refusal);
    }

    private void fire(@Nullable String address, String reference, Known known, Refusal refusal) {
        events.fire(new SignOnEvent(
                clock.instant(),
                reference,
                known.application(),
                known.person(),
                known.issuer(),
                known.flow(),
                refusal.code().code(),
                null,
                refusal.cause().text(),
                address));
    }

    /** What began a sign-on of which nothing is known but where its request came. */
    private static Flow flowOf(HttpServletRequest request) {
        return switch (request.getServletPath()) {
            case "/idp/sso", "/idp/slo" -> Flow.PEAKON;
            case "/saml/acs", "/saml/slo" -> Flow.IDP;
            default -> Flow.LOGIN;
        };
    }

    /** Answers a recorded refusal: by SAML where Peakon is to be told, by a page otherwise. */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable PendingSignOn pending,
            Refusal refusal,
            String reference)
            throws IOException {
        if (!tell(request, response, pending, refusal)) {
            show(request, response, pending, refusal, reference);
        }
    }

    /** @return whether Peakon is told in SAML */
    private boolean tell(
            HttpServletRequest request, HttpServletResponse response, @Nullable PendingSignOn pending, Refusal refusal)
            throws IOException {
        PeakonRequest asked = pending == null ? null : pending.peakonRequest();
        Application application =
                pending == null ? null : destinations.of(pending).application();
        if (asked == null
                || application == null
                || !(asked.isPassive()
                        || refusal.code() == RefusalCode.SAML_IDP_ERROR && !refusal.isForWantOfAnIdp())) {
            return false;
        }
        post(request, response, identityProvider.respondWithError(application, asked, refusal.code()));
        return true;
    }

    /** @param going the sign-on by which the person was going somewhere; null = that of the request, if it is known */
    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable PendingSignOn going,
            Refusal refusal,
            String reference)
            throws IOException {
        Destination destination = going == null ? Destination.in(request) : destinations.of(going);
        pages.refusal(request, response, refusal, reference, destination);
    }

    public void post(HttpServletRequest request, HttpServletResponse response, ResponseForm message)
            throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", message.samlResponse());
        String relayState = message.relayState();
        if (relayState != null) {
            fields.put("RelayState", relayState);
        }
        pages.post(request, response, message.acsUrl(), fields);
    }
}
