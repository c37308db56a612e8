package org.peakonjit.sandbox.scim;

/** The switch for dialects. */
public final class Dialects {

    private volatile ScimDialect current = ScimDialect.STANDARD;

    /** Speaks so until told otherwise. */
    public void speak(ScimDialect dialect) {
        current = dialect;
    }

    ScimDialect current() {
        return current;
    }
}
