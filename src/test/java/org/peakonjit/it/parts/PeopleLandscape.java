package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * Two nodes on one database, of which the first writes its log as JSON, and the company's IdP. Each test has an application
 * of its own, with a Peakon of its own.
 */
public final class PeopleLandscape implements AutoCloseable {

    private final DirectIdp idp = new DirectIdp();
    private final Database database;
    private final @Nullable CountingRelay relay;
    private final List<PayaraMicro> nodes;
    private final List<PeakonSandbox> peakons = new ArrayList<>();
    private final AtomicInteger tenants = new AtomicInteger();

    private PeopleLandscape(String prefix, Database database, @Nullable CountingRelay relay) {
        this.database = database;
        this.relay = relay;
        PeakonSandbox first = peakon();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(
                Landscape.settings(idp.metadataFile().toString(), Landscape.application(Landscape.FIRST, first)));
        settings.put("peakonjit.base-url", "http://localhost:" + FreePort.next());
        settings.put("peakonjit.master-key", Base64.getEncoder().encodeToString(new byte[32]));
        CompletableFuture<PayaraMicro> other =
                CompletableFuture.supplyAsync(() -> PayaraMicro.start(prefix + "-b", settings));
        Map<String, String> counted = new HashMap<>(settings);
        if (relay != null) {
            counted.putAll(relay.settings());
        }
        nodes = List.of(PayaraMicro.startWithJsonLog(prefix + "-a", counted), other.join());
    }

    static PeopleLandscape start(PostgresServer postgres) {
        Database database = new Database(postgres.freshDatabase("people_" + System.nanoTime()));
        return new PeopleLandscape("people", database, CountingRelay.before(database.settings()));
    }

    /** One more of it, on MariaDB. Whoever starts it closes it. */
    public static PeopleLandscape onMariaDb() {
        Database database = new Database(TestDatabase.mariaDb().freshDatabase("people"));
        return new PeopleLandscape("people-mariadb", database, null);
    }

    /** The company's IdP. */
    public DirectIdp idp() {
        return idp;
    }

    public Database database() {
        return database;
    }

    public List<PayaraMicro> nodes() {
        return nodes;
    }

    /** The round trips of the first node to its database so far; they are counted in PostgreSQL's protocol alone. */
    public long roundTrips() {
        return Objects.requireNonNull(relay).roundTrips();
    }

    public ProxyApi api() {
        return nodes.get(0).apiAtNode();
    }

    private synchronized PeakonSandbox peakon() {
        PeakonSandbox peakon = PeakonSandbox.start(0);
        peakons.add(peakon);
        return peakon;
    }

    /** An application for people of the company's IdP, with a Peakon at which nobody else signs on. */
    public Tenant tenant() {
        String name = "tenant-" + tenants.incrementAndGet();
        PeakonSandbox peakon = peakon();
        ObjectNode application = Landscape.application(name, peakon);
        application.withObject("/saml").putArray("identityProviders").add("default");
        return new Tenant(this, application, peakon).applied();
    }

    /** Registers another IdP, which speaks for the people of that domain, or says so anew. */
    public void register(String name, DirectIdp other, String domain) {
        ObjectNode registration = JsonNodeFactory.instance.objectNode().put("name", name);
        registration.putObject("metadata").put("xml", new String(other.metadata(), StandardCharsets.UTF_8));
        registration.putArray("emailDomains").add(domain);
        ProxyApi.Answer answer = api().put("/identity-providers/" + name, registration);
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IllegalStateException("PUT answered " + answer);
        }
        TwoIdpsLandscape.await(() -> api().get("/identity-providers/" + name)
                .body()
                .at("/status/usable")
                .asBoolean());
    }

    /** Forgets an IdP. */
    public void unregister(String name) {
        ProxyApi.Answer answer = api().delete("/identity-providers/" + name);
        if (answer.status() != 204) {
            throw new IllegalStateException("DELETE answered " + answer);
        }
    }

    @Override
    public synchronized void close() {
        nodes.forEach(PayaraMicro::close);
        peakons.forEach(PeakonSandbox::close);
        if (relay != null) {
            relay.close();
        }
        database.close();
    }
}
