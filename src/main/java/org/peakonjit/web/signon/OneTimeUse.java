package org.peakonjit.web.signon;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.web.request.BrowserFault;

/**
 * One-time use of what the company's IdP asserted, over all nodes (SAML Profiles §4.1.4.5): an assertion counts once, and
 * each AuthnRequest of ours is answered once, be the second answer as honest as the first. And so is each of Peakon's, but
 * for a sign-on that is begun anew since what we answered was lost.
 *
 * <p>Where one of the two was used before, the other is used up with it, since the refusal is recorded in the same
 * transaction. That harms nobody: the assertion is good for no other request, and whoever sent the request starts again.
 */
@Singleton
public class OneTimeUse {

    /** Stands before the ID of a request; no ID in an XML document has it, so no assertion can pass for a request. */
    private static final String REQUEST = "\u0000";

    /** Longer than any request of Peakon's is good for after the sign-on that it began. */
    private static final Duration LATEST_REQUEST = Duration.ofMinutes(20);

    /** What was found out about an answer of the company's IdP. */
    public enum Use {
        /** It may let somebody in. */
        FIRST,
        /** That very answer to that very request came before, and nothing but it. */
        REPEATED,
        /** The assertion was used for something else, the request was answered by another, or Peakon's was answered. */
        USED
    }

    /** What becomes of whoever brings something used. */
    public static final Refusal USED_BEFORE =
            Refusal.because(RefusalCode.SAML_REPLAYED, BrowserFault.USED_BEFORE.fault());

    private final UsedAssertions used;

    @Inject
    public OneTimeUse(UsedAssertions used) {
        this.used = used;
    }

    /**
     * Uses up the assertion and the request that it answers by one statement, in the current transaction or a new one.
     *
     * @return false when either was used before: the subject must not get in
     */
    public boolean useUp(Reception.Accepted accepted) {
        List<String> ids = ids(accepted);
        return used.use(accepted.subject().issuer(), ids, accepted.usableUntil());
    }

    /**
     * The same, and Peakon's request that is to be answered with it, together with what the transaction reads next; what
     * came of it is known once it is asked for.
     */
    public Supplier<Use> useUpNext(Application application, Reception.Accepted accepted) {
        List<String> ids = ids(accepted);
        IntSupplier fresh = used.useNext(accepted.subject().issuer(), ids, accepted.usableUntil());
        IntSupplier peakons = useUpNext(application, accepted.pending(), accepted);
        return () -> {
            if (fresh.getAsInt() == ids.size()) {
                return peakons.getAsInt() == 1 ? Use.FIRST : Use.USED;
            }
            return fresh.getAsInt() == 0 && accepted.inResponseTo() != null ? Use.REPEATED : Use.USED;
        };
    }

    private IntSupplier useUpNext(
            Application application, @Nullable PendingSignOn pending, Reception.Accepted accepted) {
        @Nullable PeakonRequest request = pending == null ? null : pending.peakonRequest();
        if (pending == null || request == null) {
            return () -> 1;
        }
        IntSupplier first = used.useNext(
                String.valueOf(application.saml().entityId()),
                List.of(request.id()),
                accepted.usableUntil().plus(LATEST_REQUEST));
        return pending.repeated() ? () -> 1 : first;
    }

    private static List<String> ids(Reception.Accepted accepted) {
        String requestId = accepted.inResponseTo();
        return requestId == null
                ? List.of(accepted.assertionId())
                : List.of(accepted.assertionId(), REQUEST + requestId);
    }
}
