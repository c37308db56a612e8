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
import org.peakonjit.license.LicenseUsage;
import org.peakonjit.license.Seats;

/** Looks after the licences that applications consume; the stage is the threshold in percent. */
@Singleton
class LicenseWatch implements Watch {

    private static final int ALL = 100;

    private final Applications applications;
    private final Seats seats;

    @Inject
    LicenseWatch(Applications applications, Seats seats) {
        this.applications = applications;
        this.seats = seats;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.LICENSE_CONSUMPTION);
    }

    @Override
    public List<Condition> look(AlertSettings settings, ToIntFunction<Topic> standing) {
        List<Condition> found = new ArrayList<>();
        for (Application application : applications.all()) {
            String name = application.name();
            LicenseUsage usage = seats.usage(name);
            int before = standing.applyAsInt(new Topic(AlertKind.LICENSE_CONSUMPTION, name));
            int reached = settings.licenses().reached(name, usage, before);
            if (reached > 0) {
                found.add(new Condition(
                                AlertKind.LICENSE_CONSUMPTION,
                                name,
                                reached,
                                reached < ALL ? Severity.WARNING : Severity.CRITICAL,
                                Map.of(
                                        "threshold", Integer.toString(reached),
                                        "consumed", Long.toString(usage.consumed()),
                                        "limit", Integer.toString(usage.limit().orElseThrow())))
                        .of(application));
            }
        }
        return found;
    }
}
