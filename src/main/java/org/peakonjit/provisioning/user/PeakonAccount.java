package org.peakonjit.provisioning.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.subject.EmailAddress;

/**
 * A user as Peakon answers it.
 *
 * @param id Peakon's id, as text whether it came as a JSON string or number
 * @param userName as Peakon spells it
 * @param active false only where Peakon says so
 * @param created meta.created, where Peakon gives it
 * @param addresses its e-mail addresses in their one form ({@link EmailAddress#canonical})
 * @param externalId whoever set it
 * @param employeeNumber of the enterprise extension
 * @param resource all of it, to compare with; empty where Peakon answered with no body
 */
public record PeakonAccount(
        String id,
        String userName,
        boolean active,
        Optional<Instant> created,
        Set<String> addresses,
        Optional<String> externalId,
        Optional<String> employeeNumber,
        Optional<ObjectNode> resource) {

    public PeakonAccount {
        addresses = Set.copyOf(addresses);
    }

    /** Of which no more is known. */
    public PeakonAccount(String id, String userName, boolean active, Optional<Instant> created) {
        this(id, userName, active, created, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All addresses by which Peakon knows the account: its e-mails and its userName. */
    public Set<String> knownBy() {
        Set<String> all = new HashSet<>(addresses);
        all.add(EmailAddress.canonical(userName));
        return all;
    }

    /** Whether Peakon knows the account by this address: as an e-mail or as its userName. */
    public boolean isKnownBy(String address) {
        return knownBy().contains(EmailAddress.canonical(address));
    }

    /** Whether its externalId is the user's, or becomes it once the user is sent: nobody else set one (rule W5). */
    public boolean takesExternalId(ScimUser user) {
        return externalId.isEmpty() || externalId.equals(user.externalId());
    }

    /** The address that Peakon has where it should have that one: that one, if it has; else that of the userName, or an e-mail. */
    public String addressInsteadOf(String address) {
        return isKnownBy(address)
                ? address
                : EmailAddress.of(userName)
                        .map(EmailAddress::value)
                        .or(() -> addresses.stream().sorted().findFirst())
                        .orElse(address);
    }

    /** The same, of which Peakon may have more than it said: it is read before it is compared. */
    public PeakonAccount withoutResource() {
        return new PeakonAccount(
                id, userName, active, created, addresses, externalId, employeeNumber, Optional.empty());
    }

    /** Never whose it is: that has no place in a log. */
    @Override
    public String toString() {
        return "PeakonAccount[id=" + id + "]";
    }
}
