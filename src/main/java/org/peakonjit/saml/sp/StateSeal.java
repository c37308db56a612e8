package org.peakonjit.saml.sp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.saml.sp.OutgoingRequest.StateCookie;
import org.peakonjit.secret.Sealer;

/** Seals what must survive until the Response into a cookie that belongs to one request and one browser. */
@Singleton
class StateSeal {

    /** The name prefix of the cookies. */
    static final String PREFIX = "peakonjit-sp-";

    private static final String PURPOSE = "sp-state";

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    StateSeal(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    StateCookie seal(SpState state) {
        String name = name(state.requestId());
        try {
            byte[] sealed = sealer.seal(PURPOSE, json.writeValueAsBytes(state), name);
            return new StateCookie(
                    name, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), Expected.LONGEST_LIFE);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write the state", e);
        }
    }

    /** The state of the request that {@code inResponseTo} names, if this browser brought it and it is fresh. */
    Optional<SpState> open(String inResponseTo, Map<String, String> cookies) {
        String name = name(inResponseTo);
        return Optional.ofNullable(cookies.get(name))
                .flatMap(value -> unseal(name, value))
                .filter(state -> state.requestId().equals(inResponseTo))
                .filter(this::isFresh);
    }

    /** The name of the cookie for a request's ID. */
    static String name(String requestId) {
        return PREFIX + requestId.substring(Math.min(1, requestId.length()));
    }

    private Optional<SpState> unseal(String name, String value) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(value);
            return Optional.of(json.readValue(sealer.open(PURPOSE, sealed, name), SpState.class));
        } catch (Sealer.BrokenSealException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private boolean isFresh(SpState state) {
        Instant now = clock.instant();
        return now.isBefore(state.issuedAt().plus(Expected.LONGEST_LIFE));
    }
}
