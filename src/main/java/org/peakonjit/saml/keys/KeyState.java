package org.peakonjit.saml.keys;

/** The stages of a key pair's life: published before it signs, still published for a while after it signed. */
public enum KeyState {
    /** Published, so that the other side learns it; does not sign yet. */
    NEXT,
    /** Published, and what we sign with. One per use. */
    ACTIVE,
    /** Published, so that what was made with it is still understood; does not sign any more. */
    PREVIOUS,
    /** Neither published nor used. */
    RETIRED
}
