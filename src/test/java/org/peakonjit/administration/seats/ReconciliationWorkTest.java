package org.peakonjit.administration.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.jobs.InMemoryJobs;
import org.peakonjit.administration.jobs.Job;
import org.peakonjit.administration.jobs.JobFault;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRunner;
import org.peakonjit.administration.seats.ReconciliationWork.ReconciliationRequest;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.upkeep.InMemoryReconciliations;
import org.peakonjit.upkeep.InMemoryStagedAccounts;
import org.peakonjit.upkeep.Reconciliation;
import org.peakonjit.upkeep.StagedAccounts;

class ReconciliationWorkTest {

    private final InMemorySeats seats = new InMemorySeats();
    private final StagedAccounts accounts = new InMemoryStagedAccounts(seats);
    private final RecordedEvents<AdministrativeEvent> told = new RecordedEvents<>();

    private final InMemoryApplications applications = new InMemoryApplications();
    private final FakePeakon peakon = new FakePeakon();

    @BeforeEach
    void oneApplication() {
        applications.put(Fixtures.peakon(5), null, null);
    }

    private Job done() {
        return done(peakon);
    }

    private Job done(PeakonMaintenance peakon) {
        InMemoryReconciliations reports = new InMemoryReconciliations();
        ChangeLog changes = new ChangeLog(told, Clock.systemUTC());
        Reconciliation reconciliation = new Reconciliation(
                seats,
                peakon,
                accounts,
                reports,
                new SeatReleases(seats, new AtOnce(), new RecordedEvents<>(), Clock.systemUTC()),
                applications,
                new AtOnce(),
                Clock.systemUTC());
        ReconciliationWork work =
                new ReconciliationWork(applications, new ReconciliationRuns(reconciliation, reports, seats, changes));
        InMemoryJobs jobs = new InMemoryJobs();
        List<String> queued = new ArrayList<>();
        Job asked = new JobRequests(jobs, (kind, item) -> queued.add(item), new AtOnce(), changes, Clock.systemUTC())
                .ask(Job.Kind.RECONCILIATION, "peakon", "admin", 0, new ReconciliationRequest(0))
                .job();
        assertThat(new JobRunner(jobs, List.of(work), Clock.systemUTC()).run(queued.get(0)))
                .isTrue();
        return jobs.find(asked.id()).orElseThrow();
    }

    @Test
    void tellsWhatItFoundAndTheAudit() {
        Job job = done();
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.result()).isNotNull();
        assertThat(told.fired()).hasSize(1);
    }

    /** The daily one, say. */
    @Test
    void failsWhereAnotherComparisonOfTheApplicationIsUnderWay() {
        accounts.begin("peakon", UUID.randomUUID(), UUID.randomUUID());
        Job job = done();
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.trouble()).isEqualTo(JobFault.OTHER_COMPARISON.fault());
        assertThat(told.fired()).isEmpty();
    }

    @Test
    void leavesNothingOfAnApplicationThatIsDeletedMeanwhile() {
        peakon.knows("ann@corp.example", true);
        PeakonMaintenance slow = (PeakonMaintenance) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PeakonMaintenance.class}, (proxy, method, arguments) -> {
                    applications.delete("peakon");
                    return method.invoke(peakon, arguments);
                });
        Job job = done(slow);
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.trouble()).isEqualTo(JobFault.APPLICATION_GONE.fault());
        assertThat(job.result()).isNull();
        assertThat(told.fired()).isEmpty();
        assertThat(accounts.withoutSeat("peakon").count()).isZero();
    }
}
