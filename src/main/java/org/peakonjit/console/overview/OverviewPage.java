package org.peakonjit.console.overview;

import com.google.common.base.Suppliers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.console.list.ReportFilters;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.reports.ReportLink;
import org.peakonjit.console.seats.Consumption;
import org.peakonjit.license.Seats;

/** Which application the overview is about, or all of them together, and all with the licences they consume. */
@Model
public class OverviewPage {

    @Inject
    HttpServletRequest request;

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    Messages messages;

    private @Nullable String application;
    private final Supplier<List<Card>> cards =
            Suppliers.memoize(() -> applications.all().stream().map(this::card).toList());

    /**
     * An application as lists show it.
     *
     * @param consumption "Licenses consumed: N of M"
     */
    public record Card(Application application, Consumption usage, String consumption) {

        /** Where the consumed licences are listed. */
        public String getSeats() {
            return ReportLink.seats(application.name()).toString();
        }
    }

    /** What the page is about is known before its components are asked what they show. */
    @PostConstruct
    void read() {
        application = request.getParameter("application");
    }

    public List<Card> getApplications() {
        return cards.get();
    }

    private Card card(Application one) {
        Consumption consumption = new Consumption(seats.usage(one.name()));
        return new Card(one, consumption, consumption.text(messages));
    }

    /** Whether there is a choice. */
    public boolean isOfSeveral() {
        return applications.names().size() > 1;
    }

    /** The application that the page is about; empty = all together. */
    Optional<String> scope() {
        return ReportFilters.words(application).filter(applications.names()::contains);
    }

    /** Its name; empty where the page is about all. */
    public String getApplication() {
        return scope().orElse("");
    }

    public void setApplication(@Nullable String application) {
        this.application = application;
    }
}
