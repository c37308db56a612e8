package org.peakonjit.signon;

import org.peakonjit.license.Recognition.Link;

/** What an administrator should know of an admission, for the audit. */
public enum Note {
    /** No licence was left, but the account exists (rule L3). */
    OVER_LIMIT("over the limit"),
    REACTIVATED("the account was reactivated"),
    INACTIVE("the account is inactive and was not reactivated"),
    NOT_REACTIVATED("the account is inactive and could not be reactivated"),
    /** Rule W2. */
    RENAMED("renamed: Peakon has the new address or number"),
    /** Rule W2, where Peakon did not take it. */
    RENAME_WAITS("renamed: Peakon still has the old address or number, the change waits"),
    FIRST_KEY("the seat took the person's identifier"),
    /** Rule W4. */
    OTHER_IDENTITY_PROVIDER("relinked: another identity provider speaks for the address now"),
    NEW_IDENTIFIERS("relinked: the identity provider identifies people anew"),
    ACCOUNT_FOUND_ELSEWHERE("the account had another id at Peakon"),
    /** The setting {@code onProvisioningFailure}. */
    PEAKON_NOT_ASKED("without a seat: Peakon could not be asked");

    private final String sentence;

    Note(String sentence) {
        this.sentence = sentence;
    }

    /** In English. */
    public String sentence() {
        return sentence;
    }

    static Note of(Link link) {
        return switch (link) {
            case FIRST_KEY -> FIRST_KEY;
            case OTHER_IDENTITY_PROVIDER -> OTHER_IDENTITY_PROVIDER;
            case NEW_IDENTIFIERS -> NEW_IDENTIFIERS;
        };
    }
}
