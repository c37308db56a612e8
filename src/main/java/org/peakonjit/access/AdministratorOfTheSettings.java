package org.peakonjit.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account that the settings name was made at start, or brought in line with them: fired as a CDI event, for the
 * audit, in the transaction in which that is stored. Its password is another than before.
 *
 * @param before the account until then; null where there was none
 */
public record AdministratorOfTheSettings(
        Instant at, @Nullable Administrator before, Administrator after) {}
