package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery;
import org.peakonjit.audit.AuditQuery.Order;
import org.peakonjit.audit.AuditQuery.SignOns;
import org.peakonjit.audit.AuditTrail;
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
    AuditTrail trail;

    @Inject
    Viewer viewer;

    @Inject
    Clock clock;

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

    /** How many sign-ons of the viewer's day were admitted. */
    public long getAdmitted() {
        return today(new SignOns(Optional.empty(), Optional.empty(), Optional.of(true), false));
    }

    /** How many were not. */
    public long getRefused() {
        return today(new SignOns(Optional.empty(), Optional.empty(), Optional.of(false), false));
    }

    /** How many changed an account at Peakon, or should have. */
    public long getProvisioned() {
        return today(new SignOns(Optional.empty(), Optional.empty(), Optional.empty(), true));
    }

    private long today(SignOns which) {
        ZoneId zone = ZoneId.of(viewer.getZone());
        return trail.count(new AuditQuery(
                Optional.of(Kind.SIGN_ON),
                Optional.of(LocalDate.ofInstant(clock.instant(), zone)
                        .atStartOfDay(zone)
                        .toInstant()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                which,
                Order.LATEST));
    }
}
