package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.administration.accounts.AdministratorChanges;
import org.peakonjit.administration.accounts.AdministratorChanges.Outcome;

/** The accounts of administrators and auditors. */
@Named
@RequestScoped
public class AdministratorsPage {

    @Inject
    Administrators administrators;

    @Inject
    AdministratorChanges changes;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    @Nullable
    private String name;

    @Nullable
    private String password;

    private Role role = Role.AUDITOR;

    /** All of them, by name. */
    public List<Administrator> getAll() {
        return administrators.all();
    }

    /** Creates an account, or gives one another role or password. */
    @Changing
    public void save() {
        String wanted = name == null ? "" : name;
        tell(changes.put(viewer.getName(), wanted, role, password), wanted);
    }

    /** Puts an account's name and role into the form. */
    public void edit(Administrator account) {
        name = account.name();
        role = account.role();
    }

    @Changing
    public void remove(String account) {
        tell(changes.remove(viewer.getName(), account), account);
    }

    private void tell(Outcome outcome, String account) {
        String key = "administrators." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (outcome == Outcome.CREATED || outcome == Outcome.CHANGED || outcome == Outcome.REMOVED) {
            messages.done(key, account);
            name = null;
        } else {
            messages.wrong(key, account, PasswordHash.SHORTEST);
        }
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
