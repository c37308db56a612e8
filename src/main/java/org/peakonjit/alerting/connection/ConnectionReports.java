package org.peakonjit.alerting.connection;

import java.time.Instant;
import java.util.List;
import org.peakonjit.provisioning.result.ConnectionState;

/** What the nodes last said about the connections to Peakon. */
public interface ConnectionReports {

    /** What a node last said about an application's connection. */
    record Report(String application, String node, ConnectionState state, Instant at) {}

    /** Keeps it in place of what the same node said before; a later one is kept in place of it. */
    void keep(Report report);

    List<Report> all();

    /** Forgets what was said of an application's connection, which is another now. */
    void forget(String application);

    int forgetBefore(Instant then);
}
