package org.peakonjit.alerting.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import org.peakonjit.alerting.connection.ConnectionReports.Report;
import org.peakonjit.provisioning.result.ConnectionState;

@Entity
@Table(name = "connection_report")
class ConnectionReportRow {

    @Id
    private String id;

    private String application;
    private String node;

    @Enumerated(EnumType.STRING)
    private ConnectionState state;

    @Column(name = "reported_at")
    private Timestamp at;

    protected ConnectionReportRow() {}

    ConnectionReportRow(Report report) {
        id = id(report);
        application = report.application();
        node = report.node();
        state = report.state();
        at = Timestamp.from(report.at());
    }

    static String id(Report report) {
        return report.application() + "/" + report.node();
    }

    Instant at() {
        return at.toInstant();
    }

    Report toReport() {
        return new Report(application, node, state, at());
    }
}
