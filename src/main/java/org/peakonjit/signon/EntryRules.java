package org.peakonjit.signon;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.subject.AttributeNames.Known;
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
            List<String> missing = switch (rule) {
                case EMAIL, ADDRESS -> List.of(Known.EMAIL.alias());
                case NUMBER -> List.of(Known.EMPLOYEE_NUMBER.alias());
                default -> List.of();
            };
            return new Refusal(
                    rule.refusal(), missing, rule.fault(about.toArray()).english());
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
        if (subject.address().isEmpty()) {
            EntryRule rule = subject.email().isEmpty() ? EntryRule.EMAIL : EntryRule.ADDRESS;
            return Optional.of(Broken.of(rule, null));
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
        if (isByNumber(application) && employeeNumber(subject).isEmpty()) {
            return Optional.of(Broken.of(EntryRule.NUMBER, null));
        }
        return Optional.empty();
    }

    /** Whether we tell the application's Peakon by employee number who signs on. */
    static boolean isByNumber(Application application) {
        return application.saml().handOff() == HandOffKind.ASSERTION
                && application.saml().nameId() == PeakonNameId.EMPLOYEE_NUMBER;
    }

    /** The subject's employee number. */
    static Optional<String> employeeNumber(Subject subject) {
        return subject.first(Known.EMPLOYEE_NUMBER).map(String::strip).filter(number -> !number.isEmpty());
    }
}
