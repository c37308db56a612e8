package org.peakonjit.database.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.H2Platform;
import org.jspecify.annotations.Nullable;

/** H2 as EclipseLink knows it, but a timestamp with time zone is read as PostgreSQL's is: as a Timestamp. */
public final class EmbeddedPlatform extends H2Platform {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object getObjectFromResultSet(
            ResultSet resultSet, int columnNumber, int type, AbstractSession session) throws SQLException {
        return type == Types.TIMESTAMP_WITH_TIMEZONE
                ? resultSet.getTimestamp(columnNumber)
                : super.getObjectFromResultSet(resultSet, columnNumber, type, session);
    }
}
