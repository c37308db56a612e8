package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Applications.StaleApplicationException;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.json.ApplicationReading.Readable;
import org.peakonjit.license.Seats;

/** The applications people are handed on to. */
@Path("/applications")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ApplicationsResource {

    private static final int TRIES = 5;

    @Inject
    Applications applications;

    @Inject
    Seats seats;

    @Inject
    Changes changes;

    /** All of them, by name. */
    @GET
    public JsonNode all() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode items = list.putArray("items");
        for (Application application : applications.all()) {
            applications.findStored(application.name()).ifPresent(stored -> items.add(write(stored)));
        }
        return list.put("total", items.size());
    }

    @GET
    @Path("/{name}")
    public Response one(@PathParam("name") String name) {
        Stored stored = applications
                .findStored(name)
                .orElseThrow(() -> Problem.notFound("application").exception());
        return Response.ok(write(stored)).tag(VersionCondition.tag(stored)).build();
    }

    /** Creates or replaces one. Without If-Match, whoever writes last wins. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("name") String name,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        VersionCondition condition = VersionCondition.of(headers);
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored> before = applications.findStored(name);
            condition.check(before);
            try {
                return put(ApplicationDocument.read(name, body, before), before, caller);
            } catch (StaleApplicationException e) {
                // somebody was faster: what was checked is no longer so
            }
        }
        throw Problem.of(409, "version.contended", "Others keep changing the application. Try again.")
                .exception();
    }

    private Response put(Readable wanted, Optional<Stored> before, SecurityContext caller) {
        String name = wanted.application().name();
        applications.put(
                wanted.application(),
                wanted.bearerToken().orElse(null),
                before.map(Stored::version).orElse(0L));
        Stored after = applications.findStored(name).orElseThrow();
        ObjectNode told = ApplicationDocument.write(after, null);
        wanted.bearerToken().ifPresent(token -> told.put("bearerTokenChanged", true));
        changes.tell(
                caller,
                before.isPresent() ? "application.changed" : "application.created",
                name,
                before.map(stored -> ApplicationDocument.write(stored, null)).orElse(null),
                told);
        return Response.status(before.isPresent() ? 200 : 201)
                .entity(write(after))
                .tag(VersionCondition.tag(after))
                .build();
    }

    /** Deletes one that has no seats. */
    @DELETE
    @Path("/{name}")
    public Response delete(
            @PathParam("name") String name, @Context HttpHeaders headers, @Context SecurityContext caller) {
        Stored before = applications
                .findStored(name)
                .orElseThrow(() -> Problem.notFound("application").exception());
        VersionCondition.of(headers).check(Optional.of(before));
        if (seats.usage(name).consumed() > 0) {
            throw Problem.of(
                            409,
                            "application.has-seats",
                            "The application has seats: release them, or set \"enabled\" to false instead.")
                    .exception();
        }
        if (applications.delete(name)) {
            changes.tell(caller, "application.deleted", name, ApplicationDocument.write(before, null), null);
        }
        return Response.noContent().build();
    }

    private ObjectNode write(Stored stored) {
        return ApplicationDocument.write(
                stored, seats.usage(stored.application().name()).consumed());
    }
}
