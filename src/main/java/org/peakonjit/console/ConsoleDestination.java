package org.peakonjit.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Role;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.config.Settings;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.network.ClientAddresses;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.Subject;
import org.peakonjit.web.OneTimeUse;
import org.peakonjit.web.OtherDestination;

/**
 * Lets people of the groups in {@code peakonjit.admin.groups} into the console as administrators, when the company's
 * IdP has signed them in for it; anybody else gets a 403.
 */
@Singleton
public class ConsoleDestination implements OtherDestination {

    /** No application may be called so. */
    static final String NAME = "$console";

    private final Settings settings;
    private final OneTimeUse oneTimeUse;
    private final ConsoleEvents events;
    private final ClientAddresses addresses;
    private final Clock clock;

    @Inject
    public ConsoleDestination(
            Settings settings, OneTimeUse oneTimeUse, ConsoleEvents events, ClientAddresses addresses, Clock clock) {
        this.settings = settings;
        this.oneTimeUse = oneTimeUse;
        this.events = events;
        this.addresses = addresses;
        this.clock = clock;
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

    @Override
    public void arrive(HttpServletRequest request, HttpServletResponse response, Reception.Accepted accepted)
            throws IOException {
        Subject subject = accepted.subject();
        String person = subject.calledName();
        boolean mayEnter = mayEnter(subject) && oneTimeUse.useUp(accepted);
        events.tell(
                person,
                mayEnter ? AdministrativeAction.CONSOLE_SIGNED_IN : AdministrativeAction.CONSOLE_SIGN_IN_REFUSED,
                addresses.of(request),
                null,
                null);
        if (mayEnter) {
            ConsoleSession.begin(request, new Administrator(person, Role.ADMINISTRATOR), clock.instant());
            new OwnRedirects(response).sendRedirect(settings.contextPath() + ConsoleFilter.START);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean mayEnter(Subject subject) {
        return new AccessPolicy("administrators", settings.admin().groups(), List.of()).permits(subject);
    }
}
