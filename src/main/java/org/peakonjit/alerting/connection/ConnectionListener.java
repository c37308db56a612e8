package org.peakonjit.alerting.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.UUID;
import org.peakonjit.alerting.connection.ConnectionReports.Report;
import org.peakonjit.provisioning.result.ConnectionReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what this node learns about the connections to Peakon, while nobody waits. */
@ApplicationScoped
class ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionListener.class);

    private final String node = UUID.randomUUID().toString();

    @Inject
    ConnectionReports reports;

    void hear(@ObservesAsync ConnectionReport report) {
        try {
            reports.keep(new Report(report.application(), node, report.state(), report.at()));
        } catch (RuntimeException e) { // nobody else would hear of it
            LOG.warn("the state of the connection to Peakon of {} could not be kept", report.application(), e);
        }
    }
}
