package org.peakonjit.administration.statistics;

import java.util.Arrays;
import org.peakonjit.json.Worded;

/** How sign-ins ended, as coarse as a chart shows it. */
public enum SignInGroup implements Worded {
    /** Let in; nothing was to be done at Peakon. */
    KNOWN,
    /** Let in after work on the account: created, adopted, reactivated or updated, or what should have been. */
    ACCOUNT_WORK,
    POLICY,
    LICENSE,
    SUBJECT,
    PROVISIONING,
    APPLICATION,
    SAML,
    INTERNAL;

    /** @param outcome {@code admitted} or the refusal's public code, whose first word is its group */
    static SignInGroup of(String outcome, boolean accountWork) {
        if (outcome.equals("admitted")) {
            return accountWork ? ACCOUNT_WORK : KNOWN;
        }
        String first = outcome.split("\\.", 2)[0];
        return Arrays.stream(values())
                .filter(group -> !group.isAdmitted() && group.word().equals(first))
                .findFirst()
                .orElse(INTERNAL);
    }

    public boolean isAdmitted() {
        return this == KNOWN || this == ACCOUNT_WORK;
    }
}
