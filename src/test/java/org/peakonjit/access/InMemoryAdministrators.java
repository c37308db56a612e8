package org.peakonjit.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Administrators in memory, for tests of those who ask for them. */
public final class InMemoryAdministrators implements Administrators {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /** These, with an administrator of that name and password. */
    public InMemoryAdministrators with(String name, Role role, String password) {
        put(new Account(new Administrator(name, role), PasswordHash.of(password)));
        return this;
    }

    @Override
    public Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public boolean add(Account account) {
        return accounts.putIfAbsent(account.administrator().name(), account) == null;
    }

    @Override
    public void put(Account account) {
        accounts.put(account.administrator().name(), account);
    }

    @Override
    public List<Administrator> lockAll() {
        return all();
    }

    @Override
    public List<Administrator> all() {
        return accounts.values().stream()
                .map(Account::administrator)
                .sorted(Comparator.comparing(Administrator::name))
                .toList();
    }

    @Override
    public boolean remove(String name) {
        return accounts.remove(name) != null;
    }
}
