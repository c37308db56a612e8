package org.peakonjit.database.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.peakonjit.database.Database;

/** Makes the entity manager factory over our own data source; closes it when the deployment ends. */
@ApplicationScoped
class EntityManagers {

    @Produces
    @Singleton
    EntityManagerFactory factory(Database database) {
        return open(database);
    }

    void close(@Disposes EntityManagerFactory factory) {
        factory.close();
    }

    static EntityManagerFactory open(Database database) {
        String platform = switch (database.kind()) {
            case H2 -> EmbeddedPlatform.class.getName();
            case POSTGRESQL -> PostgreSQLPlatform.class.getName();
        };
        EntityManagerFactory factory = new PersistenceProvider()
                .createEntityManagerFactory(
                        "peakon-jit",
                        Map.of(
                                "jakarta.persistence.nonJtaDataSource",
                                database.dataSource(),
                                "eclipselink.target-database",
                                platform,
                                "eclipselink.session.customizer",
                                ColumnNames.class.getName(),
                                "eclipselink.classloader",
                                EntityManagers.class.getClassLoader()));
        if (factory == null) {
            throw new IllegalStateException("the deployment lacks META-INF/persistence.xml");
        }
        return factory;
    }
}
