package org.peakonjit.administration.jobs.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code job_piece}: a part of a job's file. */
@Entity
@Table(name = "job_piece")
class JobPieceRow {

    @Id
    private String id;

    private UUID job;
    private byte[] content = {};

    protected JobPieceRow() {}

    JobPieceRow(UUID job, int number, byte[] content) {
        this.id = id(job, number);
        this.job = job;
        this.content = content.clone();
    }

    static String id(UUID job, int number) {
        return job + "/" + number;
    }

    byte[] content() {
        return content.clone();
    }
}
