package org.peakonjit.application;

/** How an admitted person reaches Peakon. */
public enum HandOffKind {
    /** Our signed Response, posted to Peakon's ACS by the browser. */
    ASSERTION,
    /** A redirect to Peakon, which trusts the company's IdP itself. */
    REDIRECT
}
