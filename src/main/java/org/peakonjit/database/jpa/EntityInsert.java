package org.peakonjit.database.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.server.ServerSession;

/** The insert of an entity's row as JPA would make it, for the queue. */
final class EntityInsert {

    private EntityInsert() {}

    static SqlStatement of(Object entity, EntityManager entityManager) {
        AbstractSession session = entityManager.unwrap(ServerSession.class);
        ClassDescriptor descriptor = session.getDescriptor(entity);
        AbstractRecord row = descriptor.getObjectBuilder().buildRow(entity, session, DatabaseMapping.WriteType.INSERT);
        List<DatabaseField> columns = row.getFields();
        String names = columns.stream().map(DatabaseField::getName).collect(Collectors.joining(", "));
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return new SqlStatement(
                "insert into " + descriptor.getTableName() + " (" + names + ") values (" + places + ")",
                columns.stream().map(row::get).toList());
    }
}
