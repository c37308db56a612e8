package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.license.Seats;

/** All applications with the licences they consume, and what is left to set up. */
@Named
@RequestScoped
public class OverviewPage {

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    Messages messages;

    @Inject
    FirstSteps firstSteps;

    @Nullable
    private List<Card> cards;

    /** An application as lists show it. */
    public record Card(Application application, Consumption usage, String consumption) {

        public String getName() {
            return application.name();
        }

        public String getDescription() {
            return application.description();
        }

        public @Nullable String getDomainName() {
            return application.domainName();
        }

        public boolean isEnabled() {
            return application.enabled();
        }

        /** "Licenses consumed: N of M". */
        public String getConsumption() {
            return consumption;
        }

        /** How full the licence bar is, 0 to 100. */
        public int getPercent() {
            return usage.percent();
        }

        /** The style class of the bar. */
        public String getFullness() {
            return usage.fullness();
        }
    }

    /** All of them, by name. */
    public List<Card> getApplications() {
        List<Card> all = cards;
        if (all == null) {
            all = applications.all().stream().map(this::card).toList();
            cards = all;
        }
        return all;
    }

    private Card card(Application application) {
        Consumption consumption = new Consumption(seats.usage(application.name()));
        return new Card(application, consumption, consumption.text(messages));
    }

    /** What leads to the first sign-on. */
    public FirstSteps.Guide getGuide() {
        return firstSteps.guide();
    }
}
