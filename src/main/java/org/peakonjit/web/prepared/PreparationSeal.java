package org.peakonjit.web.prepared;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;
import org.peakonjit.web.signon.SignOnEnd;

/** Seals the end of a sign-on for the one browser that waits for it. */
@Singleton
class PreparationSeal {

    private static final String PURPOSE = "sign-on-preparation";
    private static final int MOST_CHARACTERS = 16_000;

    private final SealedJson sealed;

    @Inject
    PreparationSeal(Sealer sealer) {
        sealed = new SealedJson(sealer, PURPOSE, MOST_CHARACTERS);
    }

    /** The cookie with what only this browser brings along. */
    static String cookie(String id) {
        return "peakonjit-preparing-" + id.substring(0, 12);
    }

    String seal(SignOnEnd end, String browser) {
        return sealed.seal(end, browser);
    }

    Optional<SignOnEnd> open(@Nullable String text, @Nullable String browser) {
        return Optional.ofNullable(browser).flatMap(same -> sealed.open(text, same, SignOnEnd.class));
    }
}
