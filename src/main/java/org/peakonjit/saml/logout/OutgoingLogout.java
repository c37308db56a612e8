package org.peakonjit.saml.logout;

import java.net.URI;
import java.util.Map;

/**
 * A signed logout message for the browser to take along.
 *
 * @param location where to: by HTTP-Redirect with the message in its query
 * @param fields by HTTP-POST the form's fields; empty = HTTP-Redirect
 */
public record OutgoingLogout(URI location, Map<String, String> fields) {

    public OutgoingLogout {
        fields = Map.copyOf(fields);
    }

    /** Whether the browser posts it. */
    public boolean isPost() {
        return !fields.isEmpty();
    }
}
