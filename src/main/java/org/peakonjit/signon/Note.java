package org.peakonjit.signon;

import org.peakonjit.license.person.Recognition.Link;
import org.peakonjit.refusal.FaultCode;

/** What an administrator should know of an admission, for the audit: told as a fault is, by code. */
public enum Note implements FaultCode {
    ON_CREATED_SEAT,
    ON_EXISTING_SEAT,
    WITHOUT_SEAT,
    /** One note and another. */
    AND,
    /** No licence was left, but the account exists (rule L3). */
    OVER_LIMIT,
    REACTIVATED,
    INACTIVE,
    NOT_REACTIVATED,
    /** Rule W2. */
    RENAMED,
    /** Rule W2, where Peakon did not take it. */
    RENAME_WAITS,
    FIRST_KEY,
    /** Rule W4. */
    OTHER_IDENTITY_PROVIDER,
    NEW_IDENTIFIERS,
    /** The setting {@code onProvisioningFailure}. */
    PEAKON_NOT_ASKED;

    @Override
    public String family() {
        return "admission";
    }

    static Note of(Link link) {
        return switch (link) {
            case FIRST_KEY -> FIRST_KEY;
            case OTHER_IDENTITY_PROVIDER -> OTHER_IDENTITY_PROVIDER;
            case NEW_IDENTIFIERS -> NEW_IDENTIFIERS;
        };
    }
}
