package org.peakonjit.saml.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.StatusCode;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.MalformedMessageException;
import org.peakonjit.saml.MessageFault;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.ReceivedMessage;
import org.peakonjit.saml.RedirectQuery;
import org.peakonjit.saml.logout.IncomingLogout.Answered;
import org.peakonjit.saml.logout.IncomingLogout.Asked;
import org.peakonjit.saml.logout.IncomingLogout.Refused;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.subject.SessionName;

/**
 * Receives logout messages: from somebody known, signed by them, for us, fresh, and once (SAML Core §3.7, Profiles
 * §4.4.4). Never throws for bad input.
 */
final class LogoutReception {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int LONGEST_NAME_ID = 256;
    /** It is kept in a cookie until the answer. */
    private static final int LONGEST_RELAY_STATE = 512;

    private final String destination;
    private final Function<String, Optional<LogoutPeer>> peers;
    private final UsedAssertions used;
    private final Duration skew;
    private final Clock clock;

    /** @param destination the URL of this single logout service */
    LogoutReception(
            String destination,
            Function<String, Optional<LogoutPeer>> peers,
            UsedAssertions used,
            Duration skew,
            Clock clock) {
        this.destination = destination;
        this.peers = peers;
        this.used = used;
        this.skew = skew;
        this.clock = clock;
    }

    IncomingLogout receive(LogoutParameters from) {
        ReceivedMessage<SignableSAMLObject> document;
        try {
            document = decode(from);
        } catch (MalformedMessageException e) {
            return refused(RefusalCode.SAML_INVALID_RESPONSE, e.fault());
        }
        IncomingLogout heard = hear(document);
        return heard instanceof Refused refused
                ? new Refused(
                        refused.refusal(), inResponseTo(document.message()).orElse(null))
                : heard;
    }

    private static ReceivedMessage<SignableSAMLObject> decode(LogoutParameters from) {
        String relayState = from.relayState();
        if (relayState != null
                && (relayState.length() > LONGEST_RELAY_STATE
                        || relayState.chars().anyMatch(Character::isISOControl))) {
            throw new MalformedMessageException(MessageFault.RELAY_STATE);
        }
        RedirectQuery query = from.rawQuery() == null ? null : RedirectQuery.of(from.rawQuery(), from.parameter());
        return ReceivedMessage.decode(
                from.isRequest() ? LogoutRequest.class : LogoutResponse.class, from.message(), relayState, query);
    }

    /** The ID of the request that a LogoutResponse says to answer, if it is one. */
    private static Optional<String> inResponseTo(SignableSAMLObject message) {
        return message instanceof LogoutResponse response
                ? Optional.ofNullable(response.getInResponseTo()).filter(MessageIds::isOne)
                : Optional.empty();
    }

    private IncomingLogout hear(ReceivedMessage<SignableSAMLObject> document) {
        try {
            String issuer = document.issuer().orElseThrow(() -> new MalformedMessageException(MessageFault.NO_ISSUER));
            LogoutPeer peer = peers.apply(issuer).orElse(null);
            if (peer == null) {
                return refused(RefusalCode.APPLICATION_UNKNOWN, MessageFault.UNKNOWN_ISSUER.fault());
            }
            if (!isProven(document, peer)) {
                return refused(RefusalCode.SAML_INVALID_RESPONSE, LogoutFault.NOT_SIGNED.fault());
            }
            return document.message() instanceof LogoutRequest request
                    ? asked(document, request, issuer)
                    : answered(document, (LogoutResponse) document.message(), issuer);
        } catch (MalformedMessageException e) {
            return refused(RefusalCode.SAML_INVALID_RESPONSE, e.fault());
        }
    }

    private static boolean isProven(ReceivedMessage<SignableSAMLObject> document, LogoutPeer peer) {
        return document.isSigned()
                && (document.isSignedUnder(peer.keys())
                        || document.isSignedUnder(peer.keysByNow().get()));
    }

    private IncomingLogout asked(ReceivedMessage<?> document, LogoutRequest request, String issuer) {
        Instant now = clock.instant();
        form(document, request.getID(), request.getDestination());
        SessionName name = name(request.getNameID());
        Instant end = request.getNotOnOrAfter();
        if (isStale(request.getIssueInstant(), now) || (end != null && !now.isBefore(end.plus(skew)))) {
            return refused(RefusalCode.SAML_EXPIRED, LogoutFault.STALE.fault());
        }
        if (!used.use(issuer, request.getID(), now.plus(LIFETIME).plus(skew).plus(skew))) {
            return refused(RefusalCode.SAML_REPLAYED, MessageFault.USED_BEFORE.fault());
        }
        return new Asked(
                issuer,
                request.getID(),
                document.relayState(),
                name,
                request.getSessionIndexes().stream()
                        .map(index -> Objects.toString(index.getValue(), "")) // one without a value is not all of them
                        .toList());
    }

    private IncomingLogout answered(ReceivedMessage<?> document, LogoutResponse response, String issuer) {
        Instant now = clock.instant();
        form(document, response.getID(), response.getDestination());
        String inResponseTo =
                inResponseTo(response).orElseThrow(() -> new MalformedMessageException(MessageFault.NO_IN_RESPONSE_TO));
        if (isStale(response.getIssueInstant(), now)) {
            return refused(RefusalCode.SAML_EXPIRED, LogoutFault.STALE.fault());
        }
        return new Answered(issuer, inResponseTo, status(response));
    }

    private void form(ReceivedMessage<?> document, @Nullable String id, @Nullable String to) {
        if (!document.isVersion2()) {
            throw new MalformedMessageException(MessageFault.VERSION);
        }
        if (!MessageIds.isOne(id)) {
            throw new MalformedMessageException(MessageFault.ID);
        }
        if (!destination.equals(to)) {
            throw new MalformedMessageException(MessageFault.DESTINATION);
        }
    }

    private boolean isStale(@Nullable Instant issued, Instant now) {
        return issued == null
                || issued.isAfter(now.plus(skew))
                || !now.isBefore(issued.plus(LIFETIME).plus(skew));
    }

    private static SessionName name(@Nullable NameID nameId) {
        String value = nameId == null ? null : nameId.getValue();
        if (nameId == null
                || value == null
                || value.isBlank()
                || value.codePointCount(0, value.length()) > LONGEST_NAME_ID) {
            throw new MalformedMessageException(MessageFault.NO_NAME_ID);
        }
        return new SessionName(value, nameId.getFormat(), nameId.getNameQualifier(), nameId.getSPNameQualifier(), null);
    }

    private static LogoutStatus status(LogoutResponse response) {
        StatusCode top =
                response.getStatus() == null ? null : response.getStatus().getStatusCode();
        if (top == null || !StatusCode.SUCCESS.equals(top.getValue())) {
            return LogoutStatus.FAILED;
        }
        StatusCode second = top.getStatusCode();
        return second != null && StatusCode.PARTIAL_LOGOUT.equals(second.getValue())
                ? LogoutStatus.PARTIAL
                : LogoutStatus.SUCCESS;
    }

    private static IncomingLogout refused(RefusalCode code, Fault cause) {
        return new Refused(Refusal.because(code, LogoutFault.REFUSED.fault(cause)), null);
    }
}
