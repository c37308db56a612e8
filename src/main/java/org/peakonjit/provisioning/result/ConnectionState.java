package org.peakonjit.provisioning.result;

/** How the calls to an application's Peakon fare on this node. */
public enum ConnectionState {
    WORKING,
    /** Calls failed repeatedly: for a while none is made. */
    FAILING,
    /** Peakon answered 401 or 403: token or URL need an administrator. */
    MISCONFIGURED
}
