package org.peakonjit.trace;

import org.peakonjit.json.Worded;

/** What a sign-on does on its way. The words are public: in the API and the database; never renamed. */
public enum StepKind implements Worded {
    /** Peakon's AuthnRequest came. */
    REQUEST_RECEIVED,
    /** The IdP's Response came; nothing in it is believed yet. */
    RESPONSE_RECEIVED,
    /** Which sign-on of ours a Response answers. */
    STATE_FOUND,
    /** A check of the Response was passed. */
    CHECK_PASSED,
    /** Every check of the Response but one-time use was passed. */
    RESPONSE_VERIFIED,
    /** What the assertion says of the subject, by name. */
    ATTRIBUTES_READ,
    /** A sign-on of our own begins in answer to a Response that is not believed. */
    RESTARTED,
    /** Whether the policies of the application let the subject in. */
    POLICIES_APPLIED,
    /** What is to be done about the subject, by what is known so far. */
    PLANNED,
    /** What came of asking the ledger for a seat. */
    SEAT_ASKED_FOR,
    /** A call to Peakon's SCIM service. */
    SCIM_CALLED,
    /** How the admitted person gets to Peakon. */
    HANDED_OFF
}
