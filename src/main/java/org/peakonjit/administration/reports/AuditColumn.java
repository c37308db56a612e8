package org.peakonjit.administration.reports;

import org.jspecify.annotations.Nullable;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.json.Worded;

/** A column of a report; its word names it in files, addresses and message bundles. */
public enum AuditColumn implements Worded {
    /** The time; always the first. */
    AT,
    KIND,
    PERSON,
    APPLICATION,
    OUTCOME,
    /** What was done to the account at Peakon. */
    PROVISIONED,
    /** What started the sign-on. */
    FLOW,
    POLICY,
    ADDRESS,
    /** How often the person tried at the application within the period. */
    ATTEMPTS,
    REFERENCE,
    ISSUER,
    DETAIL,
    ACTOR,
    OBJECT,
    BEFORE,
    AFTER;

    /** @param attempts null where nobody is verified */
    @Nullable
    String value(AuditEntry entry, @Nullable Long attempts) {
        return switch (this) {
            case AT -> entry.at().toString();
            case KIND -> entry.kind().word();
            case PERSON -> entry.person();
            case APPLICATION -> entry.application();
            case OUTCOME -> entry.outcome();
            case PROVISIONED -> entry.provisionedWord();
            case FLOW -> entry.flowWord();
            case POLICY -> entry.policy();
            case ADDRESS -> entry.address();
            case ATTEMPTS -> attempts == null ? null : attempts.toString();
            case REFERENCE -> entry.reference();
            case ISSUER -> entry.issuer();
            case DETAIL -> entry.english();
            case ACTOR -> entry.actor();
            case OBJECT -> entry.object();
            case BEFORE -> entry.before();
            case AFTER -> entry.after();
        };
    }
}
