package org.peakonjit.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.peakonjit.config.Settings;

/** Opens the database at start and closes it when the deployment ends. */
@ApplicationScoped
class DatabaseProducer {

    @Produces
    @Singleton
    Database database(Settings settings) {
        return Database.open(settings);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    DataSource dataSource(Database database) {
        return database.dataSource();
    }
}
