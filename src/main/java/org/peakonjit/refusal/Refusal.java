package org.peakonjit.refusal;

import java.util.List;

/**
 * A refusal: what the person is told, and what only the log and the audit are.
 *
 * @param arguments what the page's sentence names, e.g. the missing attribute's name, or which of a code's texts it is;
 *     never a value of an assertion
 * @param cause the private cause; free of NameIDs, attribute values and tokens
 */
public record Refusal(RefusalCode code, List<String> arguments, Fault cause) {

    private static final String NOT_SET_UP = "not-set-up";
    private static final String NOT_CONNECTED = "not-connected";
    private static final String INTERRUPTED = "interrupted";
    private static final String PAGE = "page";
    private static final int UNAVAILABLE = 503;

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal because(RefusalCode code, Fault cause) {
        return new Refusal(code, List.of(), cause);
    }

    /** That nobody can be sent to the company's IdP, which was not asked. */
    public static Refusal notConnected(Fault cause) {
        return new Refusal(RefusalCode.SAML_IDP_ERROR, List.of(NOT_CONNECTED), cause);
    }

    /** That a page of ours waited for the person for too long, or for another browser. */
    public static Refusal pageTooOld(Fault cause) {
        return new Refusal(RefusalCode.SAML_EXPIRED, List.of(PAGE), cause);
    }

    /** That there is no application yet. */
    public static Refusal notSetUp(Fault cause) {
        return new Refusal(RefusalCode.APPLICATION_UNKNOWN, List.of(NOT_SET_UP), cause);
    }

    /** That something of ours does not answer just now. */
    public static Refusal interrupted(Fault cause) {
        return new Refusal(RefusalCode.INTERNAL_ERROR, List.of(INTERRUPTED), cause);
    }

    /** The status of its page (RFC 9110 §15). */
    public int httpStatus() {
        return arguments.contains(INTERRUPTED) ? UNAVAILABLE : code.httpStatus();
    }

    /** Whether the company's IdP was not asked, since there is none to ask. */
    public boolean isForWantOfAnIdp() {
        return arguments.contains(NOT_CONNECTED);
    }

    public boolean isForWantOfApplications() {
        return arguments.contains(NOT_SET_UP);
    }
}
