package org.peakonjit.saml.metadata.document;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A single logout service (SAML Metadata §2.4.2).
 *
 * @param responseLocation where LogoutResponses go instead; null = to the location, too
 * @param post whether by HTTP-POST; otherwise HTTP-Redirect
 */
public record LogoutEndpoint(URI location, @Nullable URI responseLocation, boolean post) {}
