package org.peakonjit.saml.sp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.saml.sp.OutgoingRequest.StateCookie;
import org.peakonjit.saml.sp.structure.Expected;
import org.peakonjit.saml.sp.structure.SpState;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;

/** Seals what must survive until the Response into a cookie that belongs to one request and one browser. */
@Singleton
public class StateSeal {

    public static final String PREFIX = "peakonjit-sp-";

    private static final String PURPOSE = "sp-state";

    private final SealedJson seal;
    private final Clock clock;

    @Inject
    public StateSeal(Sealer sealer, Clock clock) {
        this.seal = new SealedJson(sealer, PURPOSE, StateCookie.MOST_CHARACTERS);
        this.clock = clock;
    }

    public StateCookie seal(SpState state) {
        String name = name(state.requestId());
        return new StateCookie(name, seal.seal(state, name), Expected.LONGEST_LIFE);
    }

    /** The state of the request that {@code inResponseTo} names, if this browser brought it and it is fresh. */
    Optional<SpState> open(String inResponseTo, Map<String, String> cookies) {
        String name = name(inResponseTo);
        return Optional.ofNullable(cookies.get(name))
                .flatMap(value -> seal.open(value, name, SpState.class))
                .filter(state -> state.requestId().equals(inResponseTo))
                .filter(this::isFresh);
    }

    /** The state of the request that was sent last among those that this browser brought, if it is fresh. */
    Optional<SpState> latest(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .flatMap(cookie -> seal.open(cookie.getValue(), cookie.getKey(), SpState.class).stream())
                .filter(this::isFresh)
                .max(Comparator.comparing(SpState::issuedAt));
    }

    /** The cookies' names, by when their requests were sent; what does not open counts as the oldest. */
    List<String> newestFirst(Map<String, String> cookies) {
        Map<String, Instant> sent = new HashMap<>();
        cookies.forEach((name, value) -> sent.put(
                name,
                seal.open(value, name, SpState.class).map(SpState::issuedAt).orElse(Instant.MIN)));
        return sent.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The name of the cookie for a request's ID. */
    public static String name(String requestId) {
        return PREFIX + requestId.substring(Math.min(1, requestId.length()));
    }

    /** The ID of the request whose cookie has that name. */
    static String requestId(String name) {
        return "_" + name.substring(PREFIX.length());
    }

    private boolean isFresh(SpState state) {
        Instant now = clock.instant();
        return now.isBefore(state.issuedAt().plus(Expected.LONGEST_LIFE));
    }
}
