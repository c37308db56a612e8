package org.peakonjit.it.parts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Keycloak server in memory; its realms play the company's IdP and Peakon. */
public final class Keycloak implements AutoCloseable {

    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "admin";

    private final ServerProcess process;
    private final URI baseUrl;

    private Keycloak(ServerProcess process, URI baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** Starts it and waits for its first answer. */
    public static Keycloak start() {
        return start("start-dev", "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1");
    }

    /** Starts it for production, with the JVM's own defaults, for measurements. */
    public static Keycloak startAsDeployed() {
        return startAsDeployed(512);
    }

    /** The same with a heap of so many megabytes. */
    public static Keycloak startAsDeployed(int heap) {
        return start("start", "-Xms64m -Xmx" + heap + "m");
    }

    private static Keycloak start(String mode, String jvmOptions) {
        int port = FreePort.next();
        String script = WorkDirectories.required("peakonjit.test.keycloak")
                .resolve("bin/kc.sh")
                .toString();
        ServerProcess process = ServerProcess.start(
                "keycloak",
                List.of(
                        "bash",
                        script,
                        mode,
                        "--http-enabled=true",
                        "--hostname-strict=false",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=localhost",
                        "--http-port=" + port,
                        "--http-management-port=" + FreePort.next()),
                Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN_PASSWORD,
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        jvmOptions));
        URI baseUrl = URI.create("http://localhost:" + port);
        process.awaitAnswer(URI.create(baseUrl + "/realms/master"), status -> status == 200, Duration.ofMinutes(3));
        return new Keycloak(process, baseUrl);
    }

    public URI baseUrl() {
        return baseUrl;
    }

    KeycloakAdmin admin() {
        return new KeycloakAdmin(baseUrl);
    }

    /** A new realm with people in it: the company's IdP. */
    public CompanyRealm companyRealm(String name) {
        return CompanyRealm.create(this, name);
    }

    /** A new realm that signs people in by {@code proxy}, as Peakon does. */
    public PeakonRealm peakonRealm(String name, Proxy proxy) {
        return PeakonRealm.create(this, name, proxy);
    }

    /** A new realm that stands between {@code idp} and a SAML service provider, as the product does. */
    public BrokerRealm brokerRealm(String name, DirectIdp idp) {
        return BrokerRealm.create(this, name, idp);
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
