package org.peakonjit.license.person;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.Person;

/**
 * What a released seat knew: enough to recognise its holder when they come back, and somebody else who comes with their
 * address (rule W3). Kept for as long as the settings say.
 *
 * @param id the released seat's
 * @param holder whose seat it was
 * @param linkedAt when the holder's key was noted; null where there was none
 * @param scimId the account's id at Peakon; null where there was none
 * @param addressFreed whether an administrator said that the address may belong to somebody else now
 */
public record FormerHolder(
        UUID id,
        String application,
        Person holder,
        @Nullable Instant linkedAt,
        @Nullable String scimId,
        boolean addressFreed,
        Instant releasedAt) {}
