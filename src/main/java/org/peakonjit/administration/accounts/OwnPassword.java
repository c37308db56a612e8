package org.peakonjit.administration.accounts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.AuthenticationResult;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.Origin;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.database.UnitOfWork;

/** Changes one's own password; auditors may, too. */
@Singleton
public class OwnPassword {

    private final PasswordAuthentication authentication;
    private final Administrators administrators;
    private final UnitOfWork unitOfWork;
    private final ChangeLog changes;

    @Inject
    public OwnPassword(
            PasswordAuthentication authentication,
            Administrators administrators,
            UnitOfWork unitOfWork,
            ChangeLog changes) {
        this.authentication = authentication;
        this.administrators = administrators;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    public sealed interface Outcome {

        /** All sessions of the account have ended. */
        record Changed(Account account) implements Outcome {}

        /** The new one has fewer than {@link PasswordHash#SHORTEST} characters, or too many. */
        record Unfit() implements Outcome {}

        /** The present one is another, or the account has none here. */
        record Wrong() implements Outcome {}

        /** Too many wrong ones came before. */
        record Later(Duration retryAfter) implements Outcome {}
    }

    /** @param address from which the caller asks */
    public Outcome change(Administrator self, String current, String wanted, String address) {
        if (!PasswordHash.isLongEnough(wanted)) {
            return new Outcome.Unfit();
        }
        AuthenticationResult result = authentication.authenticate(self.name(), current, Origin.of(address));
        if (result instanceof Throttled throttled) {
            return new Outcome.Later(throttled.retryAfter());
        }
        if (!(result instanceof Authenticated)) {
            return new Outcome.Wrong();
        }
        PasswordHash hash = PasswordHash.of(wanted);
        return unitOfWork.call(() -> put(self.name(), hash));
    }

    /** Of the account as it is by now: a role that was changed meanwhile stays, and whoever was removed. */
    private Outcome put(String name, PasswordHash password) {
        administrators.lockAll();
        Optional<Account> present = administrators.find(name);
        if (present.isEmpty()) {
            return new Outcome.Wrong();
        }
        Account changed = new Account(present.get().administrator(), password);
        administrators.put(changed);
        changes.record(name, AdministrativeAction.ADMINISTRATOR_PASSWORD_CHANGED, name, null, null);
        return new Outcome.Changed(changed);
    }
}
