package org.peakonjit.sandbox.scim;

import com.unboundid.scim2.common.messages.ErrorResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Lets only calls with the bearer token through (RFC 6750 §2.1). */
final class TokenFilter implements ContainerRequestFilter {

    private final String token;

    TokenFilter(String token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!("Bearer " + token).equals(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            ErrorResponse error = new ErrorResponse(401);
            error.setDetail("the bearer token is missing or wrong");
            request.abortWith(Response.status(401)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .type("application/scim+json")
                    .entity(error)
                    .build());
        }
    }
}
