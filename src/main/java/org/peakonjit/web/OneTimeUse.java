package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.saml.sp.Reception;

/**
 * One-time use of what the company's IdP asserted, over all nodes (SAML Profiles §4.1.4.5): an assertion counts once, and
 * each AuthnRequest of ours is answered once, be the second answer as honest as the first.
 *
 * <p>Where one of the two was used before, the other is used up with it, since the refusal is recorded in the same
 * transaction. That harms nobody: the assertion is good for no other request, and whoever sent the request starts again.
 */
@Singleton
public class OneTimeUse {

    /** Stands before the ID of a request; no ID in an XML document has it, so no assertion can pass for a request. */
    private static final String REQUEST = "\u0000";

    /** What becomes of whoever brings something used. */
    static final Refusal USED_BEFORE = Refusal.because(RefusalCode.SAML_REPLAYED, BrowserFault.USED_BEFORE.fault());

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
        String requestId = accepted.inResponseTo();
        return used.use(
                accepted.subject().issuer(),
                requestId == null
                        ? List.of(accepted.assertionId())
                        : List.of(accepted.assertionId(), REQUEST + requestId),
                accepted.usableUntil());
    }
}
