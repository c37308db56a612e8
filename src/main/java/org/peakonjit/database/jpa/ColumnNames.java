package org.peakonjit.database.jpa;

import java.util.Locale;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** Calls columns as the schema does, {@code first_sign_in} for {@code firstSignIn}, unless an entity says otherwise. */
public final class ColumnNames implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        session.getDescriptors().values().stream()
                .flatMap(entity -> entity.getMappings().stream())
                .filter(DatabaseMapping::isDirectToFieldMapping)
                .forEach(ColumnNames::name);
    }

    private static void name(DatabaseMapping mapping) {
        DatabaseField column = mapping.getField();
        if (column.getName().equalsIgnoreCase(mapping.getAttributeName())) {
            column.setName(
                    mapping.getAttributeName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
        }
    }
}
