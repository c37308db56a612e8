package org.peakonjit.subject;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is (rule W1): known by what their IdP asserts for good and, where it asserts no such thing, by their
 * address.
 *
 * @param issuer the entityID of the IdP that asserted them; null for people of whom nobody noted it
 * @param id the IdP's identifier of the person; null where it asserted none
 * @param address their e-mail address in its one form ({@link EmailAddress})
 */
public record Person(@Nullable String issuer, @Nullable String id, String address) {

    /** As many characters as an identifier may have. */
    public static final int LONGEST_ID = 512;

    /** Somebody of whom nothing but the address is known. */
    public static Person at(String address) {
        return new Person(null, null, address);
    }

    /** What the person is known by, whatever their address; empty where the address is all there is. */
    public Optional<PersonKey> key() {
        return issuer == null || id == null ? Optional.empty() : Optional.of(new PersonKey(issuer, id));
    }

    public Person withAddress(String newAddress) {
        return new Person(issuer, id, newAddress);
    }

    /** Never who it is: that has no place in a log. */
    @Override
    public String toString() {
        return "Person[issuer=" + issuer + "]";
    }
}
