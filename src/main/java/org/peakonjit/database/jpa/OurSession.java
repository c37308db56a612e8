package org.peakonjit.database.jpa;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * What differs from EclipseLink's own ways: columns are called as the schema does, {@code first_sign_in} for
 * {@code firstSignIn}, unless an entity says otherwise; and nothing is tried again behind our back.
 */
public final class OurSession implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        session.getDescriptors().values().stream()
                .flatMap(OurSession::mappings)
                .filter(DatabaseMapping::isDirectToFieldMapping)
                .forEach(OurSession::name);
        if (session.getDatasourceLogin() instanceof DatabaseLogin login) {
            // By default it tries a lost connection thrice, five seconds apart, while somebody waits.
            login.setQueryRetryAttemptCount(0);
            login.setDelayBetweenConnectionAttempts(0);
            login.setConnectionHealthValidatedOnError(false);
        }
    }

    /** By the attributes: the method for all of them returns another type in EclipseLink 5, which Payara 7 brings. */
    private static Stream<DatabaseMapping> mappings(ClassDescriptor entity) {
        return Stream.<Class<?>>iterate(entity.getJavaClass(), Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .map(Field::getName)
                .map(entity::getMappingForAttributeName)
                .filter(Objects::nonNull)
                .distinct();
    }

    /** As the schema does, {@code first_sign_in} for {@code firstSignIn}, unless the entity says otherwise. */
    private static void name(DatabaseMapping mapping) {
        DatabaseField column = mapping.getField();
        if (column.getName().equalsIgnoreCase(mapping.getAttributeName())) {
            column.setName(
                    mapping.getAttributeName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
        }
    }
}
