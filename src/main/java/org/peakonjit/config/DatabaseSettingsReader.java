package org.peakonjit.config;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads what is set about the database. */
final class DatabaseSettingsReader {

    private static final List<String> URLS = List.of("jdbc:h2:", "jdbc:postgresql:", "jdbc:mariadb:");

    private final SettingValues values;

    DatabaseSettingsReader(SettingValues values) {
        this.values = values;
    }

    Settings.Database read(Path dataDir) {
        Optional<String> jndiName = values.text(SettingKey.DATASOURCE);
        Optional<String> url = values.text(SettingKey.DATABASE_URL);
        if (jndiName.isPresent() && url.isPresent()) {
            values.wrong(
                    SettingKey.DATASOURCE,
                    "stands beside " + SettingKey.DATABASE_URL.key(),
                    "Give one of the two: the server's data source by JNDI name, or a JDBC URL");
        }
        url.filter(value -> URLS.stream().noneMatch(value::startsWith))
                .ifPresent(
                        value -> values.wrong(
                                SettingKey.DATABASE_URL,
                                "is no JDBC URL of a supported database",
                                "Use jdbc:postgresql://host/database or jdbc:mariadb://host/database, or leave it out for the embedded H2"));
        return new Settings.Database(
                jndiName,
                url.orElseGet(() -> "jdbc:h2:file:" + dataDir.resolve("database")),
                values.text(SettingKey.DATABASE_USER),
                values.secret(SettingKey.DATABASE_PASSWORD),
                values.number(SettingKey.DATABASE_POOL_SIZE, 16, 1, 500),
                values.duration(
                        SettingKey.DATABASE_WAIT,
                        ChronoUnit.FOREVER.getDuration(),
                        "is no duration",
                        "Use an ISO 8601 duration such as PT5M, or leave it out to wait as long as it takes"),
                values.flag(SettingKey.DATABASE_MIGRATE, true));
    }
}
