package org.peakonjit.signout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.logout.SingleLogout.Side;

/**
 * A single logout ended, or a message of one is not believed: fired once per outcome as a CDI event.
 *
 * @param reference what the person sees on a page, and the log line carries
 * @param begunBy with whom it began: our SP's side is the company's IdP, our IdP side is Peakon
 * @param issuer the entityID of who began it; null where nobody was verified
 * @param application the application's name, where its Peakon began it
 * @param person the NameID that was signed out; null where nobody was verified
 * @param outcome {@code signed-out}, {@code signed-out-partly} or the refusal's public code
 * @param detail the {@link org.peakonjit.refusal.Fault#text} of a {@link SignOutNote}, or of the private cause
 * @param address the client's address
 */
public record SignOutEvent(
        Instant at,
        String reference,
        Side begunBy,
        @Nullable String issuer,
        @Nullable String application,
        @Nullable String person,
        String outcome,
        String detail,
        String address) {

    public static final String COMPLETE = "signed-out";
    public static final String PARTIAL = "signed-out-partly";
}
