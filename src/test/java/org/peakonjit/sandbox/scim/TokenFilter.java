package org.peakonjit.sandbox.scim;

import com.unboundid.scim2.common.messages.ErrorResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Lets only calls with one of the bearer tokens through (RFC 6750 §2.1). */
final class TokenFilter implements ContainerRequestFilter {

    private final Set<String> tokens;

    TokenFilter(Set<String> tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = String.valueOf(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (tokens.stream().map("Bearer "::concat).noneMatch(authorization::equals)) {
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
