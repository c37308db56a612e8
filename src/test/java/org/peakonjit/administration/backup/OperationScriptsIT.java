package org.peakonjit.administration.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.Settings;
import org.peakonjit.database.Database;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.TwoRoles;
import org.peakonjit.it.parts.Program;
import org.peakonjit.it.parts.Script;

/** What {@code docs/how-to} tells administrators to run, on PostgreSQL and on files; {@code LostMachineIT} has the rest. */
class OperationScriptsIT {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path directory;

    @Test
    void backsUpAndRestoresPostgresql() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/pg_dump")), "pg_dump is not installed");
        Path key = Files.writeString(directory.resolve("master.key"), "the key\n");
        Path password = Files.writeString(directory.resolve("password"), "secret\n");
        Path lost = directory.resolve("lost.properties");
        TwoRoles before = TwoRoles.in(TestDatabase.POSTGRESQL.fresh());
        Files.writeString(lost, properties(before.serving(), key));
        Database.open(before.owner()).close();
        try (Database database = Database.open(before.serving());
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into application (name, definition, version) values ('kept', '{\"ä\": 1}', 7)");
            assertThat(count(statement)).isOne();
        }
        String archive = Script.run(NOTHING, "operations/back-up.sh", directory.resolve("archives"), lost)
                .lastLine();
        assertThat(permissions(Path.of(archive))).isEqualTo("rw-------");

        Files.delete(password);
        Path keyAnew = directory.resolve("new/master.key");
        Path machine = directory.resolve("new.properties");
        TwoRoles after = TwoRoles.in(TestDatabase.POSTGRESQL.fresh());
        Files.writeString(machine, properties(after.owner(), keyAnew));
        Script.run(NOTHING, "operations/restore.sh", archive, machine);

