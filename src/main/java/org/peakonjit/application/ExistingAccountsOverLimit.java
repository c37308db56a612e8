package org.peakonjit.application;

/** What happens to a person who already has a Peakon account when no seat is left (rule L3). */
public enum ExistingAccountsOverLimit {
    /** Admitted and counted: consumption then exceeds the limit and is shown so. */
    ADMIT,
    REFUSE
}
