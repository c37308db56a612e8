package org.peakonjit.signon;

import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.subject.Subject;

/** Who may come in at all: the rules that need neither a seat nor Peakon, in their order. */
public final class EntryRules {

    private EntryRules() {}

    /** Why the subject may not come in; empty when they may. */
    public static Optional<Refusal> refusal(Application application, Subject subject) {
        if (!application.enabled()) {
            return because(RefusalCode.APPLICATION_DISABLED, "application " + application.name() + " is disabled");
        }
        if (subject.userName().isEmpty()) {
            return Optional.of(new Refusal(
                    RefusalCode.SUBJECT_INCOMPLETE, List.of("email"), "the assertion carries no e-mail address"));
        }
        if (!subject.isInScope()) {
            return because(RefusalCode.POLICY_WRONG_DOMAIN, "the IdP does not speak for people of this e-mail domain");
        }
        if (!application.hasDomainOf(subject)) {
            return because(RefusalCode.POLICY_WRONG_DOMAIN, "the e-mail is not of domain " + application.domainName());
        }
        if (!application.permits(subject)) {
            return because(
                    RefusalCode.POLICY_NOT_ENTITLED,
                    "none of " + application.policies().size() + " policies entitles the subject");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> because(RefusalCode code, String cause) {
        return Optional.of(Refusal.because(code, cause));
    }
}
