package org.peakonjit.signout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.logout.IncomingLogout;
import org.peakonjit.saml.logout.IncomingLogout.Answered;
import org.peakonjit.saml.logout.IncomingLogout.Asked;
import org.peakonjit.saml.logout.LogoutFault;
import org.peakonjit.saml.logout.LogoutStatus;
import org.peakonjit.saml.logout.SingleLogout;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.saml.metadata.document.LogoutEndpoint;
import org.peakonjit.signout.PendingSignOut.Origin;

/**
 * Front-channel single logout (SAML Profiles §4.4), as a chain: whoever asks, the browser is led to the others one after
 * the other, and at last back. Whoever cannot be asked or does not confirm is named, never passed over.
 */
@Singleton
public class SignOut {

    /** Its page may be the end. */
    private static final Comparator<Participant> IDP_LAST =
            Comparator.comparing(Participant::side).reversed();

    private final SingleLogout logout;
    private final Clock clock;

    @Inject
    public SignOut(SingleLogout logout, Clock clock) {
        this.logout = logout;
        this.clock = clock;
    }

    /**
     * Begins what a proven LogoutRequest asks for.
     *
     * @param remembered where this browser is signed in; empty = it does not know
     */
    public SignOutStep begin(Side side, Asked asked, Optional<SessionParticipants> remembered) {
        if (remembered.filter(sessions -> !sessions.participants().isEmpty()).isEmpty()) {
            Origin origin = new Origin(side, asked.issuer(), asked.issuer(), asked.id(), asked.relayState());
            List<String> unasked = remembered.map(SessionParticipants::unasked).orElse(List.of());
            return new SignOutStep.Ended(List.of(), unasked, true, answer(origin, LogoutStatus.PARTIAL));
        }
        Participant asking = remembered.get().participants().stream()
                .filter(one -> one.side() == side && one.entityId().equals(asked.issuer()))
                .findFirst()
                .orElse(null);
        if (asking == null || !asked.means(asking.session())) {
            Origin origin = new Origin(side, asked.issuer(), asked.issuer(), asked.id(), asked.relayState());
            return new SignOutStep.Refused(
                    LogoutFault.refusal(LogoutFault.OTHER_SESSION.fault()),
                    answer(origin, LogoutStatus.UNKNOWN_PRINCIPAL).orElse(null));
        }
        List<Participant> others = new ArrayList<>(remembered.get().participants());
        others.remove(asking);
        others.sort(IDP_LAST);
        Origin origin = new Origin(side, asked.issuer(), asking.name(), asked.id(), asked.relayState());
        return next(origin, others, List.of(asking.name()), remembered.get().unasked());
    }

    /**
     * Begins what a person asks for here who wants to come to the application as somebody else.
     *
     * @param target the path of a deep link that they go on to; null = none
     * @return empty where nobody can be asked
     */
    public Optional<SignOutStep.Ask> beginHere(
            String application, @Nullable String target, Optional<SessionParticipants> remembered) {
        List<Participant> all = new ArrayList<>(
                remembered.map(SessionParticipants::participants).orElse(List.of()));
        all.sort(IDP_LAST);
        List<String> unasked = remembered.map(SessionParticipants::unasked).orElse(List.of());
        return next(Origin.here(application, target), all, List.of(), unasked) instanceof SignOutStep.Ask ask
                ? Optional.of(ask)
                : Optional.empty();
    }

    /** Goes on after the proven answer of the one who was asked. */
    public SignOutStep proceed(Side side, Answered answer, PendingSignOut pending) {
        Participant asked = pending.asked();
        if (asked.side() != side
                || !asked.entityId().equals(answer.issuer())
                || !pending.requestId().equals(answer.inResponseTo())) {
            return new SignOutStep.Refused(LogoutFault.refusal(LogoutFault.OTHER_REQUEST.fault()), null);
        }
        return answer.status() == LogoutStatus.SUCCESS
                ? next(pending.origin(), pending.remaining(), with(pending.done(), asked), pending.failed())
                : unconfirmed(pending);
    }

    /**
     * Goes on after an answer that is not believed, as if the one who was asked had not confirmed: it names our request,
     * whose ID only they and this browser know. One that names another leaves the sign-out as it is.
     */
    public SignOutStep proceed(Side side, IncomingLogout.Refused answer, PendingSignOut pending) {
        return pending.asked().side() == side && pending.requestId().equals(answer.inResponseTo())
                ? unconfirmed(pending)
                : new SignOutStep.Refused(answer.refusal(), null);
    }

    private SignOutStep unconfirmed(PendingSignOut pending) {
        return next(pending.origin(), pending.remaining(), pending.done(), with(pending.failed(), pending.asked()));
    }

    private SignOutStep next(Origin origin, List<Participant> remaining, List<String> done, List<String> failed) {
        List<String> unreachable = failed;
        for (int i = 0; i < remaining.size(); i++) {
            Participant one = remaining.get(i);
            LogoutEndpoint endpoint = endpoint(one.side(), one.entityId());
            if (endpoint != null) {
                String id = MessageIds.next();
                return new SignOutStep.Ask(
                        logout.request(one.side(), id, endpoint, one.session()),
                        new PendingSignOut(
                                id,
                                one,
                                origin,
                                remaining.subList(i + 1, remaining.size()),
                                done,
                                unreachable,
                                clock.instant()));
            }
            unreachable = with(unreachable, one);
        }
        LogoutStatus status = unreachable.isEmpty() ? LogoutStatus.SUCCESS : LogoutStatus.PARTIAL;
        return new SignOutStep.Ended(done, unreachable, false, answer(origin, status));
    }

    private Optional<OutgoingMessage> answer(Origin origin, LogoutStatus status) {
        return Optional.ofNullable(endpoint(origin.side(), origin.entityId()))
                .map(endpoint ->
                        logout.response(origin.side(), endpoint, origin.requestId(), origin.relayState(), status));
    }

    private @Nullable LogoutEndpoint endpoint(Side side, String entityId) {
        return logout.peer(side, entityId).flatMap(peer -> peer.endpoint()).orElse(null);
    }

    private static List<String> with(List<String> names, Participant more) {
        List<String> with = new ArrayList<>(names);
        with.add(more.name());
        return with;
    }
}
