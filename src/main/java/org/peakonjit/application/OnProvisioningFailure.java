package org.peakonjit.application;

/** What happens to people while provisioning at Peakon fails. */
public enum OnProvisioningFailure {
    /** Seat holders pass; new people get a clear "try again" page. */
    ADMIT_KNOWN,
    /** Nobody passes without a successful look at Peakon. */
    REFUSE,
    /** Everybody who is entitled passes; a new person then has no seat until provisioning works again. */
    ADMIT
}
