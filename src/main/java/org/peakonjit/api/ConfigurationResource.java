package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.peakonjit.administration.Configuration;
import org.peakonjit.administration.Configuration.WrongConfigurationException;

/** Everything administrators configure, as one document without secrets. */
@Path("/configuration")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ConfigurationResource {

    @Inject
    Configuration configuration;

    /** All of it. */
    @GET
    public JsonNode export() {
        return configuration.export();
    }

    /** Makes it what the document says, all or nothing, and answers what it is then. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonNode replace(JsonNode document, @Context SecurityContext caller) {
        try {
            configuration.replace(caller.getUserPrincipal().getName(), document);
        } catch (WrongConfigurationException e) {
            throw new Problem(
                            400,
                            "configuration.invalid",
                            "The configuration cannot be taken over like this; nothing changed.",
                            e.errors())
                    .exception();
        }
        return configuration.export();
    }
}
