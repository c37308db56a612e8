package org.peakonjit.provisioning.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ServiceAdvice;
import org.peakonjit.provisioning.scim.http.ScimConnections;
import org.peakonjit.provisioning.scim.http.TestConnections;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SeenAccounts;

/** The client against scimmy, a SCIM 2.0 server that others wrote: not only our reading of the RFC is tested. */
class IndependentScimServerIT {

    private static final Path SOURCE = Path.of("src/test/scim-server");
    private static final Path INSTALLED = Path.of("target/scim-server");
    private static final String TOKEN = "token-of-the-independent-server";

    private static @Nullable Process node;
    private static String baseUrl = "";

    private final OneApplication applications = new OneApplication(TOKEN);
    private ScimConnections channels = TestConnections.to(applications);
    private ScimUsers users = new ScimUsers(channels);
    private Application application = TestApplications.scim(baseUrl, 10);

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        boolean hasNode = works("node", "--version") && works("npm", "--version");
        assumeTrue(
                hasNode || "true".equals(System.getenv("CI")),
                "there is no Node.js on this machine, so the independent SCIM server is left out");
        install();
        ProcessBuilder builder = new ProcessBuilder("node", "server.js")
                .directory(INSTALLED.toFile())
                .redirectError(INSTALLED.resolve("server.log").toFile());
        builder.environment().put("SCIM_TOKEN", TOKEN);
        node = builder.start();
        BufferedReader out = node.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        assertThat(line).startsWith("listening on ");
        baseUrl = "http://127.0.0.1:" + line.substring("listening on ".length()) + "/scim/v2";
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String name : List.of("package.json", "package-lock.json", "server.js")) {
            Files.copy(SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(INSTALLED.resolve("node_modules/scimmy-routers"))) {
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(INSTALLED.resolve("npm.log").toFile())
                    .start();
            assertThat(npm.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(npm.exitValue())
                    .as("npm, see target/scim-server/npm.log")
                    .isZero();
        }
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void stopServer() {
        if (node != null) {
            node.destroy();
        }
    }

    @BeforeEach
    void connect() {
        application = TestApplications.scim(baseUrl, 10);
        channels = TestConnections.to(applications);
        users = new ScimUsers(channels);
    }

    @AfterEach
    void disconnect() {
        channels.close();
    }

    @Test
    void createsFindsUpdatesDeactivatesAndDeletes() {
        ScimUser ada = user("ada+1@corp.example", "Ada");
        assertThat(users.find(application, ada, soon())).isInstanceOf(LookUp.Absent.class);
        PeakonAccount account = create(ada);
        assertThat(users.find(application, ada, soon()))
                .isInstanceOfSatisfying(
                        LookUp.Found.class,
                        found -> assertThat(found.account().id()).isEqualTo(account.id()));

        ScimUser renamed = user("ada+1@corp.example", "Augusta");
        assertThat(users.update(application, account.id(), renamed, null, soon()))
                .isInstanceOf(Change.Done.class);
        assertThat(users.update(application, account.id(), renamed, null, soon()))
                .isInstanceOf(Change.Unneeded.class);
        assertThat(users.deactivate(application, account.id(), soon())).isInstanceOf(Change.Done.class);
        assertThat(users.get(application, account.id(), soon()))
                .isInstanceOfSatisfying(
                        LookUp.Found.class,
                        found -> assertThat(found.account().active()).isFalse());
        assertThat(users.reactivate(application, account, soon())).isTrue();
        assertThat(users.delete(application, account.id(), soon())).isInstanceOf(Change.Done.class);
        assertThat(users.get(application, account.id(), soon())).isInstanceOf(LookUp.Absent.class);
    }

    @Test
    void findsByEmailAndExternalId() {
        PeakonAccount account = create(user("grace@corp.example", "Grace"));
        ScimUser renamed = new ScimUser(
                "new.name@corp.example",
                Optional.of("x-grace@corp.example"),
                Optional.empty(),
                new ObjectMapper().createObjectNode(),
                "d");
        assertThat(users.find(application, renamed, soon())).isInstanceOf(LookUp.Found.class);
        ScimUser byEmail = new ScimUser(
                "new.name@corp.example",
                Optional.empty(),
                Optional.of("grace@corp.example"),
                new ObjectMapper().createObjectNode(),
                "d");
        LookUp lookUp = users.find(application, byEmail, soon());
        assertThat(lookUp).isNotInstanceOf(LookUp.Failed.class);
        assertThat(users.delete(application, account.id(), soon())).isInstanceOf(Change.Done.class);
    }

    @Test
    void adoptsOnConflictAndReadsPages() {
        List<PeakonAccount> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(create(user("page" + i + "@corp.example", "P")));
        }
        assertThat(users.create(application, user("page0@corp.example", "P"), soon()))
                .isInstanceOf(Creation.AlreadyThere.class);
        SeenAccounts seen = new SeenAccounts();
        assertThat(users.readAll(application, Duration.ofSeconds(5), 1, seen)).isEmpty();
        assertThat(seen.all)
                .extracting(PeakonAccount::id)
                .containsAll(made.stream().map(PeakonAccount::id).toList())
                .doesNotHaveDuplicates();
        made.forEach(account -> users.delete(application, account.id(), soon()));
    }

    @Test
    void readsTheServicesAdviceAndItsRefusal() {
        assertThat(users.serviceProviderConfig(application, soon())).isInstanceOf(ServiceAdvice.Given.class);
        applications.token = "another-token";
        assertThat(users.find(application, user("x@corp.example", "X"), soon()))
                .isInstanceOfSatisfying(
                        LookUp.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.MISCONFIGURED));
    }

    private PeakonAccount create(ScimUser user) {
        Creation creation = users.create(application, user, soon());
        assertThat(creation).isInstanceOf(Creation.Created.class);
        return ((Creation.Created) creation).account();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private static ScimUser user(String userName, String givenName) {
        ObjectNode resource = new ObjectMapper().createObjectNode();
        resource.putArray("schemas")
                .add("urn:ietf:params:scim:schemas:core:2.0:User")
                .add(ScimUser.ENTERPRISE);
        resource.put("userName", userName).put("externalId", "x-" + userName).put("active", true);
        resource.putArray("emails")
                .addObject()
                .put("type", "work")
                .put("primary", true)
                .put("value", userName);
        resource.putObject("name").put("givenName", givenName).put("familyName", "Lovelace");
        resource.putObject(ScimUser.ENTERPRISE).put("employeeNumber", "E-" + givenName);
        return new ScimUser(userName, Optional.of("x-" + userName), Optional.of(userName), resource, "d");
    }
}
