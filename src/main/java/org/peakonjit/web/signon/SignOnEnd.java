package org.peakonjit.web.signon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PendingSignOn;

/**
 * How a sign-on ended, as it is kept for the page that waits for it.
 *
 * @param context of the hand-off; null = refused. Older nodes call it so
 * @param code the refusal's; null = admitted
 * @param cause see {@link Fault#text}
 */
public record SignOnEnd(
        @JsonProperty("passage") @Nullable HandOffContext context,
        @Nullable String code,
        List<String> arguments,
        @Nullable String cause,
        @Nullable PendingSignOn pending,
        String reference) {

    public static SignOnEnd admitted(HandOffContext context, String reference) {
        return new SignOnEnd(context, null, List.of(), null, context.pending(), reference);
    }

    public static SignOnEnd refused(Refusal refusal, @Nullable PendingSignOn pending, String reference) {
        return new SignOnEnd(
                null,
                refusal.code().code(),
                refusal.arguments(),
                refusal.cause().text(),
                pending,
                reference);
    }

    /** What the person is told who is not admitted. */
    public Refusal refusal() {
        return new Refusal(
                RefusalCode.of(String.valueOf(code)).orElse(RefusalCode.INTERNAL_ERROR),
                arguments,
                Fault.of(String.valueOf(cause)));
    }
}
