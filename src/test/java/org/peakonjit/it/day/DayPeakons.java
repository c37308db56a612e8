package org.peakonjit.it.day;

import java.net.URI;
import org.peakonjit.sandbox.scim.ScimServer;
import org.peakonjit.sandbox.web.LocalServer;

/** The SCIM services of many days, on one server. */
final class DayPeakons implements AutoCloseable {

    private static final String TOKEN = "the-token-of-all-days";

    private final LocalServer server = LocalServer.at(0);

    DayPeakons() {
        server.start();
    }

    /** A fresh one. */
    ScimServer serve(String day) {
        ScimServer scim = ScimServer.withToken(TOKEN);
        server.serve("/" + day + "/scim/v2/", scim.application(), scim.filters());
        return scim;
    }

    URI baseUrl(String day) {
        return URI.create(server.localOrigin() + "/" + day + "/scim/v2");
    }

    @Override
    public void close() {
        server.close();
    }
}
