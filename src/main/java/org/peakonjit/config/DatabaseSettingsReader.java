package org.peakonjit.config;

import java.nio.file.Path;
import java.util.Optional;
import org.peakonjit.config.Settings.Secret;

/** Reads what is set about the database. */
final class DatabaseSettingsReader {

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
        url.filter(value -> !value.startsWith("jdbc:h2:") && !value.startsWith("jdbc:postgresql:"))
                .ifPresent(value -> values.wrong(
                        SettingKey.DATABASE_URL,
                        "is no JDBC URL of a supported database",
                        "Use jdbc:postgresql://host/database, or leave it out for the embedded H2"));
        return new Settings.Database(
                jndiName,
                url.orElseGet(() -> "jdbc:h2:file:" + dataDir.resolve("database")),
                values.text(SettingKey.DATABASE_USER),
                values.text(SettingKey.DATABASE_PASSWORD).map(Secret::new),
                values.number(SettingKey.DATABASE_POOL_SIZE, 16, 1, 500));
    }
}
