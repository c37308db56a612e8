package org.peakonjit.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.peakonjit.api.http.Problem;
import org.peakonjit.api.list.KeyedPaging;
import org.peakonjit.database.keyset.WrongCursorException;
import org.peakonjit.database.pool.DatabaseTrouble;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.trace.Reference;
import org.peakonjit.web.page.ApiProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a problem of every exception; what is our fault is logged under the reference that the caller gets. */
@Provider
@Singleton
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            Response response = known.getResponse();
            return response.getStatus() < 400 || response.hasEntity() ? response : problem(response);
        }
        if (thrown instanceof WrongCursorException) {
            return toResponse(KeyedPaging.wrong());
        }
        if (thrown instanceof UnreadableException) {
            LOG.error("a request to the API cannot be answered: {}", thrown.getMessage());
            return Problem.of(500, "unreadable", String.valueOf(thrown.getMessage()))
                    .response()
                    .build();
        }
        String reference = Reference.fresh();
        if (DatabaseTrouble.isAway(thrown)) {
            LOG.error("reference={} a request to the API failed: {}", reference, DatabaseTrouble.kind(thrown));
            return Problem.of(503, "unavailable", ApiProblem.databaseAway(reference))
                    .response()
                    .header(HttpHeaders.RETRY_AFTER, 30)
                    .build();
        }
        LOG.error("reference={} a request to the API failed", reference, thrown);
        return Problem.of(500, "internal", "Something failed here. The log has the cause under " + reference + ".")
                .response()
                .build();
    }

    private static Response problem(Response response) {
        Problem problem = switch (response.getStatus()) {
            case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
            case 405 -> Problem.of(405, "method-not-allowed", "This address has no such method.");
            case 406 -> Problem.of(406, "not-acceptable", "Answers are application/json.");
            case 415 -> Problem.of(415, "unsupported-media-type", "Send application/json.");
            default -> Problem.of(response.getStatus(), "refused", "The request cannot be done like this.");
        };
        Response.ResponseBuilder builder = problem.response();
        Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return (allow == null
                        ? builder
                        : builder.header(HttpHeaders.ALLOW, response.getHeaderString(HttpHeaders.ALLOW)))
                .build();
    }
}
