package org.peakonjit.database.jpa;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** What differs from EclipseLink's own ways: the names of columns, and that nothing is tried again behind our back. */
public final class OurSession implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        new ColumnNames().customize(session);
        if (session.getDatasourceLogin() instanceof DatabaseLogin login) {
            // By default it tries a lost connection thrice, five seconds apart, while somebody waits.
            login.setQueryRetryAttemptCount(0);
            login.setDelayBetweenConnectionAttempts(0);
            login.setConnectionHealthValidatedOnError(false);
        }
    }
}
