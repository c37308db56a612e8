package org.peakonjit.console.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobQuery;
import org.peakonjit.administration.jobs.Jobs;
import org.peakonjit.console.list.ListAddress;
import org.peakonjit.console.list.ListPage;
import org.peakonjit.console.list.ListParameters;
import org.peakonjit.console.list.Rows;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.policies.ApplicationTitles;

/** What takes long: what is under way, and what was. */
@Model
public class JobsPage extends ListPage<JobLine> {

    private static final List<String> FILTERS = List.of("application", "kind", "state");

    @Inject
    Jobs jobs;

    @Inject
    ApplicationTitles titles;

    @Inject
    Messages messages;

    @Inject
    HttpServletRequest request;

    private Optional<String> application = Optional.empty();
    private Optional<Job.Kind> kind = Optional.empty();
    private Optional<Job.State> state = Optional.empty();

    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, messages);
        application = parameters.text("application");
        kind = parameters.one("kind", Job.Kind.values());
        state = parameters.one("state", Job.State.values());
        begin(new ListAddress("jobs.xhtml")
                .with("application", getApplication())
                .with("kind", getKind())
                .with("state", getState()));
    }

    /** Newest first. */
    @Override
    protected Rows<JobLine> rows(ListAddress list) {
        JobQuery query = new JobQuery(application, kind, state);
        return Rows.of(
                list,
                new ListParameters(request, messages),
                jobs.count(query),
                (offset, limit) -> jobs.page(query, offset, limit).stream()
                        .map(job -> new JobLine(job, messages, titles))
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
        return getAddress().count(FILTERS);
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
