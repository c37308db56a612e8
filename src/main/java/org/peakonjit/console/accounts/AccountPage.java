package org.peakonjit.console.accounts;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.administration.accounts.OwnPassword;
import org.peakonjit.administration.accounts.OwnPassword.Outcome;
import org.peakonjit.console.page.FacesResponse;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.CurrentSession;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.network.ClientAddresses;

/** One's own account: an administrator's or auditor's new password. */
@Model
public class AccountPage {

    @Inject
    OwnPassword ownPassword;

    @Inject
    HttpServletRequest request;

    @Inject
    ClientAddresses addresses;

    @Inject
    CurrentSession session;

    @Inject
    Viewer viewer;

    @Inject
    Messages messages;

    private @Nullable String current;

    private @Nullable String fresh;

    private @Nullable String again;

    /** Changes one's own password; auditors may, too. */
    public void change() {
        if (!Objects.equals(fresh, again)) {
            messages.wrongAt("account:again", messages.text("account.differs"));
            return;
        }
        Outcome outcome = ownPassword.change(
                viewer.administrator(),
                current == null ? "" : current,
                fresh == null ? "" : fresh,
                addresses.of(request));
        if (outcome instanceof Outcome.Changed changed) {
            session.begin(request, FacesResponse.current(), changed.account()); // all others end
            messages.done("account.changed");
        } else if (outcome instanceof Outcome.Unfit) {
            messages.wrongAt("account:fresh", messages.text("account.unfit", PasswordHash.SHORTEST));
        } else if (outcome instanceof Outcome.Later later) {
            messages.wrong("signIn.throttled", later.retryAfter().toSeconds() + 1);
        } else {
            messages.wrongAt("account:current", messages.text("account.wrong"));
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

    public @Nullable String getAgain() {
        return null;
    }

    public void setAgain(@Nullable String again) {
        this.again = again;
    }
}
