package org.peakonjit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpServer;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.BrowserSession;
import org.peakonjit.access.BrowserSession.Session;
import org.peakonjit.access.InMemoryAdministrators;
import org.peakonjit.access.InMemoryKnownOrigins;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.access.Role;
import org.peakonjit.access.VerifiedPasswords;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.accounts.OwnPassword;
import org.peakonjit.administration.alerts.AlertBoard;
import org.peakonjit.administration.alerts.AlertSettingsChanges;
import org.peakonjit.administration.alerts.CurrentAlertSettings;
import org.peakonjit.administration.applications.ApplicationChanges;
import org.peakonjit.administration.applications.ApplicationRules;
import org.peakonjit.administration.applications.FirstSteps;
import org.peakonjit.administration.applications.PeakonChanges;
import org.peakonjit.administration.applications.PeakonMetadataImport;
import org.peakonjit.administration.conflicts.ConflictDecisions;
import org.peakonjit.administration.conflicts.ConflictExport;
import org.peakonjit.administration.conflicts.ConflictList;
import org.peakonjit.administration.conflicts.ConflictSweep;
import org.peakonjit.administration.diagnosis.BaseUrlCheck;
import org.peakonjit.administration.diagnosis.ClockCheck;
import org.peakonjit.administration.diagnosis.DatabaseCheck;
import org.peakonjit.administration.diagnosis.Doctor;
import org.peakonjit.administration.diagnosis.IdentityProviderCheck;
import org.peakonjit.administration.diagnosis.KeyCheck;
import org.peakonjit.administration.exports.ExportRequests;
import org.peakonjit.administration.exports.ExportWork;
import org.peakonjit.administration.exports.Exports;
import org.peakonjit.administration.identityproviders.IdentityProviderPreview;
import org.peakonjit.administration.jobs.InMemoryJobs;
import org.peakonjit.administration.jobs.JobFile;
import org.peakonjit.administration.jobs.JobRequests;
import org.peakonjit.administration.jobs.JobRunner;
import org.peakonjit.administration.jobs.Jobs;
import org.peakonjit.administration.keys.ConnectionDetails;
import org.peakonjit.administration.keys.KeyChanges;
import org.peakonjit.administration.policies.PolicyChanges;
import org.peakonjit.administration.policies.PolicyOverview;
import org.peakonjit.administration.reports.AuditExport;
import org.peakonjit.administration.reports.SignOnTraces;
import org.peakonjit.administration.seats.BulkRelease;
import org.peakonjit.administration.seats.BulkReleaseWork;
import org.peakonjit.administration.seats.ReconciliationRuns;
import org.peakonjit.administration.seats.ReconciliationWork;
import org.peakonjit.administration.seats.SeatExport;
import org.peakonjit.administration.seats.SeatReleasing;
import org.peakonjit.administration.simulation.ConnectionTest;
import org.peakonjit.administration.simulation.RecentPeople;
import org.peakonjit.administration.simulation.Simulation;
import org.peakonjit.administration.testsignin.TestSignInSeal;
import org.peakonjit.administration.testsignin.TestSignIns;
import org.peakonjit.alerting.AlertFixtures;
import org.peakonjit.alerting.InMemoryAlerts;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.api.caller.ClientAddress;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.audit.Attempts;
import org.peakonjit.audit.Attempts.Who;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditTrail;
import org.peakonjit.audit.InMemoryAuditTrail;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.conflict.InMemoryConflicts;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.UnitOfWork;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReleases;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.TrustedIssuers;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.policy.InMemorySharedPolicies;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PendingUpdates;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.KeyRollover;
import org.peakonjit.saml.keys.Rollovers;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;
import org.peakonjit.saml.metadata.document.PeakonMetadataReader;
import org.peakonjit.saml.sp.ConnectedServiceProvider;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.secret.TestSealers;
import org.peakonjit.signon.Planner;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.subject.Subject;
import org.peakonjit.upkeep.ConflictSettlement;
import org.peakonjit.upkeep.Deprovisioning;
import org.peakonjit.upkeep.InMemoryReconciliations;
import org.peakonjit.upkeep.InMemoryStagedAccounts;
import org.peakonjit.upkeep.Reconciliation;

/** The API in this process, over everything in memory. */
public final class RunningApi implements AutoCloseable {

    public static final String ADMIN = basic("admin", "secret");
    public static final String AUDITOR = basic("eve", "seen");

    private static final JsonMapper JSON = new JsonMapper();
    static final InMemoryAdministrators ADMINISTRATORS = new InMemoryAdministrators()
            .with("admin", Role.ADMINISTRATOR, "secret")
            .with("eve", Role.AUDITOR, "seen");

    /** Shared, because it remembers passwords that cost half a second each. */
    private static final PasswordAuthentication AUTHENTICATION = new PasswordAuthentication(
            ADMINISTRATORS, new InMemoryKnownOrigins(), new VerifiedPasswords(Clock.systemUTC()), Clock.systemUTC());

