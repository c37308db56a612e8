package org.peakonjit.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.SignOnResult;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Person;

/** What a sign-on may end in while nothing goes wrong, found out beforehand. */
final class Expectation {

    private final World world;
    private final Company.Assertion assertion;
    private final Person person;
    private final boolean contested;
    private final boolean inTheWay;
    private final boolean full;
    private final boolean seated;
    private final boolean hasAccount;

    Expectation(World world, Company.Assertion assertion) {
        this.world = world;
        this.assertion = assertion;
        this.person = assertion.subject().person().orElseThrow();
        this.contested = isSomebodyElses(person.address()) || accountIsSomebodyElses();
        this.inTheWay =
                contested || accounts().size() > 1 || accounts().stream().anyMatch(this::isAnothers);
        this.full = world.isFull();
        this.seated = world.seats.standing(World.NAME, person).seats().stream()
                .anyMatch(seat -> seat.scimId() != null && isOwn(world.rules.current(seat.scimId())));
        this.hasAccount = !accounts().isEmpty();
    }

    /** Whether Peakon or the ledger has something of theirs as somebody else's. */
    boolean isInTheWay() {
        return inTheWay;
    }

    void check(SignOnResult result) {
        if (!(result instanceof Refused refused)) {
            return;
        }
        RefusalCode code = refused.refusal().code();
        boolean right = switch (code) {
            case SUBJECT_CONFLICT -> contested || inTheWay;
            case LICENSE_LIMIT_REACHED ->
                full
                        && !seated
                        && (!hasAccount
                                || inTheWay
                                || world.application.scim().existingAccountsOverLimit()
                                        == ExistingAccountsOverLimit.REFUSE);
            case PROVISIONING_REJECTED, PROVISIONING_AMBIGUOUS, PROVISIONING_UNAVAILABLE -> inTheWay;
            case SUBJECT_INCOMPLETE -> world.isByNumber() && assertion.entry().number() == null;
            default -> false;
        };
        if (!right) {
            throw new BrokenRule("refused without a reason: " + code + ", "
                    + refused.refusal().cause() + " for " + assertion.entry());
        }
    }

    private boolean isOwn(String id) {
        return world.rules
                .owner(id)
                .filter(owner -> owner.is(person, world.rules.addresses(id), world.company))
                .isPresent();
    }

    private boolean isAnothers(String id) {
        return world.rules.owner(id).isPresent()
                ? !isOwn(id) || world.rules.isLost(id) && !isKnown(id)
                : !isKnown(id) || world.rules.addresses(id).stream().anyMatch(this::isSomebodyElses);
    }

    /** Whether it has something that they have, and not only something that looks like it. */
    private boolean isKnown(String id) {
        return world.rules.addresses(id).contains(person.address())
                || StrictPeakon.number(world.peakon.get(id))
                        .filter(number -> number.equals(assertion.entry().number()))
                        .isPresent();
    }

    /** Accounts that bear something of theirs that is unique, or are theirs. */
    private List<String> accounts() {
        return world.peakon.ids().stream()
                .filter(id -> isOwn(id) && !world.rules.isLost(id) || shares(world.peakon.get(id)))
                .toList();
    }

    private boolean shares(JsonNode resource) {
        ObjectNode wanted = JsonNodeFactory.instance
                .objectNode()
                .put("userName", assertion.entry().address());
        if (assertion.entry().number() != null) {
            wanted.putObject(ScimUser.ENTERPRISE)
                    .put("employeeNumber", assertion.entry().number());
        }
        return StrictPeakon.sharesName(wanted, resource);
    }

    private boolean accountIsSomebodyElses() {
        return world.peakon.ids().stream()
                .filter(id -> world.rules.addresses(id).contains(person.address()))
                .anyMatch(this::isAnothers);
    }

    /** In the ledger, or in what it remembers of released seats. */
    private boolean isSomebodyElses(String address) {
        boolean held = world.seats
                .at(World.NAME, address)
                .filter(seat -> !isSame(seat.holder()))
                .isPresent();
        Optional<Person> former = world.seats.standing(World.NAME, Person.at(address)).former().stream()
                .map(one -> one.holder())
                .filter(holder -> holder.address().equals(address))
                .findFirst();
        return held || former.filter(holder -> !isSame(holder)).isPresent();
    }

    private boolean isSame(Person holder) {
        return new Owner(holder, world.time.instant()).is(person, Set.of(holder.address()), world.company);
    }
}
