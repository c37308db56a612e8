package org.peakonjit.database.jpa;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneOffset;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.H2Platform;
import org.jspecify.annotations.Nullable;

/**
 * H2 as EclipseLink knows it, but a timestamp with time zone is read as PostgreSQL's is: as a Timestamp. It is written in
 * UTC: H2 makes local time of a Timestamp, which in the hour that comes twice is that of an hour before.
 */
public final class EmbeddedPlatform extends H2Platform {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object getObjectFromResultSet(
            ResultSet resultSet, int columnNumber, int type, AbstractSession session) throws SQLException {
        return type == Types.TIMESTAMP_WITH_TIMEZONE
                ? resultSet.getTimestamp(columnNumber)
                : super.getObjectFromResultSet(resultSet, columnNumber, type, session);
    }

    @Override
    public void setParameterValueInDatabaseCall(
            Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
        if (parameter instanceof Timestamp) {
            statement.setObject(index, inUtc(parameter));
        } else {
            super.setParameterValueInDatabaseCall(parameter, statement, index, session);
        }
    }

    static Object inUtc(Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toInstant().atOffset(ZoneOffset.UTC) : value;
    }
}
