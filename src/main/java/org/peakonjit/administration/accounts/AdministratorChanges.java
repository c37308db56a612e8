package org.peakonjit.administration.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.json.Shapes;

/** Adds, changes and removes the accounts of administrators and auditors, and tells the audit. */
@Singleton
public class AdministratorChanges {

    private final Administrators administrators;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public AdministratorChanges(Administrators administrators, UnitOfWork unitOfWork, ChangeLog changes) {
        this.administrators = administrators;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    public enum Outcome {
        CREATED,
        /** It is so now. */
        CHANGED,
        REMOVED,
        ABSENT,
        /** The name is empty or too long, or has a colon or control characters in it. */
        WRONG_NAME,
        /** A new account needs a password, and a password its length. */
        WRONG_PASSWORD,
        /** Nobody would be left who may change anything. */
        LAST_ADMINISTRATOR
    }

    /**
     * Creates the account or changes its role and, if given, its password. Without a password, one that has the role is
     * left as it is.
     *
     * @param password null keeps the present one
     */
    public Outcome put(String actor, String name, Role role, @Nullable String password) {
        String normalised = Administrator.normalised(name);
        if (!Administrator.isName(normalised)) {
            return Outcome.WRONG_NAME;
        }
        if (password != null && !PasswordHash.isLongEnough(password)) {
            return Outcome.WRONG_PASSWORD;
        }
        PasswordHash hash = password == null ? null : PasswordHash.of(password);
        return unitOfWork.call(() -> put(actor, new Administrator(normalised, role), hash));
    }

    private Outcome put(String actor, Administrator wanted, @Nullable PasswordHash hash) {
        List<Administrator> all = administrators.lockAll();
        Optional<Account> before = administrators.find(wanted.name());
        PasswordHash password = hash == null ? before.map(Account::password).orElse(null) : hash;
        if (password == null) {
            return Outcome.WRONG_PASSWORD;
        }
        if (before.isPresent() && !wanted.role().mayChange() && isLast(wanted.name(), all)) {
            return Outcome.LAST_ADMINISTRATOR;
        }
        if (hash == null
                && before.map(Account::administrator).filter(wanted::equals).isPresent()) {
            return Outcome.CHANGED;
        }
        administrators.put(new Account(wanted, password));
        ObjectNode after = json(wanted).put("passwordChanged", hash != null);
        changes.record(
                actor,
                before.isPresent()
                        ? AdministrativeAction.ADMINISTRATOR_CHANGED
                        : AdministrativeAction.ADMINISTRATOR_CREATED,
                wanted.name(),
                before.map(account -> json(account.administrator())).orElse(null),
                after);
        return before.isPresent() ? Outcome.CHANGED : Outcome.CREATED;
    }

    /** Removes the account; whoever uses it is out at once. */
    public Outcome remove(String actor, String name) {
        String normalised = Administrator.normalised(name);
        if (!Shapes.isLine(normalised)) {
            return Outcome.ABSENT;
        }
        return unitOfWork.call(() -> {
            List<Administrator> all = administrators.lockAll();
            Optional<Account> before = administrators.find(normalised);
            if (before.isEmpty()) {
                return Outcome.ABSENT;
            }
            if (isLast(normalised, all)) {
                return Outcome.LAST_ADMINISTRATOR;
            }
            administrators.remove(normalised);
            changes.record(
                    actor,
                    AdministrativeAction.ADMINISTRATOR_REMOVED,
                    normalised,
                    json(before.get().administrator()),
                    null);
            return Outcome.REMOVED;
        });
    }

    /** Whether nobody else may change anything. */
    private static boolean isLast(String name, List<Administrator> all) {
        return all.stream()
                .filter(one -> one.role().mayChange())
                .map(Administrator::name)
                .toList()
                .equals(List.of(name));
    }

    private static ObjectNode json(Administrator administrator) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("role", administrator.role().name().toLowerCase(Locale.ROOT));
    }
}
