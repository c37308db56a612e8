package org.peakonjit.console;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.people.PeopleSearch;
import org.peakonjit.administration.people.PeopleSearch.Hit;
import org.peakonjit.administration.people.PersonFiles;
import org.peakonjit.administration.reports.SignOnTraces;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.console.list.ReportFilters;
import org.peakonjit.console.page.Navigation;

/**
 * What the field at the top of every page finds: a reference leads straight to its sign-in, the whole address of the only
 * person found to that person; everything else is listed.
 */
@Model
public class SearchPage {

    private static final int MOST = 20;

    @Inject
    SignOnTraces traces;

    @Inject
    PeopleSearch peopleSearch;

    @Inject
    Applications applications;

    @Inject
    ConsoleIndex index;

    private @Nullable String q;
    private final Supplier<List<Hit>> people =
            Suppliers.memoize(() -> getText().isEmpty() ? List.of() : peopleSearch.find(getText(), MOST));

    /** Where the search leads at once; nowhere else, so that what is found is shown. */
    public @Nullable String open() {
        String text = getText();
        if (text.isEmpty()) {
            return null;
        }
        Optional<String> reference =
                traces.find(text).map(found -> String.valueOf(found.entry().reference()));
        if (reference.isPresent()) {
            return to("sign-on.xhtml?reference=", reference.get());
        }
        List<Hit> hits = getPeople();
        return hits.size() == 1 && hits.get(0).address().equals(PersonFiles.called(text))
                ? to("person.xhtml?person=", hits.get(0).address())
                : null;
    }

    private static String to(String page, String value) {
        return Navigation.redirectTo(page + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** What is looked for; empty where nothing is. */
    public String getText() {
        return ReportFilters.words(q).orElse("");
    }

    public List<Hit> getPeople() {
        return people.get();
    }

    /** Whether there may be more people than are shown. */
    public boolean isMore() {
        return getPeople().size() == MOST;
    }

    /** Applications by what people call them, name or description. */
    public List<Application> getApplications() {
        String text = getText().toLowerCase(Locale.ROOT);
        return text.isEmpty()
                ? List.of()
                : applications.all().stream()
                        .filter(one -> String.join(" ", one.title(), one.name(), one.description())
                                .toLowerCase(Locale.ROOT)
                                .contains(text))
                        .limit(MOST)
                        .toList();
    }

    public List<ConsoleIndex.Place> getPages() {
        return index.pages(getText());
    }

    public List<ConsoleIndex.Place> getSettings() {
        return index.settings(getText());
    }

    public boolean isNothing() {
        return getPeople().isEmpty()
                && getApplications().isEmpty()
                && getPages().isEmpty()
                && getSettings().isEmpty();
    }

    public @Nullable String getQ() {
        return q;
    }

    public void setQ(@Nullable String q) {
        this.q = q;
    }
}
