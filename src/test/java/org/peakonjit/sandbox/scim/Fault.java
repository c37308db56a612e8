package org.peakonjit.sandbox.scim;

/** How the SCIM server can misbehave. */
public enum Fault {
    NONE("Works as it should"),
    SLOW("Slow: every answer takes longer than a sign-in may wait"),
    SERVER_ERROR("Down: 500 to everything"),
    TOO_MANY("Rate limit: 429 to everything"),
    UNAUTHORIZED("Token revoked: 401 to everything"),
    CHANGES_FAIL("500 to changes, which are not made; reads work"),
    BLIND("Lags behind: to reads there is nobody"),
    ANSWER_LOST("Answers to changes get lost after the change was made");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
