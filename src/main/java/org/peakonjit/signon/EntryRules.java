package org.peakonjit.signon;

import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;

/** Who may come in at all: the rules that need neither a seat nor Peakon, in their order. */
public final class EntryRules {

    /** What directories put between several groups in one value. */
    private static final List<String> DELIMITERS = List.of(";", ",", "|");

    private EntryRules() {}

    /** Why the subject may not come in; empty when they may. */
    public static Optional<Refusal> refusal(Application application, Subject subject) {
        if (!application.enabled()) {
            return Optional.of(EntryRule.ENABLED.refusal(application.name()));
        }
        if (subject.address().isEmpty()) {
            return Optional.of(
                    subject.email().isEmpty()
                            ? missing(subject, Known.EMAIL, EntryRule.EMAIL)
                            : EntryRule.ADDRESS.missing(List.of(Known.EMAIL.alias())));
        }
        if (subject.person()
                .map(Person::id)
                .filter(id -> id.length() > Person.LONGEST_ID)
                .isPresent()) {
            return Optional.of(EntryRule.IDENTIFIER.missing(List.of(Known.PERSON_ID.alias()), Person.LONGEST_ID));
        }
        if (!subject.isInScope()) {
            return Optional.of(EntryRule.SCOPE.refusal());
        }
        if (!application.hasDomainOf(subject)) {
            return Optional.of(EntryRule.DOMAIN.refusal(String.valueOf(application.domainName())));
        }
        if (!application.permits(subject)) {
            return Optional.of(notEntitled(application, subject));
        }
        if (isByNumber(application) && employeeNumber(subject).isEmpty()) {
            return Optional.of(missing(subject, Known.EMPLOYEE_NUMBER, EntryRule.NUMBER));
        }
        return Optional.empty();
    }

    /** The refusal of somebody whom no policy entitles; it says where the groups that came may not be those that are meant. */
    private static Refusal notEntitled(Application application, Subject subject) {
        if (subject.hasTooManyGroups() && application.namesGroups()) {
            return EntryRule.TOO_MANY_GROUPS.refusal(AttributeNames.GROUPS_LINK);
        }
        int policies = application.policies().size();
        // Parts of a DN are no groups, whatever they look like.
        boolean areNames = subject.values(Known.GROUPS).stream().noneMatch(group -> group.contains("="));
        return DELIMITERS.stream()
                .filter(delimiter -> areNames || !",".equals(delimiter))
                .filter(delimiter -> application.permits(subject.splittingGroupsAt(delimiter)))
                .findFirst()
                .map(delimiter -> EntryRule.POLICY_BUT_FOR_DELIMITER.refusal(policies, delimiter))
                .orElseGet(() -> EntryRule.POLICY.refusal(policies));
    }

    /** The refusal of somebody who lacks {@code thing}; it names what looks like it, if that came. */
    private static Refusal missing(Subject subject, Known thing, EntryRule otherwise) {
        List<String> attributes = List.of(thing.alias());
        return subject.lookAlike(thing.alias())
                .map(came -> EntryRule.NO_VALUE_BUT.missing(attributes, thing.alias(), came))
                .orElseGet(() -> otherwise.missing(attributes));
    }

    /** Whether we tell the application's Peakon by employee number who signs on. */
    public static boolean isByNumber(Application application) {
        return application.saml().handOff() == HandOffKind.ASSERTION
                && application.saml().nameId() == PeakonNameId.EMPLOYEE_NUMBER;
    }

    /**
     * Whether the entitled pass while Peakon cannot be asked: an address that is another's is known here (rule W3), an
     * employee number may be anybody's.
     */
    static boolean mayPassUnseen(Application application) {
        return application.scim().onProvisioningFailure() == OnProvisioningFailure.ADMIT && !isByNumber(application);
    }

    static Optional<String> employeeNumber(Subject subject) {
        return subject.first(Known.EMPLOYEE_NUMBER).map(String::strip).filter(number -> !number.isEmpty());
    }
}
