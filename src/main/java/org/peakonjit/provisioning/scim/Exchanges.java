package org.peakonjit.provisioning.scim;

import org.peakonjit.provisioning.Deadline;

/** Exchanges with one SCIM service: each ends by its deadline. */
interface Exchanges extends AutoCloseable {

    Answer send(ScimRequest request, String token, Deadline deadline);

    @Override
    void close();
}
