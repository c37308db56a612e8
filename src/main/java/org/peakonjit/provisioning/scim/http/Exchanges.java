package org.peakonjit.provisioning.scim.http;

import org.peakonjit.provisioning.Deadline;

/** Exchanges with one SCIM service: each ends by its deadline. */
public interface Exchanges extends AutoCloseable {

    Answer send(ScimRequest request, String token, Deadline deadline);

    @Override
    void close();
}
