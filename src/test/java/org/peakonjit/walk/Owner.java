package org.peakonjit.walk;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.subject.Person;

/** Whose an account is, by the rules: all that one person was known by, and what they are known by now. */
final class Owner {

    private record Key(String issuer, String id) {}

    private final Set<Key> keys = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();
    private final Set<Integer> asked = new HashSet<>();
    private @Nullable String issuer;
    private @Nullable String id;
    private String address;
    private Instant since;
    private int number = -1;

    Owner(Person person, Instant now) {
        since = now;
        address = person.address();
        knownAs(person, now);
    }

    void knownAs(Person person, Instant now) {
        if (person.id() == null || !person.id().equals(id) || !person.issuer().equals(issuer)) {
            since = now;
        }
        issuer = person.issuer();
        id = person.id();
        address = person.address();
        addresses.add(person.address());
        if (person.issuer() != null && person.id() != null) {
            keys.add(new Key(person.issuer(), person.id()));
        }
    }

    /** Notes whose name the account bears. */
    void bears(int person) {
        number = person;
        asked.clear();
    }

    /** Notes who asked, as the owner, for their name on the account: it may be written at any time from now on. */
    void isToBear(int person) {
        asked.add(person);
    }

    boolean mayBear(int person) {
        return number == person || asked.contains(person);
    }

    /** Whose name the account bears; negative while nobody wrote one. */
    int number() {
        return number;
    }

    /** Whether the ledger may have it under what this person is called. */
    boolean wasKnownAs(Person person) {
        return person.issuer() != null && person.id() != null
                ? keys.contains(new Key(person.issuer(), person.id()))
                : addresses.contains(person.address());
    }

    /**
     * Whether somebody who asks for it is the owner (rules W1, W3, W4).
     *
     * @param at the addresses that the account has, or had last
     */
    boolean is(Person person, Set<String> at, Company company) {
        boolean sameIssuer = person.issuer().equals(issuer);
        boolean sameKey = id != null ? id.equals(person.id()) : person.id() == null && address.equals(person.address());
        if (sameIssuer && sameKey) {
            return true;
        }
        if (!at.contains(person.address())) {
            return false;
        }
        if (issuer == null) {
            return true;
        }
        if (!sameIssuer) {
            return !company.speaksFor(issuer, person.address());
        }
        return id == null
                || company.identifiersSince(issuer).filter(since::isBefore).isPresent();
    }

    Set<String> addresses() {
        return addresses;
    }

    @Override
    public String toString() {
        return "Owner[" + issuer + " " + id + " " + addresses + " bears " + number + "]";
    }
}
