package org.peakonjit.alerting.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Condition;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.Topic;
import org.peakonjit.alerting.settings.AlertSettings;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;

/**
 * Looks after people who are refused because an address or account is somebody else's. A few are told as a warning; ten
 * are more than chance, and hundreds an identity provider that identifies everybody anew.
 */
@Singleton
class ConflictWatch implements Watch {

    private static final int MANY = 10;
    private static final int EVERYBODY = 100;

    private final Applications applications;
    private final Conflicts conflicts;

    @Inject
    ConflictWatch(Applications applications, Conflicts conflicts) {
        this.applications = applications;
        this.conflicts = conflicts;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.CONFLICTS_OPEN);
    }

    @Override
    public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        if (conflicts.count(ConflictQuery.open()) == 0) {
            return List.of();
        }
        List<Condition> found = new ArrayList<>();
        for (Application application : applications.all()) {
            long open = conflicts.count(ConflictQuery.open().of(application.name()));
            if (open > 0) {
                found.add(new Condition(
                                AlertKind.CONFLICTS_OPEN,
                                application.name(),
                                stage(open),
                                open < MANY ? Severity.WARNING : Severity.CRITICAL,
                                Map.of("conflicts", Long.toString(open)))
                        .of(application));
            }
        }
        return found;
    }

    private static int stage(long open) {
        return open < MANY ? 1 : open < EVERYBODY ? 2 : 3;
    }
}
