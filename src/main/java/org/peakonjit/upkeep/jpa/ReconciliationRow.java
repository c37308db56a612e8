package org.peakonjit.upkeep.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An application's last reconciliation, as JSON. */
@Entity
@Table(name = "reconciliation")
class ReconciliationRow {

    @Id
    private String application;

    private String report;

    protected ReconciliationRow() {}

    ReconciliationRow(String application, String report) {
        this.application = application;
        this.report = report;
    }

    String report() {
        return report;
    }
}
