package org.peakonjit.console.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobFile;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.Jobs;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.console.lifecycle.Changing;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.policies.ApplicationTitles;
import org.peakonjit.console.reports.ReportLink;
import org.peakonjit.console.session.Viewer;
import org.peakonjit.json.Shapes;
import org.peakonjit.json.StoredJson;

/** One job: how far it is, and what came of it. */
@Model
public class JobPage {

    @Inject
    Jobs jobs;

    @Inject
    JobRequests requests;

    @Inject
    JobFile files;

    @Inject
    ApplicationTitles titles;

    @Inject
    Messages messages;

    @Inject
    Viewer viewer;

    @Inject
    HttpServletRequest request;

    private @Nullable JobLine line;

    /** A number of the result with what it counts, and where its rows are; {@code link} is empty where there are none. */
    public record Figure(String label, String value, String link) {}

    /** Somebody who is named in the result, and why. */
    public record Named(String name, String why) {}

    /** Tells where there is no such job. */
    public void open() {
        if (getLine() == null) {
            messages.wrong("job.absent");
        }
    }

    @Changing
    public void cancel() {
        if (job().filter(job -> !requests.cancel(viewer.actor(), job)).isPresent()) {
            messages.warn("job.ended-already");
        }
        line = null;
    }

    /** Null where there is no such job. */
    public @Nullable JobLine getLine() {
        if (line == null) {
            line = found().map(job -> new JobLine(job, messages, titles)).orElse(null);
        }
        return line;
    }

    private Optional<Job> found() {
        return Shapes.id(request.getParameter("id")).flatMap(jobs::find);
    }

    private Optional<Job> job() {
        return Optional.ofNullable(getLine()).map(JobLine::job);
    }

    private JsonNode result() {
        return StoredJson.read(job().map(Job::result).orElse("{}"), JsonNode.class);
    }

    public List<Figure> getFigures() {
        JobLine current = getLine();
        JsonNode result = result();
        List<Figure> figures = new ArrayList<>();
        if (current == null || result.isEmpty()) {
            return figures;
        }
        switch (current.job().kind()) {
            case BULK_RELEASE -> {
                figures.add(new Figure(
                        messages.text("reconciliation.released"),
                        messages.number(result.path("released").asLong()),
                        released(current.job())));
                add(figures, "job.kept", result.path("kept"));
            }
            case RECONCILIATION -> {
                add(figures, "reconciliation.accounts", result.path("accounts"));
                add(figures, "reconciliation.unknown", result.at("/unknownAccounts/count"));
                add(figures, "reconciliation.gone", result.at("/seatsWithoutAccount/count"));
                add(figures, "reconciliation.inactive", result.at("/inactiveHolders/count"));
                add(figures, "reconciliation.released", result.path("released"));
            }
            case EXPORT -> add(figures, "job.lines", result.path("lines"));
            case IMPORT -> add(figures, "nav.applications", result.path("applications"));
        }
        return figures;
    }

    /** The changes have no job: those of whoever asked for it, on its days. */
    private String released(Job job) {
        ZoneId zone = ZoneId.of(viewer.getZone());
        Instant end = job.endedAt() == null ? job.askedAt() : job.endedAt();
        return ReportLink.changes(
                        AdministrativeAction.SEAT_RELEASED,
                        job.askedBy(),
                        LocalDate.ofInstant(job.askedAt(), zone),
                        LocalDate.ofInstant(end, zone))
                .toString();
    }

    private void add(List<Figure> figures, String key, JsonNode number) {
        figures.add(new Figure(messages.text(key), messages.number(number.asLong()), ""));
    }

    /** Seats that could not be released, and why. */
    public List<Named> getKept() {
        return StreamSupport.stream(result().path("named").spliterator(), false)
                .map(one -> new Named(
                        one.path("holder").asText(),
                        messages.said(one.path("why").toString())))
                .toList();
    }

    /** What those who are named have in common. */
    public String getNamedTitle() {
        return messages.text(isImport() ? "job.mistakes" : "job.kept");
    }

    public String getNamedWhat() {
        return messages.text(isImport() ? "changes.field" : "seats.column.holder");
    }

    private boolean isImport() {
        return job().filter(job -> job.kind() == Job.Kind.IMPORT).isPresent();
    }

    /** Whether there is a file to fetch. */
    public boolean isFetchable() {
        return file().filter(job -> files.exists(job.id())).isPresent();
    }

    /** Whether there was one, which is not kept any more. */
    public boolean isFileGone() {
        return file().filter(job -> !files.exists(job.id())).isPresent();
    }

    /** The job, where it made one. */
    private Optional<Job> file() {
        return job().filter(job -> job.kind() == Job.Kind.EXPORT && job.state() == Job.State.DONE);
    }

    public String getFileName() {
        return result().path("name").asText();
    }

    /** How many seats wait for an administrator's word. */
    public long getHeld() {
        return result().path("held").asLong();
    }

    /** Those without an account, as far as they are named. */
    public List<String> getGone() {
        return names("/seatsWithoutAccount/names");
    }

    /** Accounts without a seat, as far as they are named. */
    public List<String> getStrangers() {
        return names("/unknownAccounts/names");
    }

    private List<String> names(String pointer) {
        return StreamSupport.stream(result().at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
