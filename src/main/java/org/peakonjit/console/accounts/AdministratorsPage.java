package org.peakonjit.console.accounts;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.administration.accounts.AdministratorChanges;
import org.peakonjit.administration.accounts.AdministratorChanges.Outcome;
import org.peakonjit.console.form.FieldMessages;
import org.peakonjit.console.form.SecretField;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.lifecycle.KeptInPage;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.json.Worded;

/** The accounts of administrators and auditors. */
@Model
@KeptInPage
public class AdministratorsPage {

    private static final String FORM = "administrators:";

    @Inject
    Administrators administrators;

    @Inject
    AdministratorChanges changes;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    @Inject
    FieldMessages fieldMessages;

    private List<Administrator> all = List.of();
    private @Nullable String name;
    private Role role = Role.AUDITOR;
    private final SecretField password = new SecretField();

    public void open() {
        all = List.copyOf(administrators.all());
    }

    /** Those that the page shows, by name: whatever others change meanwhile, a button is about the account beside it. */
    public List<Administrator> getAll() {
        return all;
    }

    /** Creates an account, or gives one another role or password. */
    @Changing
    public void save() {
        if (password.isMissedOnce()) {
            fieldMessages.tellAgain(FORM + "password");
            return;
        }
        String wanted = name == null ? "" : name;
        Outcome outcome =
                changes.put(viewer.getName(), wanted, role, password.typed().orElse(null));
        tell(outcome, wanted);
        if (outcome == Outcome.CREATED || outcome == Outcome.CHANGED) {
            name = null;
            role = Role.AUDITOR;
            password.clear();
        }
        open();
    }

    /** Puts an account's name and role, as they are now, into the form. */
    public void edit(String account) {
        administrators
                .find(account)
                .map(Account::administrator)
                .ifPresentOrElse(this::show, () -> tell(Outcome.ABSENT, account));
    }

    private void show(Administrator account) {
        name = account.name();
        role = account.role();
        password.clear();
    }

    @Changing
    public void remove(String account) {
        tell(changes.remove(viewer.getName(), account), account);
        open();
    }

    private void tell(Outcome outcome, String account) {
        String key = "administrators." + Worded.of(outcome.name());
        switch (outcome) {
            case CREATED, CHANGED, REMOVED -> messages.done(key, account);
            case WRONG_NAME -> fieldMessages.tellWrong(FORM + "name", messages.text(key));
            case WRONG_PASSWORD ->
                fieldMessages.tellWrong(FORM + "password", messages.text(key, account, PasswordHash.SHORTEST));
            case ABSENT, LAST_ADMINISTRATOR -> messages.wrong(key, account);
        }
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public SecretField getPassword() {
        return password;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
