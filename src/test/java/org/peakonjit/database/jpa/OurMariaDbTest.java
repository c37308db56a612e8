package org.peakonjit.database.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.persistence.internal.sessions.DatabaseSessionImpl;
import org.junit.jupiter.api.Test;

class OurMariaDbTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    private final List<String> calls = new ArrayList<>();

    private final PreparedStatement statement = (PreparedStatement) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                calls.add(method.getName() + Arrays.toString(arguments));
                return null;
            });

    private void set(Object parameter) throws SQLException {
        new OurMariaDb().setParameterValueInDatabaseCall(parameter, statement, 1, new DatabaseSessionImpl());
    }

    /** Both would go as the day that it is in UTC when it begins here. */
    @Test
    void aDayIsSentAsItIsCalled() throws SQLException {
        set(Date.valueOf(DAY));
        set(DAY);
        assertThat(calls).containsOnly("setObject[1, 2026-11-29]").hasSize(2);
    }

    @Test
    void theRestIsSentAsEver() throws SQLException {
        set(new Timestamp(0));
        set("a");
        assertThat(calls)
                .extracting(call -> call.substring(0, call.indexOf('[')))
                .containsExactly("setTimestamp", "setString");
    }
}
