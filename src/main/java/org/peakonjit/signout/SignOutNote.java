package org.peakonjit.signout;

import java.util.List;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/** How a sign-out ended, for the audit: told as a fault is, by code. */
public enum SignOutNote implements FaultCode {
    EVERYWHERE,
    /** There, and not there. */
    PARTLY,
    NOWHERE,
    /** Nobody knows where the person is signed in. */
    NOT_REMEMBERED,
    /** The company's identity provider, in place of a name. */
    IDP,
    /** One name and another. */
    AND;

    @Override
    public String family() {
        return "signOut";
    }

    public static Fault of(SignOutStep.Ended ended) {
        if (ended.forgotten()) {
            return NOT_REMEMBERED.fault();
        }
        if (ended.failed().isEmpty()) {
            return EVERYWHERE.fault(names(ended.done()));
        }
        return ended.done().isEmpty()
                ? NOWHERE.fault(names(ended.failed()))
                : PARTLY.fault(names(ended.done()), names(ended.failed()));
    }

    /** The identity provider's is empty (see {@link Participant}). */
    private static Object names(List<String> names) {
        return names.stream()
                .<Object>map(name -> name.isEmpty() ? IDP.fault() : name)
                .reduce(AND::fault)
                .orElse("-");
    }
}
