package org.peakonjit.sandbox.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Serves SAML metadata at {@code /metadata}. */
@Path("metadata")
public final class MetadataEndpoint {

    private final Supplier<byte[]> metadata;

    public MetadataEndpoint(Supplier<byte[]> metadata) {
        this.metadata = metadata;
    }

    @GET
    public Response metadata() {
        return Response.ok(metadata.get(), "application/samlmetadata+xml").build();
    }
}
