package org.peakonjit.database.jpa;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.Database;

/**
 * Entity managers over our own data source. A type of ours, since a container may offer factories of its own; the factory
 * is made when it is first asked for, since the database may come later than we do.
 */
@Singleton
class PersistenceUnit implements AutoCloseable {

    private final Database database;
    private volatile @Nullable EntityManagerFactory factory;

    @Inject
    PersistenceUnit(Database database) {
        this.database = database;
    }

    /** Refused here while the database is away: EclipseLink would log it each time. */
    EntityManager entityManager() {
        database.requireThere();
        EntityManagerFactory made = factory;
        return (made == null ? made() : made).createEntityManager();
    }

    private synchronized EntityManagerFactory made() {
        EntityManagerFactory made = factory;
        if (made == null) {
            made = open(database);
            factory = made;
        }
        return made;
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        EntityManagerFactory made = factory;
        if (made != null) {
            made.close();
        }
    }

    static EntityManagerFactory open(Database database) {
        EntityManagerFactory factory = new PersistenceProvider()
                .createEntityManagerFactory(
                        "peakon-jit",
                        Map.of(
                                "jakarta.persistence.nonJtaDataSource",
                                database.dataSource(),
                                "eclipselink.target-database",
                                Platforms.of(database.kind()).getName(),
                                "eclipselink.session.customizer",
                                OurSession.class.getName(),
                                "eclipselink.classloader",
                                PersistenceUnit.class.getClassLoader()));
        if (factory == null) {
            throw new IllegalStateException("the deployment lacks META-INF/persistence.xml");
        }
        return factory;
    }
}
