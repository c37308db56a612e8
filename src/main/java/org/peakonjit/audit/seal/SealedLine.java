package org.peakonjit.audit.seal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit as it is sealed.
 *
 * @param open what says nothing of anybody, in a fixed order
 * @param personal what may, in a fixed order
 * @param erasure what stands for {@code personal} as it was before it was erased; null where it was not
 */
public record SealedLine(
        UUID id,
        Instant at,
        List<@Nullable String> open,
        List<@Nullable String> personal,
        @Nullable Erasure erasure) {

    /**
     * What is left of erased fields: nobody reads them out of it, but the seal over the line still holds.
     *
     * @param commitment to the fields as they were
     * @param mac over the commitment and the fields as they are: no other line passes for an erased one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Erasure(byte[] commitment, byte[] mac) {}
}
