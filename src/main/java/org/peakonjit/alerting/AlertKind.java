package org.peakonjit.alerting;

import org.peakonjit.json.Worded;

/** What alerts are about. The words are public: in the API, webhooks and the database; never renamed. */
public enum AlertKind implements Worded {
    /** An application's licences are consumed up to a threshold; the object is the application. */
    LICENSE_CONSUMPTION,
    /** Peakon refuses an application's bearer token (401 or 403); the object is the application. */
    TOKEN_REJECTED,
    /** Calls to an application's Peakon fail repeatedly, so that none is made for a while; the object is the application. */
    PEAKON_UNREACHABLE,
    /** The certificate of one of our own key pairs ends; the object is what the key pair is for. */
    KEY_EXPIRING,
    /** A signing certificate of the company's IdP ends; the object is the IdP. */
    IDP_CERTIFICATE_EXPIRING,
    /** The IdP's metadata could not be refreshed for long; the object is the IdP. */
    IDP_METADATA_STALE,
    /** The IdP's metadata is that of another IdP by now, and was not taken over; the object is the IdP. */
    IDP_CHANGED,
    /** People are refused since an address or account is somebody else's; the object is the application. */
    CONFLICTS_OPEN,
    /** A reconciliation would release too many seats at once, so releases none; the object is the application. */
    RELEASES_HELD,
    /** What is kept of an application, an IdP or the settings of alerts cannot be read; the object says of which. */
    CONFIGURATION_UNREADABLE,
    /** Sign-ons fail by a fault of ours; the object is {@code sign-on}. */
    INTERNAL_ERRORS;
}
