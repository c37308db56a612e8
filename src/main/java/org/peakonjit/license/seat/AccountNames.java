package org.peakonjit.license.seat;

import org.jspecify.annotations.Nullable;

/**
 * What a seat's account is called at Peakon: as far as we gave it these names, or asked for them when we reserved.
 *
 * @param userName the mapped userName; null where nobody noted it
 * @param externalId the externalId, where we set it; an externalId that somebody else set is never ours (rule W5)
 * @param employeeNumber the employee number that Peakon has; null where it has none, or nobody noted it
 */
public record AccountNames(
        @Nullable String userName,
        @Nullable String externalId,
        @Nullable String employeeNumber) {

    /** Of an account of which nobody noted any. */
    public static final AccountNames UNKNOWN = new AccountNames(null, null, null);

    /** Never the names: they have no place in a log. */
    @Override
    public String toString() {
        return "AccountNames";
    }
}
