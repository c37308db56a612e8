package org.peakonjit.access;

import java.util.List;
import java.util.Optional;

/** The administrators' accounts, for all nodes together. Names are {@link Administrator#normalised}. */
public interface Administrators {

    /** An account with the hash of its password. */
    record Account(Administrator administrator, PasswordHash password) {}

    Optional<Account> find(String name);

    /**
     * Adds an account.
     *
     * @return false when there is one of that name; nothing changes then
     */
    boolean add(Account account);

    /** Creates or replaces an account. */
    void put(Account account);

    /**
     * All accounts, by name; nobody else changes or removes one of them until the current transaction ends. To be called
     * first in it, so that what it reads is what counts.
     */
    List<Administrator> lockAll();

    /** All accounts, by name. */
    List<Administrator> all();

    /**
     * Removes an account.
     *
     * @return whether there was one
     */
    boolean remove(String name);
}
