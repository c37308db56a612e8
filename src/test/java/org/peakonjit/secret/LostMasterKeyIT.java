package org.peakonjit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.architecture.OurClasses;
import org.peakonjit.config.WrongSettingsException;
import org.peakonjit.database.Database;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.schema.StoredRelease;

/** What {@code lost-data.md} tells to run where nobody has the master key any more, on what a release left. */
class LostMasterKeyIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void leavesNothingThatDoesNotOpen(TestDatabase kind) throws Exception {
        try (Database database = Database.open(kind.fresh());
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            StoredRelease.LATEST.addRows(database.dataSource());
            Sealer next = TestSealers.fresh();
            assertThatThrownBy(() -> MasterKeyCheck.run(database.dataSource(), next))
                    .isInstanceOf(WrongSettingsException.class);

            for (String command : commands()) {
                statement.execute(command);
            }

            List<SealedColumn> sealed = sealedColumns();
            assertThat(sealed).hasSizeGreaterThan(4);
            for (SealedColumn column : sealed) {
                try (ResultSet left = statement.executeQuery(
                        "select count(*) from " + column.table() + " where " + column.column() + " is not null")) {
                    left.next();
                    assertThat(left.getInt(1))
                            .as(column.table() + "." + column.column())
                            .isZero();
                }
            }
            assertThatCode(() -> MasterKeyCheck.run(database.dataSource(), next))
                    .doesNotThrowAnyException();
        }
    }

    private static List<String> commands() throws Exception {
        String page = Files.readString(Path.of("docs/how-to/lost-data.md"));
        String block = page.substring(page.indexOf("```sql") + 6, page.lastIndexOf("```"));
        return block.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replace(";", ""))
                .toList();
    }

    private static List<SealedColumn> sealedColumns() throws IllegalAccessException {
        List<SealedColumn> columns = new ArrayList<>();
        for (JavaField field : OurClasses.all().stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(SealedColumn.class))
                .toList()) {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            columns.add((SealedColumn) reflected.get(null));
        }
        return columns;
    }
}
