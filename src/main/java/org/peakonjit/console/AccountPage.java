package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.peakonjit.admin.Administrator;
import org.peakonjit.admin.Administrators;
import org.peakonjit.admin.Administrators.Account;
import org.peakonjit.admin.AuthenticationResult.Authenticated;
import org.peakonjit.admin.PasswordAuthentication;
import org.peakonjit.admin.PasswordHash;
import org.peakonjit.network.ClientAddresses;

/** One's own account: an administrator's or auditor's new password. */
@Named
@RequestScoped
public class AccountPage {

    @Inject
    PasswordAuthentication authentication;

    @Inject
    Administrators administrators;

    @Inject
    HttpServletRequest request;

    @Inject
    ClientAddresses addresses;

    @Inject
    Clock clock;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    @Inject
    ConsoleEvents events;

    @Nullable
    private String current;

    @Nullable
    private String fresh;

    /** Changes one's own password; auditors may, too. */
    public void change() {
        Administrator self = viewer.administrator();
        String wanted = fresh == null ? "" : fresh;
        if (!PasswordHash.isLongEnough(wanted)) {
            messages.wrong("account.too-short", PasswordHash.SHORTEST);
        } else if (!(authentication.authenticate(self.name(), current == null ? "" : current, addresses.of(request))
                instanceof Authenticated)) {
            messages.wrong("account.wrong");
        } else {
            Account changed = new Account(self, PasswordHash.of(wanted));
            administrators.put(changed);
            ConsoleSession.begin(request, changed, clock.instant()); // all others end
            events.tell(self.name(), "administrator.password-changed", self.name(), null, null);
            messages.done("account.changed");
        }
    }

    public @Nullable String getCurrent() {
        return null;
    }

    public void setCurrent(@Nullable String current) {
        this.current = current;
    }

    public @Nullable String getFresh() {
        return null;
    }

    public void setFresh(@Nullable String fresh) {
        this.fresh = fresh;
    }
}
