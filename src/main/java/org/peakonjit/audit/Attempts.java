package org.peakonjit.audit;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often people tried. */
public interface Attempts {

    record Who(@Nullable String person, @Nullable String application) {

        public static Who of(AuditEntry entry) {
            return new Who(entry.person(), entry.application());
        }
    }

    /**
     * All tries of those people at those applications within the query's period, whatever they came to; tries to
     * provision alone where the query asks for such. Who is not verified is nobody, and not counted.
     */
    Map<Who, Long> of(AuditQuery query, Collection<AuditEntry> entries);
}
