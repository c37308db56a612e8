package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.AuthenticationResult;
import org.peakonjit.access.AuthenticationResult.Authenticated;
import org.peakonjit.access.AuthenticationResult.Throttled;
import org.peakonjit.access.Origin;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.config.Settings;
import org.peakonjit.network.ClientAddresses;

/** Sign-in with a local account, and sign-out. */
@Named
@RequestScoped
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
    Clock clock;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    ConsoleEvents events;

    @Nullable
    private String name;

    @Nullable
    private String password;

    @Nullable
    private String to;

    /** Signs in and leads to the page that was asked for; says only that something is wrong otherwise. */
    public @Nullable String signIn() {
        String account = name == null ? "" : name;
        AuthenticationResult result = authentication.authenticate(
                account, password == null ? "" : password, Origin.of(addresses.of(request), browser.mark()));
        Optional<Account> signedIn = result instanceof Authenticated authenticated
                ? administrators.find(authenticated.administrator().name())
                : Optional.empty();
        if (signedIn.isPresent()) {
            events.tell(
                    signedIn.get().administrator().name(),
                    AdministrativeAction.CONSOLE_SIGNED_IN,
                    addresses.of(request),
                    null,
                    null);
            browser.keepMark();
            ConsoleSession.begin(request, signedIn.get(), clock.instant());
            return Navigation.redirectTo(to == null ? "" : Wanted.of(to).orElse(""));
        }
        if (result instanceof Throttled throttled) {
            messages.wrong("signIn.throttled", throttled.retryAfter().toSeconds() + 1);
            return null;
        }
        String tried = Administrator.normalised(account);
        events.tell(
                tried.isEmpty() ? "-" : tried,
                AdministrativeAction.CONSOLE_SIGN_IN_FAILED,
                addresses.of(request),
                null,
                null);
        messages.wrong("signIn.wrong");
        return null;
    }

    /** Ends the session on the server. */
    public String signOut() {
        ConsoleSession.end(request);
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

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }
}
