package org.peakonjit.provisioning.scim.http;

import java.time.Clock;
import java.time.Duration;
import org.peakonjit.application.Applications;
import org.peakonjit.provisioning.OperationQuota;
import org.peakonjit.provisioning.SystemTime;

/** Connections over HTTP for tests. */
public final class TestConnections {

    private static final Duration OPEN_FOR = Duration.ofSeconds(30);

    private TestConnections() {}

    /** To the SCIM services of these applications, as often as one likes. */
    public static ScimConnections to(Applications applications) {
        return to(applications, (service, priority) -> true, OPEN_FOR);
    }

    /** The same as often as the quota says, where a circuit is open for that long. */
    public static ScimConnections to(Applications applications, OperationQuota quota, Duration openFor) {
        return new ScimConnections(
                applications,
                quota,
                Clock.systemUTC(),
                openFor,
                report -> {},
                new SystemTime(),
                ScimHttp::new,
                call -> {});
    }
}
