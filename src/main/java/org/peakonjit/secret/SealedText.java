package org.peakonjit.secret;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes, sealed, as base64url text (RFC 4648 §5). */
public final class SealedText {

    private final Sealer sealer;
    private final String purpose;
    private final int mostCharacters;

    /**
     * @param purpose separates keys, see {@link Sealer}
     * @param mostCharacters longer texts are not opened
     */
    public SealedText(Sealer sealer, String purpose, int mostCharacters) {
        this.sealer = sealer;
        this.purpose = purpose;
        this.mostCharacters = mostCharacters;
    }

    /** @param context with which alone it opens */
    public String seal(byte[] bytes, String context) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(purpose, bytes, context));
    }

    /** Empty where there is none, or it was not sealed here for that purpose and context, or was changed. */
    public Optional<byte[]> open(@Nullable String sealed, String context) {
        if (sealed == null || sealed.length() > mostCharacters) {
            return Optional.empty();
        }
        try {
            return Optional.of(sealer.open(purpose, Base64.getUrlDecoder().decode(sealed), context));
        } catch (Sealer.BrokenSealException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
