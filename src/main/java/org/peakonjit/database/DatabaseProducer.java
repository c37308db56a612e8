package org.peakonjit.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.peakonjit.config.Settings;

/** Makes the database known at start, which {@code operations.StartUp} opens, and closes it when the deployment ends. */
@ApplicationScoped
class DatabaseProducer {

    @Produces
    @Singleton
    Database database(Settings settings) {
        return Database.prepare(settings);
    }

    void close(@Disposes Database database) {
        database.close();
    }
}
