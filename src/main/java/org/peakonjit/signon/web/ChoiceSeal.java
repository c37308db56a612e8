package org.peakonjit.signon.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.secret.Sealer;
import org.peakonjit.signon.PendingSignOn;

/** Seals what the choice of an IdP leaves with the browser: the sign-on that waits for it, and what was chosen. */
@Singleton
class ChoiceSeal {

    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final String WAITING = "idp-choice";
    private static final String REMEMBERED = "idp-remembered";
    private static final int MOST_CHARACTERS = 8_000;

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final Sealer sealer;
    private final Clock clock;

    record Waiting(PendingSignOn pending, Instant since) {}

    @Inject
    ChoiceSeal(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @param browser what only this browser brings along */
    String seal(PendingSignOn pending, String browser) {
        try {
            return text(sealer.seal(WAITING, json.writeValueAsBytes(new Waiting(pending, clock.instant())), browser));
        } catch (IOException e) {
            throw new IllegalStateException("cannot write the sign-on that waits", e);
        }
    }

    /** The sign-on that waits, if this browser brought it, unchanged and not too old. */
    Optional<PendingSignOn> open(@Nullable String sealed, @Nullable String browser) {
        if (sealed == null || browser == null || sealed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            Waiting waiting =
                    json.readValue(sealer.open(WAITING, Base64.getUrlDecoder().decode(sealed), browser), Waiting.class);
            return Optional.of(waiting)
                    .filter(one -> clock.instant().isBefore(one.since().plus(LONGEST_WAIT)))
                    .map(Waiting::pending);
        } catch (Sealer.BrokenSealException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    String remember(String idp) {
        return text(sealer.seal(REMEMBERED, idp.getBytes(StandardCharsets.UTF_8), ""));
    }

    Optional<String> rememberedIdp(@Nullable String sealed) {
        if (sealed == null || sealed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] name = sealer.open(REMEMBERED, Base64.getUrlDecoder().decode(sealed), "");
            return Optional.of(new String(name, StandardCharsets.UTF_8));
        } catch (Sealer.BrokenSealException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }
}