        assertThat(password).hasContent("secret\n");
        assertThat(keyAnew).hasContent("the key\n");
        assertThat(permissions(keyAnew)).isEqualTo("rw-------");
        try (Database database = Database.open(after.serving());
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(count(statement)).isOne();
            statement.execute("insert into application (name, definition, version) values ('new', '{}', 1)");
        }
        assertThat(Script.attempt(NOTHING, "operations/restore.sh", archive, machine)
                        .status())
                .as("into a database that is in use")
                .isNotZero();
    }

    @Test
    void takesNoOtherDatabaseForTheEmbeddedOne() throws Exception {
        for (String other : List.of(
                "peakonjit.database.url=jdbc:mariadb://db.corp.example/peakonjit",
                "peakonjit.datasource=jdbc/peakonjit")) {
            Path config = Files.writeString(directory.resolve("other.properties"), other + "\n");
            Program.Ended ended = Script.attempt(NOTHING, "operations/back-up.sh", directory, config);
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.printed()).contains("docs/how-to/back-up.md");
        }
    }

    @Test
    void overwritesNoOtherMasterKey() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data/back-ups"));
        Files.writeString(data.resolve("database-20261128T120000Z.zip"), "a copy");
        Files.writeString(directory.resolve("data/master.key"), "one");
        Path config = Files.writeString(
                directory.resolve("embedded.properties"), "peakonjit.data-dir=" + directory.resolve("data") + "\n");
        String archive =
                Script.run(NOTHING, "operations/back-up.sh", directory, config).lastLine();

        Files.writeString(directory.resolve("data/master.key"), "another");
        Program.Ended ended = Script.attempt(NOTHING, "operations/restore.sh", archive, config);
        assertThat(ended.status()).isNotZero();
        assertThat(ended.printed()).contains("another master key is in the way");
        assertThat(directory.resolve("data/master.key")).hasContent("another");
    }

    @Test
    void takesAlongTheFilesThatSettingsName() throws Exception {
        Path machine = Files.createDirectory(directory.resolve("machine"));
        Path config = Files.writeString(machine.resolve("peakonjit.properties"), """
                peakonjit.data-dir=%1$s/data
                peakonjit.applications=%1$s/applications.json
                peakonjit.idp.metadata=file:%1$s/idp metadata.xml
                peakonjit.idp.metadata-certificate=%1$s/idp.pem
                peakonjit.pages.logo=%1$s/pages/logo.svg
                peakonjit.pages.texts=%1$s/pages/words.properties
                peakonjit.admin.password=file:%1$s/admin
                peakonjit.audit.webhook.secret=file://%1$s/webhook
                peakonjit.help-desk.url=https://help.corp.example
                """.formatted(machine));
        List<Path> named = Stream.of(
                        "applications.json",
                        "idp metadata.xml",
                        "idp.pem",
                        "pages/logo.svg",
                        "pages/words.properties",
                        "pages/words_de.properties",
                        "admin",
                        "webhook",
                        "environment")
                .map(machine::resolve)
                .toList();
        Files.createDirectory(machine.resolve("pages"));
        for (Path file : named) {
            Files.writeString(file, "what is in " + file);
        }
        saved(machine.resolve("data"));
        String archive =
                Script.run(NOTHING, "operations/back-up.sh", directory, config).lastLine();

        Files.move(machine, directory.resolve("lost"));
        Script.run(NOTHING, "operations/restore.sh", archive, config);
        assertThat(named).allSatisfy(file -> assertThat(file).hasContent("what is in " + file));
        assertThat(permissions(machine.resolve("environment"))).isEqualTo("rw-------");
        assertThat(machine.resolve("data/master.key")).hasContent("the key");
        assertThat(machine.resolve("data/database.mv.db")).hasContent("rows");
    }

    @Test
    void restoresTheEmbeddedDatabaseToWhereItsUrlSays() throws Exception {
        Path config = Files.writeString(directory.resolve("own.properties"), """
                peakonjit.data-dir=%1$s/data
                peakonjit.database.url=jdbc:h2:file:%1$s/own/people;DB_CLOSE_ON_EXIT=FALSE
                """.formatted(directory));
        saved(directory.resolve("data"));
        String archive =
                Script.run(NOTHING, "operations/back-up.sh", directory, config).lastLine();

        Script.run(NOTHING, "operations/restore.sh", archive, config);
        assertThat(directory.resolve("own")).isDirectoryContaining("glob:**/people.mv.db");
        assertThat(directory.resolve("own/people.mv.db")).hasContent("rows");
        assertThat(permissions(directory.resolve("own/people.mv.db"))).isEqualTo("rw-------");
        assertThat(directory.resolve("data/database.mv.db")).doesNotExist();
        assertThat(Script.attempt(NOTHING, "operations/restore.sh", archive, config)
                        .printed())
                .contains("people.mv.db is in the way");

        Files.writeString(config, "peakonjit.database.url=jdbc:h2:tcp://db.corp.example/people\n");
        assertThat(Script.attempt(NOTHING, "operations/restore.sh", archive, config)
                        .status())
                .isEqualTo(2);
    }

    /** A data directory with a copy of the embedded database, as the server leaves it. */
    private static void saved(Path data) throws IOException {
        Path copies = Files.createDirectories(data.resolve("back-ups"));
        Files.writeString(data.resolve("master.key"), "the key");
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(copies.resolve("database-20261128T120000Z.zip")))) {
            zip.putNextEntry(new ZipEntry("database.mv.db"));
            zip.write("rows".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void leadsFromOneMasterKeyToTheNext() throws Exception {
        Path file = Files.writeString(directory.resolve("master.key"), "b2xk\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));

        assertThat(step(file, "promote")).isNotZero();
        assertThat(step(file, "retire")).isNotZero();
        assertThat(step(file, "add")).isZero();
        List<String> added = Files.readAllLines(file);
        assertThat(added).hasSize(2).startsWith("b2xk");
        assertThat(step(file, "add")).isNotZero();
        assertThat(step(file, "promote")).isZero();
        assertThat(Files.readAllLines(file)).containsExactly(added.get(1), "b2xk");
        assertThat(step(file, "retire")).isZero();
        assertThat(Files.readAllLines(file)).containsExactly(added.get(1));
        assertThat(permissions(file)).isEqualTo("r--r-----");
        assertThat(directory.toFile().list()).containsExactly("master.key");
    }

    private static int step(Path file, String step) {
        return Script.attempt(NOTHING, "operations/rotate-master-key.sh", file, step)
                .status();
    }

    private String properties(Settings role, Path key) {
        String url = role.database().url();
        return """
                # as an administrator writes it
                peakonjit.database.url = %s
                peakonjit.database.user=%s
                peakonjit.database.password=file:%s
                peakonjit.master-key=file:%s
                """.formatted(
                        url + (url.contains("?") ? "&" : "?") + "targetServerType=primary",
                        role.database().user().orElseThrow(),
                        directory.resolve("password"),
                        key);
    }

    private static int count(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from application where definition = '{\"ä\": 1}'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
