package org.peakonjit.signon;

import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.subject.Person;

/**
 * Somebody in front of an application.
 *
 * @param broken the rule of entry that keeps them out
 * @param person who they are; whatever the assertion says where it carries no address
 * @param mapped what the mapping makes of them
 * @param employeeNumber theirs, stripped; empty where the assertion carries none
 */
public record Arrival(
        Application application,
        Optional<Refusal> broken,
        Person person,
        Mapped mapped,
        Optional<String> employeeNumber) {

    /** The user that Peakon is to have; empty when something that Peakon needs is missing. */
    public Optional<ScimUser> user() {
        return mapped instanceof Mapped.Complete complete && complete.user().isInScope()
                ? Optional.of(complete.user())
                : Optional.empty();
    }

    /** Whether we tell Peakon by employee number who signs on. */
    boolean isByNumber() {
        return EntryRules.isByNumber(application);
    }

    /** Whether Peakon knows the seat's account by what this person would be handed on under. */
    public boolean isKnownAs(Seat seat) {
        return !seat.renaming()
                && seat.address().equals(person.address())
                && (!isByNumber()
                        || employeeNumber.equals(
                                Optional.ofNullable(seat.names().employeeNumber())));
    }

    /** The same of an account as it was just read. */
    public boolean isKnownAs(PeakonAccount account) {
        return account.isKnownBy(person.address())
                && (!isByNumber() || employeeNumber.equals(account.employeeNumber()));
    }

    /** Whether nobody knows by what Peakon knows the seat's account. */
    boolean isNamelessIn(Seat seat) {
        return seat.renaming() || isByNumber() && seat.names().employeeNumber() == null;
    }

    /** The NameID under which the holder of the seat is handed on: what Peakon has. */
    String nameId(Seat seat) {
        return isByNumber()
                ? Optional.ofNullable(seat.names().employeeNumber())
                        .orElseThrow(() -> new IllegalStateException("nobody is handed on without a number"))
                : seat.address();
    }

    /** The NameID of somebody without a seat. */
    String nameId() {
        return isByNumber() ? employeeNumber.orElse(person.address()) : person.address();
    }

    /** What the account is called once {@code user} was sent. */
    AccountNames names(ScimUser user, boolean externalIdIsOurs) {
        return new AccountNames(
                user.userName(),
                externalIdIsOurs ? user.externalId().orElse(null) : null,
                (isByNumber() ? employeeNumber : user.employeeNumber()).orElse(null));
    }
}
