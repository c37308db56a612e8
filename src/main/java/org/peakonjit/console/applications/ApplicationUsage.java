package org.peakonjit.console.applications;

import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import org.peakonjit.application.Applications;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.seats.Consumption;
import org.peakonjit.license.Seats;

/** How many licences applications have consumed, as stored, not as typed. */
@Model
public class ApplicationUsage {

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    Messages messages;

    /** "Licenses consumed: N of M"; empty where there is no such application. */
    public String text(String application) {
        return applications.findStored(application).isPresent()
                ? of(application).text(messages)
                : "";
    }

    /** The consumed licences as a bar. */
    public Consumption of(String application) {
        return new Consumption(seats.usage(application));
    }
}
