package org.peakonjit.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;

/** What {@code database-roles.md} and {@code rotate-keys.md} tell to run where one role has made the tables and serves. */
class DatabaseRolesIT {

    private final Settings empty = TestDatabase.POSTGRESQL.fresh();
    private final String url = empty.database().url().replaceAll("\\?.*", ""); // which names the administrator
    private final String role = "r" + Long.toHexString(System.nanoTime());

    @BeforeEach
    void oneRoleMakesTheTables() throws SQLException {
        run("postgres", "create role " + role + " login");
        Database.open(as(role, "true")).close();
    }

    @Test
    void leadFromOneRoleToTwo() throws Exception {
        run("postgres", sample().replace("create role peakonjit login;", ""));
        run("postgres", statements("database-roles.md"));

        Database.open(as(role + "_owner", "true")).close();
        Database.open(as(role, "false")).close();
        run(role + "_owner", "create table later (id int)");
        run(role, "insert into later values (1)");
        run(role, "insert into application (name, definition, version) values ('peakon', '{}', 1)");
        run(role, "select make_audit_month(date '2031-06-01')");
        run(role, "select drop_audit_month(date '2031-06-01')");
        for (String sql : new String[] {"drop table seat", "create table mine (id int)"}) {
            assertThatThrownBy(() -> run(role, sql)).as(sql).isInstanceOf(SQLException.class);
        }
        run("postgres", "create role " + role + "_c login");
        assertThatThrownBy(() -> run(role + "_c", "select drop_audit_month(date '2031-06-01')"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void letTwoRolesTakeTurns() throws Exception {
        run("postgres", statements("rotate-keys.md"));

        Database.open(as(role + "_b", "true")).close();
        run(role + "_b", "alter table seat add later int");
        run(role + "_b", "create table later (id int)");
        run(role, "insert into later values (1)");
        assertThatCode(() -> run(role, "alter table later add more int")).doesNotThrowAnyException();
    }

    private String sample() throws IOException {
        return Files.readString(Path.of("server-config/postgresql/roles.sql"));
    }

    private static String statements(String page) throws IOException {
        String text = Files.readString(Path.of("docs/how-to", page));
        int begin = text.indexOf("```sql") + 6;
        return text.substring(begin, text.indexOf("```", begin));
    }

    private void run(String who, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, who, who);
                Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("peakonjit", role));
        }
    }

    private Settings as(String who, String migrates) {
        return TestSettings.in(
                empty.dataDir(),
                Map.of(
                        SettingKey.DATABASE_URL, url,
                        SettingKey.DATABASE_USER, who,
                        SettingKey.DATABASE_MIGRATE, migrates));
    }
}
