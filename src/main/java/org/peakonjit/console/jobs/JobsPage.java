package org.peakonjit.console.jobs;

import com.google.common.base.Suppliers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobQuery;
import org.peakonjit.administration.jobs.Jobs;
import org.peakonjit.console.list.Asked;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.page.Messages;

/** What takes long: what is under way, and what was. */
@Named
@RequestScoped
public class JobsPage {

    private static final List<String> FILTERS = List.of("application", "kind", "state");

    @Inject
    Jobs jobs;

    @Inject
    Messages messages;

    @Inject
    HttpServletRequest request;

    private Optional<String> application = Optional.empty();
    private Optional<Job.Kind> kind = Optional.empty();
    private Optional<Job.State> state = Optional.empty();
    private ListAddress address;
    private final Supplier<Rows<JobLine>> rows = Suppliers.memoize(this::rows);

    @PostConstruct
    void read() {
        Asked asked = new Asked(request, messages);
        application = asked.text("application");
        kind = asked.one("kind", Job.Kind.values());
        state = asked.one("state", Job.State.values());
        address = new ListAddress("jobs.xhtml")
                .with("application", getApplication())
                .with("kind", getKind())
                .with("state", getState());
    }

    /** Lets what the address says be read before the page begins. */
    public void open() {
        getRows();
    }

    /** The page of jobs that is asked for, newest first. */
    public Rows<JobLine> getRows() {
        return rows.get();
    }

    private Rows<JobLine> rows() {
        JobQuery query = new JobQuery(application, kind, state);
        return Rows.of(
                address,
                new Asked(request, messages),
                jobs.count(query),
                (offset, limit) -> jobs.page(query, offset, limit).stream()
                        .map(job -> new JobLine(job, messages))
                        .toList());
    }

    /** The kinds as the address names them. */
    public List<String> getKinds() {
        return Arrays.stream(Job.Kind.values()).map(Job.Kind::word).toList();
    }

    /** The states as the address names them. */
    public List<String> getStates() {
        return Arrays.stream(Job.State.values()).map(Job.State::word).toList();
    }

    /** How many filters narrow it. */
    public int getActive() {
        return address.count(FILTERS);
    }

    public @Nullable String getApplication() {
        return application.orElse(null);
    }

    public @Nullable String getKind() {
        return kind.map(Job.Kind::word).orElse(null);
    }

    public @Nullable String getState() {
        return state.map(Job.State::word).orElse(null);
    }
}
