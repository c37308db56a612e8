package org.peakonjit.console.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Role;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.config.Settings;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.Subject;
import org.peakonjit.web.destination.OtherDestination;
import org.peakonjit.web.page.NoticePage;
import org.peakonjit.web.signon.OneTimeUse;

/**
 * Lets people of the groups in {@code peakonjit.admin.groups} into the console as administrators, when the company's
 * IdP has signed them in for it; anybody else gets a 403.
 */
@Singleton
public class ConsoleDestination implements OtherDestination {

    /** No application may be called so. */
    static final String NAME = "$console";

    private static final String CONSOLE = "/console/";

    private final Settings settings;
    private final OneTimeUse oneTimeUse;
    private final NoticePage notice;
    private final ChangeLog changes;
    private final ClientAddresses addresses;
    private final CurrentSession session;

    @Inject
    public ConsoleDestination(
            Settings settings,
            OneTimeUse oneTimeUse,
            NoticePage notice,
            ChangeLog changes,
            ClientAddresses addresses,
            CurrentSession session) {
        this.settings = settings;
        this.oneTimeUse = oneTimeUse;
        this.notice = notice;
        this.changes = changes;
        this.addresses = addresses;
        this.session = session;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Whoever may assert a group of administrators is one: so it takes more than to be registered. */
    @Override
    public boolean mayComeFrom(RegisteredIdp idp) {
        return idp.administrators();
    }

    /** Leads to the sign-in page, where there are local accounts, too. */
    @Override
    public Optional<String> start(PendingSignOn pending) {
        return Optional.of(CONSOLE + wanted(pending));
    }

    @Override
    public Optional<String> otherIdp(PendingSignOn pending) {
        return Optional.of(ConsoleSamlServlet.choosing(wanted(pending)));
    }

    @Override
    public boolean takes(Subject subject) {
        return subject.isInScope();
    }

    @Override
    public void arrive(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted)
            throws IOException {
        Subject subject = accepted.subject();
        String person = subject.calledName();
        boolean known = mayEnter(subject);
        boolean mayEnter = known && oneTimeUse.useUp(accepted);
        changes.record(
                person,
                mayEnter ? AdministrativeAction.CONSOLE_SIGNED_IN : AdministrativeAction.CONSOLE_SIGN_IN_REFUSED,
                addresses.of(request),
                null,
                null);
        if (mayEnter) {
            session.begin(request, response, new Administrator(person, Role.ADMINISTRATOR));
            new OwnRedirects(response).sendRedirect(settings.contextPath() + CONSOLE + wanted(accepted.pending()));
        } else if (known) {
            notice.usedBefore(request, response, settings.url(CONSOLE));
        } else {
            notice.forbidden(request, response);
        }
    }

    private static String wanted(@Nullable PendingSignOn pending) {
        return Optional.ofNullable(pending)
                .flatMap(one -> Optional.ofNullable(one.target()))
                .flatMap(ConsolePath::of)
                .orElse("index.xhtml");
    }

    private boolean mayEnter(Subject subject) {
        return new AccessPolicy("administrators", settings.admin().groups(), List.of()).permits(subject);
    }
}
