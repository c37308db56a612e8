package org.peakonjit.signon;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.subject.Subject;

/** Who may come in at all: the rules that need neither a seat nor Peakon, in their order. */
public final class EntryRules {

    private EntryRules() {}

    /**
     * A rule that the subject breaks.
     *
     * @param about what its sentence names; never a value of an assertion
     */
    public record Broken(EntryRule rule, List<String> about) {

        public Broken {
            about = List.copyOf(about);
        }

        /** Of the rule about one thing, or about nothing where it is null. */
        public static Broken of(EntryRule rule, @Nullable Object about) {
            return new Broken(rule, about == null ? List.of() : List.of(about.toString()));
        }

        Refusal refusal() {
            List<String> missing = rule == EntryRule.EMAIL ? List.of("email") : List.of();
            return new Refusal(rule.code(), missing, rule.sentence(about));
        }
    }

    /** Why the subject may not come in; empty when they may. */
    public static Optional<Refusal> refusal(Application application, Subject subject) {
        return broken(application, subject).map(Broken::refusal);
    }

    /** The first rule that the subject breaks; empty when they may come in. */
    public static Optional<Broken> broken(Application application, Subject subject) {
        if (!application.enabled()) {
            return Optional.of(Broken.of(EntryRule.ENABLED, application.name()));
        }
        if (subject.userName().isEmpty()) {
            return Optional.of(Broken.of(EntryRule.EMAIL, null));
        }
        if (!subject.isInScope()) {
            return Optional.of(Broken.of(EntryRule.SCOPE, null));
        }
        if (!application.hasDomainOf(subject)) {
            return Optional.of(Broken.of(EntryRule.DOMAIN, application.domainName()));
        }
        if (!application.permits(subject)) {
            return Optional.of(
                    Broken.of(EntryRule.POLICY, application.policies().size()));
        }
        return Optional.empty();
    }
}
