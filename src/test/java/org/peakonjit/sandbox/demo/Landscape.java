package org.peakonjit.sandbox.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.peakonjit.sandbox.idp.People;
import org.peakonjit.sandbox.idp.Person;
import org.peakonjit.sandbox.idp.Person.AtPeakon;
import org.peakonjit.sandbox.idp.SandboxIdp;
import org.peakonjit.sandbox.peakon.PeakonSandbox;

/** The three parties of the demo, connected: the company's IdP, the proxy, and Peakon. */
final class Landscape implements AutoCloseable {

    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "demo-only-password";

    private static final int PROXY_PORT = 8080;
    private static final int IDP_PORT = 9080;
    private static final int PEAKON_PORT = 9090;

    private final SandboxIdp idp;
    private final PeakonSandbox peakon;
    private final PayaraMicroProcess server;
    private final URI proxyUrl;

    private Landscape(SandboxIdp idp, PeakonSandbox peakon, PayaraMicroProcess server, URI proxyUrl) {
        this.idp = idp;
        this.peakon = peakon;
        this.server = server;
        this.proxyUrl = proxyUrl;
    }

    /** Starts everything, with the proxy's files new in {@code directory}; {@link #awaitReady} comes next. */
    static Landscape start(Path payaraMicro, Path war, Path directory) throws IOException {
        SandboxIdp idp = SandboxIdp.start(IDP_PORT);
        PeakonSandbox peakon = PeakonSandbox.start(PEAKON_PORT);
        preload(idp.people(), peakon);

        Path metadata = Files.write(directory.resolve("idp-metadata.xml"), idp.metadata());
        Path applications = Files.writeString(
                directory.resolve("applications.json"),
                DemoApplication.at(peakon).toPrettyString());
        int port = freePort(PROXY_PORT);
        URI proxyUrl = URI.create("http://localhost:" + port);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("peakonjit.base-url", proxyUrl.toString());
        settings.put("peakonjit.data-dir", directory.resolve("data").toString());
        settings.put("peakonjit.idp.metadata", metadata.toString());
        settings.put("peakonjit.applications", applications.toString());
        settings.put("peakonjit.admin.user", ADMIN);
        settings.put("peakonjit.admin.password", ADMIN_PASSWORD);
        PayaraMicroProcess server = PayaraMicroProcess.start(
                payaraMicro, war, port, settings, directory.resolve("server"), directory.resolve("payara.log"));

        idp.trust(proxyUrl.resolve("/saml/metadata"));
        peakon.trust(proxyUrl.resolve("/idp/metadata"));
        return new Landscape(idp, peakon, server, proxyUrl);
    }

    private static void preload(People people, PeakonSandbox peakon) {
        for (Person person : people.all()) {
            AtPeakon account = person.story().atPeakon();
            if (account != AtPeakon.NOTHING && person.familyName() != null) {
                peakon.users()
                        .preload(person.email(), person.givenName(), person.familyName(), account == AtPeakon.ACTIVE);
            }
        }
    }

    private static int freePort(int preferred) throws IOException {
        try (ServerSocket socket = new ServerSocket(preferred)) {
            return socket.getLocalPort();
        } catch (BindException e) {
            return freePort(0);
        }
    }

    void awaitReady(Duration patience) throws InterruptedException {
        server.awaitReady(proxyUrl.resolve("/ops/health/sign-on"), patience);
    }

    /** Waits for the proxy's server to end by itself, and says with which code. */
    int awaitEnd() throws InterruptedException {
        return server.awaitEnd();
    }

    URI proxyUrl() {
        return proxyUrl;
    }

    URI idpUrl() {
        return idp.origin();
    }

    URI peakonUrl() {
        return peakon.origin();
    }

    @Override
    public void close() {
        server.close();
        peakon.close();
        idp.close();
    }
}
