package org.peakonjit.provisioning;

/** Who waits for a call to Peakon. */
public enum Priority {
    /** A person who is signing in. */
    INTERACTIVE,
    /** Nobody: a background task, which leaves a share of the quota to the people. */
    BACKGROUND
}
