package org.peakonjit.signout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where this browser is signed in by way of us, as far as it remembers.
 *
 * @param participants the IdP first, then one Peakon for each application, the latest last
 * @param at the last sign-on
 */
public record SessionParticipants(List<Participant> participants, Instant at) {

    /** Longer than a working day; who is signed in longer signs on again meanwhile. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST_APPLICATIONS = 3;

    public SessionParticipants {
        participants = List.copyOf(participants);
    }

    static SessionParticipants none() {
        return new SessionParticipants(List.of(), Instant.EPOCH);
    }

    /** With another sign-on: a new session at the IdP ends what was remembered of another person's. */
    SessionParticipants with(Participant idp, List<Participant> peakon, Instant now) {
        boolean samePerson = participants.stream()
                .anyMatch(one -> one.side() == idp.side()
                        && one.entityId().equals(idp.entityId())
                        && one.session().nameId().equals(idp.session().nameId()));
        List<Participant> all = new ArrayList<>();
        if (samePerson) {
            participants.stream()
                    .filter(one -> one.side() != idp.side())
                    .filter(one ->
                            peakon.stream().noneMatch(other -> other.entityId().equals(one.entityId())))
                    .forEach(all::add);
        }
        all.addAll(peakon);
        List<Participant> latest = all.subList(Math.max(0, all.size() - MOST_APPLICATIONS), all.size());
        List<Participant> with = new ArrayList<>(List.of(idp));
        with.addAll(latest);
        return new SessionParticipants(with, now);
    }
}
