package org.peakonjit.console.session;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.AuthenticationResult;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.Origin;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.access.SessionEnd;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.config.Settings;
import org.peakonjit.console.page.FacesResponse;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.page.Navigation;
import org.peakonjit.network.ClientAddresses;

/** Sign-in with a local account, and sign-out. */
@Model
public class SignInPage {

    @Inject
    PasswordAuthentication authentication;

    @Inject
    Administrators administrators;

    @Inject
    HttpServletRequest request;

    @Inject
    ClientAddresses addresses;

    @Inject
    KnownBrowser browser;

    @Inject
    CurrentSession session;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    ChangeLog changes;

    private @Nullable String name;

    private @Nullable String password;

    private @Nullable String to;

    private @Nullable String why;

    /** Signs in and leads to the page that was asked for; says only that something is wrong otherwise. */
    public @Nullable String signIn() {
        String account = name == null ? "" : name;
        AuthenticationResult result = authentication.authenticate(
                account, password == null ? "" : password, Origin.of(addresses.of(request), browser.mark()));
        Optional<Account> signedIn = result instanceof Authenticated authenticated
                ? administrators.find(authenticated.administrator().name())
                : Optional.empty();
        if (signedIn.isPresent()) {
            changes.record(
                    signedIn.get().administrator().name(),
                    AdministrativeAction.CONSOLE_SIGNED_IN,
                    addresses.of(request),
                    null,
                    null);
            browser.keepMark();
            session.begin(request, FacesResponse.current(), signedIn.get());
            Navigation.goExactly(to == null ? "" : ConsolePath.of(to).orElse(""));
            return null;
        }
        if (result instanceof Throttled throttled) {
            messages.wrong("signIn.throttled", throttled.retryAfter().toSeconds() + 1);
            return null;
        }
        String tried = Administrator.normalised(account);
        changes.record(
                tried.isEmpty() ? "-" : tried,
                AdministrativeAction.CONSOLE_SIGN_IN_FAILED,
                addresses.of(request),
                null,
                null);
        messages.wrong("signIn.wrong");
        return null;
    }

    /** Ends the session, on every node. */
    public String signOut() {
        session.end(request, FacesResponse.current());
        return Navigation.redirectTo("sign-in.xhtml");
    }

    /** Whether people may come through the company's IdP. */
    public boolean isSaml() {
        return !settings.admin().groups().isEmpty();
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

    /** Why one is asked to sign in; empty where nobody was signed out. */
    public String getReason() {
        return Stream.of(SessionEnd.values())
                .map(SessionEnd::word)
                .filter(word -> word.equals(why))
                .findFirst()
                .map(word -> messages.text("signIn.why." + word))
                .orElse("");
    }

    /** Whether one comes back to a page after signing in. */
    public boolean isReturning() {
        return to != null && ConsolePath.of(to).isPresent();
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }
}
