package org.peakonjit.audit.seal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A block of lines that were sealed together, in order of time; each block continues the one before.
 *
 * @param number from 1, without a gap
 * @param from when the first of its lines was written
 * @param until when the last was
 * @param lines their ids, in their order
 * @param previous the mac of the block before; 32 zeros in the first one
 * @param digest SHA-256 over the lines
 * @param mac over all of the above, under a key derived from the master key
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameBytes alone
public record AuditSeal(
        long number, Instant from, Instant until, List<UUID> lines, byte[] previous, byte[] digest, byte[] mac) {

    static final int BYTES = 32;

    public AuditSeal {
        lines = List.copyOf(lines);
    }

    boolean continues(byte[] macBefore) {
        return Arrays.equals(previous, macBefore);
    }
}
