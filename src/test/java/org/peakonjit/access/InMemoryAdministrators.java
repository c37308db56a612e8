package org.peakonjit.access;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Administrators in memory, for tests of those who ask for them. */
public final class InMemoryAdministrators implements Administrators {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /** These, with an administrator of that name and password. */
    public InMemoryAdministrators with(String name, Role role, String password) {
        put(new Account(new Administrator(name, role), quicklyHashed(password)));
        return this;
    }

    /** As the real one, without the iterations that make guessing slow. */
    static PasswordHash quicklyHashed(String password) {
        byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1, 256))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return new PasswordHash(
                    "pbkdf2-sha256$1$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
