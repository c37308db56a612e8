package org.peakonjit.signon;

import java.util.List;
import org.peakonjit.refusal.FaultCode;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;

/** What a sign-on is refused for here: the rules of who may come in, then those of the mapping and of the ledger. */
public enum EntryRule implements FaultCode {
    ENABLED(RefusalCode.APPLICATION_DISABLED),
    EMAIL(RefusalCode.SUBJECT_INCOMPLETE),
    ADDRESS(RefusalCode.SUBJECT_INCOMPLETE),
    IDENTIFIER(RefusalCode.SUBJECT_INCOMPLETE),
    NUMBER(RefusalCode.SUBJECT_INCOMPLETE),
    SCOPE(RefusalCode.POLICY_WRONG_DOMAIN),
    DOMAIN(RefusalCode.POLICY_WRONG_DOMAIN),
    POLICY(RefusalCode.POLICY_NOT_ENTITLED),
    /** One would, if what came as one group were several. */
    POLICY_BUT_FOR_DELIMITER(RefusalCode.POLICY_NOT_ENTITLED),
    /** Nobody knows their groups: the IdP sent a link in their place. */
    TOO_MANY_GROUPS(RefusalCode.POLICY_NOT_ENTITLED),
    NO_VALUE(RefusalCode.SUBJECT_INCOMPLETE),
    /** Something came that looks like what is missing. */
    NO_VALUE_BUT(RefusalCode.SUBJECT_INCOMPLETE),
    MAPPED_OUT_OF_SCOPE(RefusalCode.POLICY_WRONG_DOMAIN),
    ADDRESS_OF_ANOTHER(RefusalCode.SUBJECT_CONFLICT),
    ADDRESS_OF_A_FORMER_HOLDER(RefusalCode.SUBJECT_CONFLICT),
    ACCOUNT_OF_ANOTHER(RefusalCode.SUBJECT_CONFLICT),
    ACCOUNT_OF_A_FORMER_HOLDER(RefusalCode.SUBJECT_CONFLICT),
    NO_LICENSE_LEFT(RefusalCode.LICENSE_LIMIT_REACHED);

    private final RefusalCode refusal;

    EntryRule(RefusalCode refusal) {
        this.refusal = refusal;
    }

    /** @param about what the sentence names; never a value of an assertion */
    public Refusal refusal(Object... about) {
        return Refusal.because(refusal, fault(about));
    }

    /** The refusal of a subject who lacks these attributes. */
    Refusal missing(List<String> attributes, Object... about) {
        return new Refusal(refusal, attributes, fault(about));
    }

    @Override
    public String family() {
        return "entry";
    }
}
