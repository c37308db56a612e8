package org.peakonjit.signon;

import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.RefusalCode;

/** The rules of who may come in. */
public enum EntryRule implements FaultCode {
    ENABLED(RefusalCode.APPLICATION_DISABLED),
    EMAIL(RefusalCode.SUBJECT_INCOMPLETE),
    ADDRESS(RefusalCode.SUBJECT_INCOMPLETE),
    NUMBER(RefusalCode.SUBJECT_INCOMPLETE),
    SCOPE(RefusalCode.POLICY_WRONG_DOMAIN),
    DOMAIN(RefusalCode.POLICY_WRONG_DOMAIN),
    POLICY(RefusalCode.POLICY_NOT_ENTITLED);

    private final RefusalCode refusal;

    EntryRule(RefusalCode refusal) {
        this.refusal = refusal;
    }

    /** What whoever breaks the rule is refused with. */
    public RefusalCode refusal() {
        return refusal;
    }

    @Override
    public String family() {
        return "entry";
    }
}
