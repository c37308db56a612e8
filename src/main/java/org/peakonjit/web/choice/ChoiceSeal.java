package org.peakonjit.web.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;

/** Seals what the choice of an IdP leaves with the browser: the sign-on that waits for it, and what was chosen. */
@Singleton
public class ChoiceSeal {

    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final String WAITING = "idp-choice";
    private static final String PLACE = "idp-choice-place";
    private static final String REMEMBERED = "idp-remembered";
    private static final int MOST_CHARACTERS = 8_000;

    private final SealedJson waiting;
    private final SealedJson places;
    private final SealedJson chosen;
    private final Clock clock;

    record Waiting(PendingSignOn pending, Instant since) {}

    @Inject
    ChoiceSeal(Sealer sealer, Clock clock) {
        this.waiting = new SealedJson(sealer, WAITING, MOST_CHARACTERS);
        this.places = new SealedJson(sealer, PLACE, MOST_CHARACTERS);
        this.chosen = new SealedJson(sealer, REMEMBERED, MOST_CHARACTERS);
        this.clock = clock;
    }

    /** @param browser what only this browser brings along */
    String seal(PendingSignOn pending, String browser) {
        return waiting.seal(new Waiting(pending, clock.instant()), browser);
    }

    /** The sign-on that waits, if this browser brought it, unchanged and not too old. */
    public Optional<PendingSignOn> open(@Nullable String sealed, @Nullable String browser) {
        return Optional.ofNullable(browser)
                .flatMap(same -> waiting.open(sealed, same, Waiting.class))
                .filter(one -> clock.instant().isBefore(one.since().plus(LONGEST_WAIT)))
                .map(Waiting::pending);
    }

    /** Where the sign-on leads, for any browser and however late: no more than a link to there says. */
    String sealPlace(PendingSignOn pending) {
        return places.seal(pending.withoutPeakonRequest(), "");
    }

    public Optional<PendingSignOn> openPlace(@Nullable String sealed) {
        return places.open(sealed, "", PendingSignOn.class);
    }

    String remember(String idp) {
        return chosen.seal(idp, "");
    }

    Optional<String> rememberedIdp(@Nullable String sealed) {
        return chosen.open(sealed, "", String.class);
    }
}
