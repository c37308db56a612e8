package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.LiveClasses;
import org.peakonjit.it.parts.LogLines;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PayaraServer;
import org.peakonjit.it.parts.PostgresServer;
import org.peakonjit.it.parts.WildFly;
import org.peakonjit.it.parts.WithSharedParts;

/** The same WAR on each server that is supported, by {@code ./mvnw verify -Pservers}. */
@WithSharedParts
class ServerMatrixIT {

    @Nested
    class OnPayaraMicro6 extends OneSignOn<PayaraMicro> {

        @Override
        PayaraMicro start(Map<String, String> settings) {
            return PayaraMicro.startWithJsonLog("payara-micro-6", settings);
        }
    }

    @Nested
    class OnPayaraMicro7 extends OneSignOn<PayaraMicro> {

        @Override
        PayaraMicro start(Map<String, String> settings) {
            return PayaraMicro.startSeven(settings);
        }
    }

    @Nested
    class OnWildFly39 extends OneSignOn<WildFly> {

        @Override
        WildFly start(Map<String, String> settings) {
            return WildFly.startWithJsonLog("wildfly-39", settings);
        }
    }

    @Nested
    class OnPayaraServer6 extends OnPayaraServer {

        OnPayaraServer6() {
            super(6);
        }
    }

    @Nested
    class OnPayaraServer7 extends OnPayaraServer {

        OnPayaraServer7() {
            super(7);
        }
    }

    /** It can be undeployed and updated, too. With H2 it would keep the first one, as {@link RedeploymentIT} says. */
    private abstract static class OnPayaraServer extends OneSignOn<PayaraServer> {

        private final int release;

        OnPayaraServer(int release) {
            this.release = release;
        }

        @Override
        PayaraServer start(Map<String, String> settings) throws IOException {
            PayaraServer server = PayaraServer.start(release, settings);
            server.asadmin("set-log-attributes", documentedLogFormat());
            server.install();
            return server;
        }

        @Test
        void leavesNothingAndComesBack(PostgresServer postgres) throws IOException {
            Map<String, String> settings = new HashMap<>(oneSeat());
            settings.putAll(postgres.freshDatabase("payara_server_" + release));
            try (PayaraServer server = start(settings)) {
                assertThat(signIn(server, "ann@corp.example").nameId()).isEqualTo("ann@corp.example");
                int before = server.log().length();
                server.asadmin("undeploy", "peakon-jit-proxy");
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(
                                () -> assertThat(LogLines.json(server.log().substring(before)))
                                        .anyMatch(line -> LogLines.message(line).contains("Scheduler stopped"))
                                        .allMatch(line -> LogLines.level(line).equals("INFO")));
                assertThat(LiveClasses.ofUs(server.pid()))
                        .as("objects of the deployment")
                        .isEmpty();
                server.install();

                assertThat(signIn(server, "ann@corp.example").nameId()).isEqualTo("ann@corp.example");
                assertThat(server.api().licensesConsumed("peakon")).isEqualTo(1);
                assertThat(server.log())
                        .doesNotContain("ThreadLocal", "RejectedExecutionException", "have started a thread");
                assertThat(LogLines.failures(server.log())).isEmpty();
            }
        }

        private static String documentedLogFormat() throws IOException {
            Matcher command = Pattern.compile("`asadmin set-log-attributes (\\S+)`")
                    .matcher(Files.readString(Path.of("docs/monitoring.md")));
            assertThat(command.find()).isTrue();
            return command.group(1);
        }
    }
}
