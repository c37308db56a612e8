package org.peakonjit.administration.applications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.peakonjit.alerting.connection.ConnectionReports;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.ScimSettings;
import org.peakonjit.upkeep.ForgetAccounts;

/** What is forgotten of an application's Peakon once that is another, is called otherwise, or is nobody's any more. */
@Singleton
public class PeakonChange {

    private final ForgetAccounts accounts;
    private final ConnectionReports connections;

    @Inject
    public PeakonChange(ForgetAccounts accounts, ConnectionReports connections) {
        this.accounts = accounts;
        this.connections = connections;
    }

    /** To be called in the transaction in which the application is saved. */
    void saved(Optional<Stored> before, Application after, boolean otherToken) {
        boolean moved = before.filter(one -> isElsewhere(one.application().scim(), after.scim()))
                .isPresent();
        if (moved) {
            accounts.moved(after.name());
        }
        if (moved || otherToken) {
            connections.forget(after.name());
        }
    }

    /** Where there is no URL any more, nobody asks for an account. */
    private static boolean isElsewhere(ScimSettings before, ScimSettings after) {
        return after.baseUrl() != null && !after.isAtServiceOf(before);
    }

    /** To be called in the transaction in which the application is deleted. */
    void deleted(String application) {
        accounts.deleted(application);
        connections.forget(application);
    }
}
