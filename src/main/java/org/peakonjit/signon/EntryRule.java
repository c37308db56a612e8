package org.peakonjit.signon;

import java.util.List;
import org.peakonjit.refusal.RefusalCode;

/** The rules of who may come in; each has a sentence in English here, and one in each of the console's languages. */
public enum EntryRule {
    ENABLED(RefusalCode.APPLICATION_DISABLED, "application %s is disabled"),
    EMAIL(RefusalCode.SUBJECT_INCOMPLETE, "the assertion carries no e-mail address"),
    ADDRESS(RefusalCode.SUBJECT_INCOMPLETE, "what the assertion carries as e-mail is no single address"),
    NUMBER(RefusalCode.SUBJECT_INCOMPLETE, "the assertion carries no employee number, of which the NameID is made"),
    SCOPE(RefusalCode.POLICY_WRONG_DOMAIN, "the IdP does not speak for people of this e-mail domain"),
    DOMAIN(RefusalCode.POLICY_WRONG_DOMAIN, "the e-mail is not of domain %s"),
    POLICY(RefusalCode.POLICY_NOT_ENTITLED, "none of %s policies entitles the subject");

    private final RefusalCode code;
    private final String sentence;

    EntryRule(RefusalCode code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** What whoever breaks the rule is refused with. */
    public RefusalCode code() {
        return code;
    }

    /** How it is broken: the sentence about these parameters, for whoever reads English. */
    public String sentence(List<String> about) {
        return String.format(sentence, about.toArray());
    }
}
