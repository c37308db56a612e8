package org.peakonjit.saml.metadata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.identityprovider.MetadataOrigin.At;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.MetadataPlace;
import org.peakonjit.saml.metadata.source.MetadataPlace.Found;
import org.peakonjit.saml.metadata.source.MetadataSourceId;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

/**
 * Asks the places of metadata anew, one node at a time. What is kept is replaced by nothing worse: not by what cannot be
 * read, is not signed as it has to be, or has passed its validUntil; nor, until an administrator accepts it, by that of
 * another IdP, which a URL would give us if its domain or its path were somebody else's by now.
 */
final class MetadataRefresh {

    /** A node that has not come back by then never will. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** Whatever the reason, no place is asked more often. */
    private static final Duration GAP = Duration.ofSeconds(5);

    /** By how much the clocks of nodes may differ. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final KeptMetadata kept;
    private final GuardedFetch fetch;
    private final MetadataPreview preview;
    private final UnitOfWork unitOfWork;
    private final Consumer<MetadataChanged> changes;
    private final Clock clock;
    private final Map<MetadataSourceId, MetadataPlace> places = new ConcurrentHashMap<>();

    MetadataRefresh(
            KeptMetadata kept,
            GuardedFetch fetch,
            UnitOfWork unitOfWork,
            Consumer<MetadataChanged> changes,
            Clock clock) {
        this.kept = kept;
        this.fetch = fetch;
        this.preview = new MetadataPreview(fetch, clock);
        this.unitOfWork = unitOfWork;
        this.changes = changes;
        this.clock = clock;
    }

    /** Whether it is time for this node to ask. */
    boolean isDue(At place, MetadataSourceId source, Optional<RefreshState> state) {
        return isDue(state) && place(place, source).mayHaveChanged();
    }

    /** Asks where it is due and no other node does. */
    void whenDue(RegisteredIdp idp, At place, boolean conditional) {
        attempt(idp, place, conditional, false, this::isDue);
    }

    private boolean isDue(Optional<RefreshState> state) {
        return state.map(one -> isOver(one.dueAt(), RefreshPlan.LONGEST)).orElse(true);
    }

    /** Whether it is that time, or one that is further ahead than anything is waited for: the clock was set back since. */
    private boolean isOver(Instant time, Duration longest) {
        Instant now = clock.instant();
        return !now.isBefore(time) || now.plus(longest).plus(APART).isBefore(time);
    }

    /** Asks now, unless somebody did a moment ago. Returns whether it asked. */
    boolean onDemand(RegisteredIdp idp, At place) {
        return attempt(
                idp,
                place,
                true,
                false,
                state -> state.map(one -> isOver(one.attemptedAt().plus(GAP), GAP))
                        .orElse(true));
    }

    /** Forgets the places of an IdP that is gone. */
    void forget(String idp) {
        places.keySet().removeIf(source -> source.idp().equals(idp));
    }

    void atOnce(RegisteredIdp idp, At place) {
        attempt(idp, place, false, false, state -> true);
    }

    /** Asks now, and takes it whichever IdP it is of. */
    void follow(RegisteredIdp idp, At place) {
        attempt(idp, place, false, true, state -> true);
    }

    private boolean attempt(
            RegisteredIdp idp,
            At place,
            boolean conditional,
            boolean ofAnyIdp,
            Predicate<Optional<RefreshState>> permitted) {
        MetadataSourceId source = MetadataSourceId.of(idp.name(), place.location());
        Instant now = clock.instant();
        Optional<RefreshState> begun = kept.change(
                source,
                state -> permitted.test(state)
                        ? Optional.of(RefreshState.begun(state, now, now.plus(LEASE)))
                        : Optional.empty());
        if (begun.isEmpty()) {
            return false;
        }
        try {
            RefreshState state = begun.get();
            Optional<Found> found = conditional
                    ? place(place, source).ask(state.etag(), state.lastModified())
                    : place(place, source).ask(null, null);
            if (found.isPresent()) {
                take(idp, place, source, found.get(), ofAnyIdp);
            } else {
                finish(source, before -> before.unchanged(clock.instant(), after(RefreshPlan.afterSuccess(place))));
            }
        } catch (UnusableMetadataException e) {
            fail(place, source, e.fault());
        } catch (RuntimeException e) {
            fail(place, source, MetadataFault.BROKEN.fault(e.getClass().getSimpleName()));
        }
        return true;
    }

    private void take(RegisteredIdp idp, At place, MetadataSourceId source, Found found, boolean ofAnyIdp) {
        CompanyIdp fresh = preview.read(found.document(), idp.metadataCertificate());
        if (!ofAnyIdp && !place.isFile()) {
            refuseStranger(kept.document(source).flatMap(this::lenientlyRead), fresh);
        }
        Instant next = after(RefreshPlan.afterSuccess(place));
        unitOfWork.call(() -> {
            if (finish(source, state -> state).isEmpty()) { // from here on nobody else replaces it
                return false; // the IdP was deleted meanwhile
            }
            Optional<byte[]> before = kept.document(source);
            boolean same =
                    before.map(one -> Arrays.equals(one, found.document())).orElse(false);
            finish(
                    source,
                    state -> same
                            ? state.unchanged(clock.instant(), next)
                            : state.renewed(found.etag(), found.lastModified(), clock.instant(), next));
            if (!same) {
                kept.keep(source, found.document());
                tell(idp.name(), before.flatMap(this::lenientlyRead), fresh);
            }
            return same;
        });
    }

    private static void refuseStranger(Optional<CompanyIdp> known, CompanyIdp fresh) {
        known.map(CompanyIdp::entityId)
                .filter(entityId -> !entityId.equals(fresh.entityId()))
                .ifPresent(entityId -> {
                    throw new UnusableMetadataException(MetadataFault.OTHER_ENTITY_ID, entityId, fresh.entityId());
                });
    }

    private void tell(String idp, Optional<CompanyIdp> before, CompanyIdp after) {
        Map<String, List<String>> old = before.map(MetadataFacts::of).orElse(Map.of());
        Map<String, List<String>> now = MetadataFacts.of(after);
        Map<String, List<String>> removed = MetadataFacts.only(old, now);
        Map<String, List<String>> added = MetadataFacts.only(now, old);
        if (!MetadataFacts.isOnlyProlonged(removed, added)) {
            changes.accept(new MetadataChanged(clock.instant(), idp, removed, added));
        }
    }

    private Optional<CompanyIdp> lenientlyRead(byte[] document) {
        try {
            return Optional.of(preview.readAgain(document, null));
        } catch (UnusableMetadataException e) {
            return Optional.empty();
        }
    }

    private void fail(At place, MetadataSourceId source, Fault why) {
        finish(source, before -> before.failed(why, after(RefreshPlan.afterFailure(place, before.failures() + 1))));
    }

    private Optional<RefreshState> finish(MetadataSourceId source, UnaryOperator<RefreshState> change) {
        return kept.change(source, state -> state.map(change));
    }

    private Instant after(Duration pause) {
        return clock.instant().plus(pause);
    }

    private MetadataPlace place(At place, MetadataSourceId source) {
        return places.computeIfAbsent(source, unused -> MetadataPlace.at(place.location(), fetch));
    }
}
