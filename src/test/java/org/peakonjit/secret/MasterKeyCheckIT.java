package org.peakonjit.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static Sealer sealer(int fill) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) fill;
        return new TinkSealer(new MasterKey(key));
    }
}
