package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/**
 * Two nodes on one PostgreSQL that they may not change the schema of, each at a port that it keeps, behind HAProxy, which
 * sends each request to the other, and nginx.
 */
public final class TwoNodes implements AutoCloseable {

    private static final List<String> NAMES = List.of("a", "b");

    private final DirectIdp idp = new DirectIdp();
    private final PeakonSandbox peakon = PeakonSandbox.start(0);
    private final int balancerPort = FreePort.next();
    private final List<Integer> ports = List.of(FreePort.next(), FreePort.next());
    private final Map<String, String> settings = new HashMap<>();
    private final List<PayaraMicro> nodes = new ArrayList<>();
    private final HaProxy balancer;
    private final PostgresServer.Roles roles;
    private final Path masterKey = WorkDirectories.fresh("two-nodes").resolve("master.key");
    private Path war = PayaraMicro.war();
    private final Nginx nginx;

    private TwoNodes(PostgresServer postgres) {
        roles = postgres.ofTwoRoles("two_nodes");
        roles.migrate(war);
        settings.putAll(roles.serving());
        settings.put("peakonjit.base-url", "http://localhost:" + balancerPort);
        try {
            Files.writeString(masterKey, Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("peakonjit.master-key", "file:" + masterKey);
        settings.putAll(Landscape.settings(idp.metadataFile().toString(), Landscape.application("tabs", peakon)));
        balancer = HaProxy.start(balancerPort, ports.get(0), ports.get(1));
        nginx = Nginx.start(ports.get(0), ports.get(1));
        startBoth();
    }

    static TwoNodes start(PostgresServer postgres) {
        return new TwoNodes(postgres);
    }

    private void startBoth() {
        ExecutorService together = Executors.newFixedThreadPool(2);
        try {
            List<Future<PayaraMicro>> starting = NAMES.stream()
                    .map(name -> together.submit(() -> launch(NAMES.indexOf(name))))
                    .toList();
            for (Future<PayaraMicro> node : starting) {
                nodes.add(node.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            together.shutdown();
        }
        NAMES.forEach(balancer::awaitUp);
    }

    private PayaraMicro launch(int index) {
        return PayaraMicro.start(war, "node-" + NAMES.get(index), ports.get(index), settings);
    }

    public DirectIdp idp() {
        return idp;
    }

    public PeakonSandbox peakon() {
        return peakon;
    }

    public PayaraMicro node(int index) {
        return nodes.get(index);
    }

    /** A path at the load balancer. */
    public URI url(String path) {
        return URI.create("http://localhost:" + balancerPort + path);
    }

    /** The same path by nginx. */
    public URI viaNginx(String path) {
        return URI.create("http://localhost:" + nginx.port() + path);
    }

    /** Their database, as they see it. Whoever asks closes it. */
    public Database database() {
        return new Database(roles.serving());
    }

    /** The file with the master keys of both. */
    public Path masterKey() {
        return masterKey;
    }

    /** What is started from now on is of a version that wants more of the schema, which its owner gives it. */
    public void upgrade() {
        Path next = NextVersion.of(war);
        roles.migrate(next);
        war = next;
    }

    /** What is started from now on is of the version before. */
    public void goBack() {
        war = PayaraMicro.war();
    }

    /** Ends a node as {@code kill -9} does. */
    public void kill(int index) {
        nodes.get(index).kill();
    }

    /** Starts a node that has ended, and waits until it gets requests again. */
    public void start(int index) {
        nodes.set(index, launch(index));
        balancer.awaitUp(NAMES.get(index));
    }

    /** Starts a node anew as the sample says: nobody is sent there meanwhile. */
    public void restartDrained(int index) {
        balancer.set(NAMES.get(index), "drain");
        nginx.setDown(ports.get(index), true);
        ServerProcess.pause(java.time.Duration.ofSeconds(3));
        nodes.get(index).close();
        nodes.set(index, launch(index));
        balancer.set(NAMES.get(index), "ready");
        nginx.setDown(ports.get(index), false);
        balancer.awaitUp(NAMES.get(index));
    }

    @Override
    public void close() {
        nodes.forEach(PayaraMicro::close);
        balancer.close();
        nginx.close();
        peakon.close();
    }
}
