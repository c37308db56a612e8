package org.peakonjit.web.signout;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.logout.IncomingLogout.Asked;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.signout.PendingSignOut;
import org.peakonjit.signout.SignOutEvent;
import org.peakonjit.signout.SignOutNote;
import org.peakonjit.signout.SignOutStep;
import org.peakonjit.trace.Reference;

/** Tells the audit how a sign-out ended, under a reference of its own. */
@Singleton
public class SignOutRecord {

    /**
     * A sign-out as far as it is known who began it.
     *
     * @param issuer null where nobody is verified, and then so are the others
     */
    record Begun(
            Side side,
            @Nullable String issuer,
            @Nullable String application,
            @Nullable String person) {

        static Begun bySomebody(Side side) {
            return new Begun(side, null, null, null);
        }

        static Begun by(PendingSignOut pending) {
            PendingSignOut.Origin origin = pending.origin();
            return new Begun(
                    origin.side(),
                    origin.beganHere() ? null : origin.entityId(),
                    origin.side() == Side.IDP ? origin.name() : null,
                    pending.asked().session().nameId());
        }
    }

    private final Event<SignOutEvent> events;
    private final ClientAddresses addresses;
    private final Applications applications;
    private final Clock clock;

    @Inject
    SignOutRecord(Event<SignOutEvent> events, ClientAddresses addresses, Applications applications, Clock clock) {
        this.events = events;
        this.addresses = addresses;
        this.applications = applications;
        this.clock = clock;
    }

    /** Begun by a proven LogoutRequest. */
    Begun begun(Side side, Asked asked) {
        String application = side == Side.IDP
                ? applications
                        .findByEntityId(asked.issuer())
                        .map(Application::name)
                        .orElse(null)
                : null;
        return new Begun(side, asked.issuer(), application, asked.name().nameId());
    }

    /** @return the reference */
    String ended(HttpServletRequest request, Begun begun, SignOutStep.Ended ended) {
        return tell(
                request,
                begun,
                ended.isComplete() ? SignOutEvent.COMPLETE : SignOutEvent.PARTIAL,
                SignOutNote.of(ended));
    }

    /** @return the reference */
    String refused(HttpServletRequest request, Begun begun, Refusal refusal) {
        return tell(request, begun, refusal.code().code(), refusal.cause());
    }

    private String tell(HttpServletRequest request, Begun begun, String outcome, Fault detail) {
        String reference = Reference.next();
        events.fire(new SignOutEvent(
                clock.instant(),
                reference,
                begun.side(),
                begun.issuer(),
                begun.application(),
                begun.person(),
                outcome,
                detail.text(),
                addresses.of(request)));
        return reference;
    }
}
