package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.peakonjit.administration.UsageReport;
import org.peakonjit.administration.UsageReport.Usage;
import org.peakonjit.application.Applications;

/** Licences consumed over time. */
@Path("/applications/{name}/usage")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class UsageResource {

    private static final int DAYS = 90;
    private static final int MOST_DAYS = 3650;

    @Inject
    Applications applications;

    @Inject
    UsageReport report;

    /** Day by day (UTC), oldest first, and when the limit will be reached. */
    @GET
    public JsonNode usage(@PathParam("name") String name, @Context UriInfo uri) {
        if (applications.find(name).isEmpty()) {
            throw Problem.notFound("application").exception();
        }
        int days = Paging.number(uri.getQueryParameters(), "days", DAYS, 1, MOST_DAYS);
        Usage usage = report.of(name, days);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("days");
        usage.days()
                .forEach(point -> items.addObject()
                        .put("day", point.day().toString())
                        .put("licensesConsumed", point.consumed())
                        .put(
                                "licenseConsumptionLimit",
                                point.limit().isPresent()
                                        ? (Integer) point.limit().getAsInt()
                                        : null));
        return json.put(
                "limitReached", usage.limitReached().map(LocalDate::toString).orElse(null));
    }
}
