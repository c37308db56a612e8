package org.peakonjit.signout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;

/** What the browser keeps for us, encrypted and bounded, so that no sign-on costs a row in the database. */
@Singleton
public class SignOutSeal {

    private static final String PURPOSE = "sign-out";
    /** Beside the cookies of sign-ons under way it must fit into a header line of 8 KiB. */
    private static final int MOST_CHARACTERS = 2_400;

    private final SealedJson seal;
    private final Clock clock;

    @Inject
    public SignOutSeal(Sealer sealer, Clock clock) {
        this.seal = new SealedJson(sealer, PURPOSE, MOST_CHARACTERS);
        this.clock = clock;
    }

    /**
     * What was remembered, with another sign-on, sealed; empty when it is too much to remember.
     *
     * @param before what the browser brought; null = nothing
     */
    public Optional<String> remember(@Nullable String before, Participant idp, List<Participant> peakon) {
        Instant now = clock.instant();
        SessionParticipants known = sessions(before).orElseGet(SessionParticipants::none);
        return sealed("sessions", known.with(idp, peakon, now))
                .or(() -> sealed("sessions", known.withAlone(idp, peakon, now)))
                .or(() -> Optional.of(known.withNobody(idp, peakon, now))
                        .filter(names -> !names.unasked().isEmpty())
                        .flatMap(names -> sealed("sessions", names)));
    }

    /** Where the browser is signed in, if it brought that, unchanged and not too old. */
    public Optional<SessionParticipants> sessions(@Nullable String sealed) {
        return opened(
                "sessions", sealed, SessionParticipants.class, SessionParticipants::at, SessionParticipants.LONGEST);
    }

    /** A sign-out under way, sealed; empty when it is too much. */
    public Optional<String> seal(PendingSignOut pending) {
        return sealed("pending", pending);
    }

    /** The sign-out under way, if the browser brought it, unchanged and not too old. */
    public Optional<PendingSignOut> pending(@Nullable String sealed) {
        return opened("pending", sealed, PendingSignOut.class, PendingSignOut::at, PendingSignOut.LONGEST);
    }

    private Optional<String> sealed(String context, Object value) {
        return Optional.of(seal.seal(value, context)).filter(one -> one.length() <= MOST_CHARACTERS);
    }

    private <T> Optional<T> opened(
            String context, @Nullable String sealed, Class<T> type, Function<T, Instant> at, Duration longest) {
        return seal.open(sealed, context, type)
                .filter(value -> clock.instant().isBefore(at.apply(value).plus(longest)));
    }
}
