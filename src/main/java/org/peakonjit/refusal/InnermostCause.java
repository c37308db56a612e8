package org.peakonjit.refusal;

/** What is told of an exception: messages may quote what was sent, so it is the class of the innermost one. */
public final class InnermostCause {

    private InnermostCause() {}

    /** The simple name of its class. */
    public static String kind(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
