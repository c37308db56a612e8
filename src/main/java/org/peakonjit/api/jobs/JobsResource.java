package org.peakonjit.api.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.exports.ExportWork.Made;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobDocument;
import org.peakonjit.administration.jobs.JobFile;
import org.peakonjit.administration.jobs.JobQuery;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRequests.Begun;
import org.peakonjit.administration.jobs.Jobs;
import org.peakonjit.api.caller.Caller;
import org.peakonjit.api.http.Accepted;
import org.peakonjit.api.http.ApiResource;
import org.peakonjit.api.http.Attachment;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.list.Page;
import org.peakonjit.api.list.Paging;
import org.peakonjit.json.Shapes;
import org.peakonjit.json.StoredJson;

/** What takes long, and how far it is. */
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
@ApiResource
public class JobsResource {

    public static final String BEGUN = "The job, which has its address in Location";

    @Inject
    Jobs jobs;

    @Inject
    JobRequests requests;

    @Inject
    JobFile files;

    /** The answer to whoever asked for a job. */
    public static Accepted<JobDocument> accepted(Begun begun) {
        return new Accepted<>(JobDocument.of(begun.job()), "jobs/" + begun.job().id());
    }

    @GET
    @Operation(summary = "A page of the jobs, newest first")
    @ApiResponse(responseCode = "200", description = "The page", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "Invalid")
    public Page<JobDocument> page(
            @BeanParam Paging paging,
            @QueryParam("application") @Nullable String application,
            @QueryParam("kind") Job.@Nullable Kind kind,
            @QueryParam("state") Job.@Nullable State state) {
        JobQuery query =
                new JobQuery(Optional.ofNullable(application), Optional.ofNullable(kind), Optional.ofNullable(state));
        return Page.of(
                jobs.page(query, paging.offset, paging.limit).stream()
                        .map(JobDocument::of)
                        .toList(),
                paging,
                jobs.count(query));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job: how far it is, and what came of it")
    @ApiResponse(responseCode = "200", description = "The job", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public JobDocument one(@PathParam("id") String id) {
        return JobDocument.of(job(id));
    }

    /** The file that it made, for a day. */
    @GET
    @Path("/{id}/file")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The file that a job made")
    @ApiResponse(responseCode = "200", ref = "Spreadsheet")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    public Response file(@PathParam("id") String id) {
        Job job = job(id);
        if (job.kind() != Job.Kind.EXPORT
                || job.state() != Job.State.DONE
                || job.result() == null
                || !files.exists(job.id())) {
            throw Problem.absent("file");
        }
        Made made = StoredJson.read(job.result(), Made.class);
        return Attachment.of(made.name(), made.mediaType(), made.bytes(), out -> files.write(job.id(), out));
    }

    /** Has it stopped between two of its pieces; what is done stays done. */
    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Stops a job")
    @ApiResponse(
            responseCode = "200",
            description = "The job, which may go on for some seconds",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    public JobDocument cancel(@PathParam("id") String id, @Context SecurityContext caller) {
        Job job = job(id);
        if (!requests.cancel(Caller.nameOf(caller), job)) {
            throw Problem.conflict("job.ended", "This job has ended already.");
        }
        return JobDocument.of(job(id));
    }

    private Job job(String id) {
        return Shapes.id(id).flatMap(jobs::find).orElseThrow(() -> Problem.absent("job"));
    }
}