    final InMemorySharedPolicies policies = new InMemorySharedPolicies();
    public final InMemoryApplications applications = new InMemoryApplications(policies);
    final InMemorySeats seats = new InMemorySeats();
    final FakePeakon peakon = new FakePeakon();
    final InMemoryJobs jobs = new InMemoryJobs();
    private final InMemoryReconciliations reports = new InMemoryReconciliations();
    final InMemoryConflicts conflicts = new InMemoryConflicts();
    final InMemoryAlerts alerts = new InMemoryAlerts();
    final InMemoryAlertSettings alertSettings = new InMemoryAlertSettings();
    public final List<AdministrativeEvent> changes = new ArrayList<>();
    final List<AuditEntry> entries = new ArrayList<>();
    final AuditTrail trail = new InMemoryAuditTrail(entries);
    /** Of the browser that asks; null where a program does. */
    public volatile @Nullable Session session;

    final TestSignInSeal seal = new TestSignInSeal(TestSealers.fresh());

    private final HttpServer server;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    /** An answer, and its body as JSON where it is such. */
    public record Answer(HttpResponse<String> response, JsonNode body) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String code() {
            return body.path("code").asText();
        }

        public List<String> pointers() {
            return body.path("errors").findValuesAsText("pointer");
        }
    }

    public RunningApi(Path dataDir) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            base = URI.create("http://localhost:" + free.getLocalPort() + "/api/v1/");
        }
        Settings settings = TestSettings.in(dataDir, Map.of(SettingKey.BASE_URL, "https://sso.corp.example"));
        ChangeLog told = new ChangeLog(new Recorded(), Clock.systemUTC());
        UnitOfWork atOnce = new AtOnce();
        ResourceConfig config = ResourceConfig.forApplication(new ApiApplication())
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(applications).to(Applications.class);
                        bind(seats).to(Seats.class);
                        bind(told).to(ChangeLog.class);
                        ApplicationRules rules =
                                new ApplicationRules(new InMemoryRegisteredIdps(settings), policies, settings);
                        bind(new ApplicationChanges(
                                        applications, seats, PeakonChanges.of(seats, reports), rules, atOnce, told))
                                .to(ApplicationChanges.class);
                        bind(new SeatReleasing(
                                        seats, atOnce, new Deprovisioning(peakon, seats, new TrustedIssuers()), told))
                                .to(SeatReleasing.class);
                        bindConflicts();
                        bind(trail).to(AuditTrail.class);
                        Attempts attempts = (query, page) -> Map.of(new Who("ada", "peakon"), 7L);
                        bind(attempts).to(Attempts.class);
                        bind(exports(attempts)).to(Exports.class);
                        bind(AUTHENTICATION).to(PasswordAuthentication.class);
                        bind((ClientAddress) () -> "192.0.2.1").to(ClientAddress.class);
                        bind((BrowserSession) () -> Optional.ofNullable(session))
                                .to(BrowserSession.class);
                        bind(settings).to(Settings.class);
                        CurrentAlertSettings current = new CurrentAlertSettings(alertSettings, applications);
                        bind(current).to(CurrentAlertSettings.class);
                        bind(new AlertSettingsChanges(alertSettings, current, atOnce, told))
                                .to(AlertSettingsChanges.class);
                        bind(new AlertBoard(alerts, alerts.notices, AlertFixtures.deliveriesThatFail(), atOnce, told))
                                .to(AlertBoard.class);
                        bind(new PeakonMetadataImport(new PeakonMetadataReader(new GuardedFetch(), Clock.systemUTC())))
                                .to(PeakonMetadataImport.class);
                        bindOverviews();
                        KeyRollover rollover = Rollovers.inMemory();
                        bind(rollover).to(KeyRollover.class);
                        bind(new KeyChanges(rollover, atOnce, told)).to(KeyChanges.class);
                        bindJobs();
                    }

                    /** They are done before whoever asks for them has an answer. */
                    private void bindJobs() {
                        SeatReleasing releasing = new SeatReleasing(
                                seats, atOnce, new Deprovisioning(peakon, seats, new TrustedIssuers()), told);
                        BulkRelease release = new BulkRelease(seats, releasing, Clock.systemUTC());
                        bind(release).to(BulkRelease.class);
                        Reconciliation reconciliation = new Reconciliation(
                                seats,
                                peakon,
                                new InMemoryStagedAccounts(seats),
                                reports,
                                new SeatReleases(seats, atOnce, new RecordedEvents<>(), Clock.systemUTC()),
                                applications,
                                atOnce,
                                Clock.systemUTC());
                        ReconciliationRuns runs = new ReconciliationRuns(reconciliation, reports, seats, told);
                        bind(runs).to(ReconciliationRuns.class);
                        bind(jobs).to(Jobs.class);
                        JobFile files = new JobFile(jobs);
                        bind(files).to(JobFile.class);
                        JobRunner runner = new JobRunner(
                                jobs,
                                List.of(
                                        new ReconciliationWork(applications, runs),
                                        new BulkReleaseWork(applications, seats, releasing, release),
                                        new ExportWork(exports((query, page) -> Map.of()), files)),
                                Clock.systemUTC());
                        JobRequests requests = new JobRequests(
                                jobs, (work, item) -> runner.run(item), atOnce, told, Clock.systemUTC());
                        bind(requests).to(JobRequests.class);
                        bind(new ExportRequests(requests, seats, trail)).to(ExportRequests.class);
                    }

                    private void bindConflicts() {
                        ConflictSettlement settlement = new ConflictSettlement(
                                conflicts, applications, seats, new SignOnParts().issuers, Clock.systemUTC());
                        ConflictList list = new ConflictList(conflicts, settlement);
                        ConflictDecisions decisions = new ConflictDecisions(
                                conflicts,
                                settlement,
                                seats,
                                seats.formerHolders(),
                                peakon,
                                atOnce,
                                told,
                                Clock.systemUTC());
                        bind(list).to(ConflictList.class);
                        bind(decisions).to(ConflictDecisions.class);
                        bind(new ConflictSweep(conflicts, applications, decisions, Clock.systemUTC()))
                                .to(ConflictSweep.class);
                        bind(new ConflictExport(list)).to(ConflictExport.class);
                    }

                    private void bindOverviews() {
                        MetadataPreview preview = new MetadataPreview(new GuardedFetch(), Clock.systemUTC());
                        IdentityProviders idps = ConnectedIdps.example(dataDir);
                        Planner planner = new Planner(seats, RunningApi::mapped, new SignOnParts().issuers);
                        Simulation simulation = new Simulation(seats, planner, peakon, idps, Clock.systemUTC());
                        bind(Clock.systemUTC()).to(Clock.class);
                        bind(new PolicyOverview(applications, policies, trail)).to(PolicyOverview.class);
                        bind(policies).to(SharedPolicies.class);
                        bind(new PolicyChanges(policies, applications, atOnce, told))
                                .to(PolicyChanges.class);
                        bind(new FirstSteps(new ConnectedServiceProvider(), applications, trail))
                                .to(FirstSteps.class);
                        bind(new ConnectionDetails(settings, new GeneratedKeys()))
                                .to(ConnectionDetails.class);
                        bind(new IdentityProviderPreview(preview)).to(IdentityProviderPreview.class);
                        bind(new RecentPeople(
                                        trail,
                                        seats,
                                        new PendingUpdates(new InMemoryOutbox(Clock.systemUTC())),
                                        planner,
                                        simulation))
                                .to(RecentPeople.class);
                        bind(new SignOnTraces(trail, idps)).to(SignOnTraces.class);
                        bind(new Doctor(
                                        new BaseUrlCheck(settings),
                                        new DatabaseCheck(Instant::now, Clock.systemUTC()),
                                        new KeyCheck(new KeyExpiry(new GeneratedKeys(), Clock.systemUTC())),
                                        new IdentityProviderCheck(idps, Clock.systemUTC()),
                                        applications,
                                        new ConnectionTest(applications, peakon, seats, planner),
                                        new ClockCheck(new GuardedFetch(), Clock.systemUTC())))
                                .to(Doctor.class);
                        bind(new OwnPassword(AUTHENTICATION, ADMINISTRATORS, atOnce, told))
                                .to(OwnPassword.class);
                        bind(seal).to(TestSignInSeal.class);
                        bind(new TestSignIns(simulation, idps, told, settings, Clock.systemUTC()))
                                .to(TestSignIns.class);
                    }
                });
        server = JdkHttpServerFactory.createHttpServer(base.resolve("/"), config);
    }

    private Exports exports(Attempts attempts) {
        return new Exports(
                new SeatExport(seats, Clock.systemUTC()), new AuditExport(trail, attempts, Clock.systemUTC()));
    }

    private static Mapped mapped(Application application, Subject subject) {
        String name = subject.address().orElseThrow().value();
        return new Mapped.Complete(ScimUser.known(name, Optional.of(name)), List.of());
    }

    public static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes());
    }

    public Answer get(String path) {
        return send("GET", path, null, "Authorization", ADMIN);
    }

    Answer put(String path, String body, String... more) {
        List<String> headers = new ArrayList<>(List.of("Authorization", ADMIN, "Content-Type", "application/json"));
        headers.addAll(List.of(more));
        return send("PUT", path, body, headers.toArray(String[]::new));
    }

    Answer delete(String path, String... more) {
        List<String> headers = new ArrayList<>(List.of("Authorization", ADMIN));
        headers.addAll(List.of(more));
        return send("DELETE", path, null, headers.toArray(String[]::new));
    }

    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(response, json ? JSON.readTree(response.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private final class Recorded implements Event<AdministrativeEvent> {
        @Override
        public void fire(AdministrativeEvent event) {
            changes.add(event);
        }

        @Override
        public <U extends AdministrativeEvent> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends AdministrativeEvent> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<AdministrativeEvent> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends AdministrativeEvent> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends AdministrativeEvent> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
