package org.peakonjit.signout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.subject.NameId;

/**
 * Where this browser is signed in by way of us, as far as it remembers.
 *
 * @param participants the IdP first, then one Peakon for each application, the latest last
 * @param dropped the names of applications where the person may be signed in, too, and nobody can be asked; null = none,
 *     as older nodes have it
 * @param at the last sign-on
 */
public record SessionParticipants(
        List<Participant> participants, @Nullable List<String> dropped, Instant at) {

    /** Longer than a working day; who is signed in longer signs on again meanwhile. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final int MOST_APPLICATIONS = 3;

    public SessionParticipants {
        participants = List.copyOf(participants);
        dropped = dropped == null || dropped.isEmpty() ? null : List.copyOf(dropped);
    }

    /** Of which none was dropped. */
    SessionParticipants(List<Participant> participants, Instant at) {
        this(participants, null, at);
    }

    static SessionParticipants none() {
        return new SessionParticipants(List.of(), Instant.EPOCH);
    }

    List<String> unasked() {
        return dropped == null ? List.of() : dropped;
    }

    /** With another sign-on: a new session at the IdP ends what was remembered of another person's. */
    SessionParticipants with(Participant idp, List<Participant> peakon, Instant now) {
        return with(idp, peakon, now, MOST_APPLICATIONS);
    }

    /** The same where there is room for this sign-on alone, and the names of what was before it. */
    SessionParticipants withAlone(Participant idp, List<Participant> peakon, Instant now) {
        return with(idp, peakon, now, peakon.size());
    }

    /** The same where there is room for names alone. */
    SessionParticipants withNobody(Participant idp, List<Participant> peakon, Instant now) {
        SessionParticipants alone = withAlone(idp, peakon, now);
        Set<String> names = new LinkedHashSet<>(alone.unasked());
        peakon.forEach(one -> names.add(one.name()));
        return new SessionParticipants(List.of(), List.copyOf(names), now);
    }

    private SessionParticipants with(Participant idp, List<Participant> peakon, Instant now, int most) {
        List<Participant> all = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        if (isOfSamePerson(idp)) {
            names.addAll(unasked());
            all.addAll(applicationsWithout(peakon));
        } else if (participants.isEmpty() || mayBeOfSamePerson(idp)) {
            names.addAll(unasked());
            applicationsWithout(peakon).forEach(one -> names.add(one.name()));
        }
        peakon.forEach(one -> names.remove(one.name()));
        all.addAll(peakon);
        int first = Math.max(0, all.size() - most);
        all.subList(0, first).forEach(one -> names.add(one.name()));
        List<Participant> with = new ArrayList<>(List.of(idp));
        with.addAll(all.subList(first, all.size()));
        return new SessionParticipants(with, List.copyOf(names), now);
    }

    private List<Participant> applicationsWithout(List<Participant> peakon) {
        return participants.stream()
                .filter(one -> one.side() == Side.IDP)
                .filter(one ->
                        peakon.stream().noneMatch(other -> other.entityId().equals(one.entityId())))
                .toList();
    }

    private boolean isOfSamePerson(Participant idp) {
        return participants.stream()
                .anyMatch(one -> isSame(one, idp)
                        && one.session().nameId().equals(idp.session().nameId()));
    }

    /** A transient NameID is another one each time (SAML Core §8.3.8). */
    private boolean mayBeOfSamePerson(Participant idp) {
        return NameId.TRANSIENT.equals(idp.session().format())
                && participants.stream().anyMatch(one -> isSame(one, idp));
    }

    private static boolean isSame(Participant one, Participant other) {
        return one.side() == other.side() && one.entityId().equals(other.entityId());
    }
}
