package org.peakonjit.database.jpa;

import org.peakonjit.config.Settings;
import org.peakonjit.database.Database;
import org.peakonjit.database.UnitOfWork;

/** What one node has of the database: its own pool, entity manager factory and transactions. */
public final class TestNode implements AutoCloseable {

    public final Settings settings;
    public final Database database;
    public final Transactions transactions;
    public final UnitOfWork unitOfWork;
    public final DatabaseClock clock;
    private final PersistenceUnit unit;

    public TestNode(Settings settings) {
        this.settings = settings;
        database = Database.open(settings);
        unit = new PersistenceUnit(database);
        transactions = new JpaTransactions(unit, database);
        unitOfWork = transactions;
        clock = new DatabaseClock(database);
    }

    @Override
    public void close() {
        unit.close();
        database.close();
    }
}
