package org.peakonjit.license.seat;

import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.Person;

/**
 * Which account a seat is for, and what Peakon has of it.
 *
 * @param holder the person, with the address that Peakon has
 * @param scimId the account's id at Peakon
 * @param attributesDigest digest of the mapped attributes that Peakon has; null where it may have others
 */
public record Assignment(
        Person holder,
        String scimId,
        SeatOrigin origin,
        AccountNames names,
        @Nullable String attributesDigest) {}
