package org.peakonjit.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * When seats are released without an administrator (rules L8 and L9); all off by default.
 *
 * @param idleAfterDays days without a sign-in after which a seat is released; null = never
 * @param inactive whether {@code active=false} at Peakon frees a seat, although Peakon goes on counting such a person
 * @param notEntitled whether the seat of a person who signs in, but is in no policy any more, is released
 */
public record SeatRelease(
        @JsonInclude @Nullable @Min(1) @Max(3650) Integer idleAfterDays, boolean inactive, boolean notEntitled) {

    /** Nothing is released by itself but the seats whose account is gone. */
    public static final SeatRelease OFF = new SeatRelease(null, false, false);
}
