package org.peakonjit.walk;

/** Something that is always true was not. */
final class BrokenRule extends AssertionError {

    private static final long serialVersionUID = 1L;

    BrokenRule(String what) {
        super(what);
    }
}
