package org.peakonjit.administration.jobs;

import org.peakonjit.refusal.FaultCode;

/** Why a job failed, where it is not what it does that failed. */
public enum JobFault implements FaultCode {
    /** Of {@code attempts} nodes that began with it, none came to the end. */
    GIVEN_UP,
    APPLICATION_GONE,
    JIT_OFF,
    /** The application is being compared with Peakon already, or another comparison took the place of this one. */
    OTHER_COMPARISON,
    /** What was asked for cannot be read any more: it was sealed under another master key. */
    UNREADABLE,
    /** With how many mistakes. */
    WRONG_CONFIGURATION,
    /** Ours; the log has the cause. */
    BROKE
}
