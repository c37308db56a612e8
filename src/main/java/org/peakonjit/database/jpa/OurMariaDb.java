package org.peakonjit.database.jpa;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.MariaDBPlatform;

/**
 * MariaDB as EclipseLink knows it, but a day is sent as it is called: of a Date, which begins with the day here, the driver
 * sends what day that is in UTC, the one before wherever the sun rises earlier.
 */
public final class OurMariaDb extends MariaDBPlatform {

    private static final long serialVersionUID = 1L;

    @Override
    public void setParameterValueInDatabaseCall(
            Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
        if (parameter instanceof Date date) {
            statement.setObject(index, date.toLocalDate());
        } else if (parameter instanceof LocalDate) {
            statement.setObject(index, parameter);
        } else {
            super.setParameterValueInDatabaseCall(parameter, statement, index, session);
        }
    }
}
