package org.peakonjit.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.database.Database;
import org.peakonjit.database.TestDatabase;

class MasterKeyCheckIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void stopsANodeWithAnotherMasterKey(TestDatabase kind) {
        try (Database database = Database.open(kind.fresh())) {
            MasterKeyCheck.run(database.dataSource(), sealer(1));
            assertThatCode(() -> MasterKeyCheck.run(database.dataSource(), sealer(1)))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> MasterKeyCheck.run(database.dataSource(), sealer(2)))
                    .isInstanceOf(WrongSettingsException.class)
                    .hasMessageContaining("peakonjit.master-key")
                    .hasMessageContaining("Give every node of the database the same key");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void givesTheDatabasesSecretsToANewMasterKey(TestDatabase kind) throws SQLException {
        try (Database database = Database.open(kind.fresh())) {
            MasterKeyCheck.run(database.dataSource(), sealer(1));
            for (String name : List.of("one", "two")) {
                token(database, name, sealer(1).seal("token", name.getBytes(UTF_8), name));
            }
            token(database, "none", null);

            assertThat(renew(database, sealer(2, 1))).isEqualTo(3); // the check itself is one
            assertThat(renew(database, sealer(2, 1))).isZero();
            MasterKeyCheck.run(database.dataSource(), sealer(2));
            for (String name : List.of("one", "two")) {
                assertThat(sealer(2).open("token", token(database, name), name)).isEqualTo(name.getBytes(UTF_8));
            }
            assertThatThrownBy(() -> MasterKeyCheck.run(database.dataSource(), sealer(1)))
                    .isInstanceOf(WrongSettingsException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leavesAloneWhatDoesNotOpen(TestDatabase kind) throws SQLException {
        try (Database database = Database.open(kind.fresh())) {
            MasterKeyCheck.run(database.dataSource(), sealer(1));
            byte[] ofAnother = sealer(3).seal("token", new byte[1], "one");
            token(database, "one", ofAnother);
            assertThat(renew(database, sealer(2, 1))).isOne();
            assertThat(token(database, "one")).isEqualTo(ofAnother);
        }
    }

    private static int renew(Database database, Sealer sealer) {
        SealedColumn tokens = SealedColumn.boundToItsRow("application", "name", "bearer_token", "token");
        return MasterKeyCheck.renew(database.dataSource(), sealer, List.of(tokens));
    }

    private static void token(Database database, String name, byte @Nullable [] sealed) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into application (name, definition, bearer_token, version) values (?, '{}', ?, 1)")) {
            insert.setString(1, name);
            insert.setBytes(2, sealed);
            insert.executeUpdate();
        }
    }

    private static byte[] token(Database database, String name) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select bearer_token from application where name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }

    private static Sealer sealer(int... fills) {
        return new AesGcmSealer(IntStream.of(fills)
                .mapToObj(fill -> {
                    byte[] key = new byte[MasterKey.BYTES];
                    key[0] = (byte) fill;
                    return new MasterKey(key);
                })
                .toList());
    }
}
