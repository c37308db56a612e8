package org.peakonjit.sandbox.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** The style sheet and scripts of the pages. */
@Path("assets")
public final class Assets {

    @GET
    @Path("{name: [a-z]+\\.(css|js|svg)}")
    public Response asset(@PathParam("name") String name) throws IOException {
        byte[] content = Pages.asset(name);
        if (content.length == 0) {
            throw new NotFoundException();
        }
        return Response.ok(content, type(name))
                .header("Cache-Control", "max-age=60")
                .build();
    }

    private static String type(String name) {
        if (name.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return name.endsWith(".svg") ? "image/svg+xml" : "text/javascript; charset=utf-8";
    }
}
