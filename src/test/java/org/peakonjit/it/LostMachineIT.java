package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.it.parts.DirectIdp;
import org.peakonjit.it.parts.FreePort;
import org.peakonjit.it.parts.HttpBrowser;
import org.peakonjit.it.parts.Landscape;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.Proxy;
import org.peakonjit.it.parts.Script;
import org.peakonjit.provisioning.FaultyScimServer;

/**
 * A node on the embedded database is backed up while it works, and lost. Another machine gets the archive, then another
 * master key; and the person whom the first one knew signs in as before.
 */
class LostMachineIT {

    private static final String PERSON = "known@corp.example";

    private final DirectIdp idp = new DirectIdp();
    private final FaultyScimServer scim = FaultyScimServer.start();
    private final String baseUrl = "http://localhost:" + FreePort.next();
    private Map<String, String> applications = Map.of();
    private PayaraMicro node;

    @TempDir
    private Path directory;

    @BeforeEach
    void describe() {
        applications = Landscape.settings(
                idp.metadataFile().toString(), Landscape.application("peakon", scim.baseUrl(), FaultyScimServer.TOKEN));
    }

    @AfterEach
    void stop() {
        if (node != null) {
            node.close();
        }
        scim.close();
    }

    @Test
    void aKnownPersonSignsInOnTheNextMachineAndUnderTheNextMasterKey() throws IOException {
        Path lost = directory.resolve("lost");
        node = PayaraMicro.start("lost-machine", FreePort.next(), settings(lost, applications));
        assertThat(signIn().carriesResponse()).isTrue();
        String archive = Script.run(
                        Map.of(
                                "BASE_URL",
                                node.atNode("").toString(),
                                "PEAKONJIT_ADMIN_PASSWORD",
                                Proxy.ADMIN_PASSWORD),
                        "operations/back-up.sh",
                        directory.resolve("archives"),
                        properties(lost))
                .lastLine();
        node.kill();

        Path data = directory.resolve("next");
        Script.run(Map.of(), "operations/restore.sh", archive, properties(data));
        Path key = data.resolve("master.key");
        Script.run(Map.of(), "operations/rotate-master-key.sh", key, "add");
        Script.run(Map.of(), "operations/rotate-master-key.sh", key, "promote");
        Map<String, String> idpAlone = new HashMap<>(applications);
        idpAlone.remove("peakonjit.applications");
        node = PayaraMicro.start("next-machine", FreePort.next(), settings(data, idpAlone));
        assertThat(signIn().carriesResponse()).isTrue();
        assertThat(node.log()).contains("are sealed under the first master key now");
        assertThat(node.apiAtNode().licensesConsumed("peakon")).isOne();
        assertThat(scim.calls("POST")).hasSize(1);
    }

    private Map<String, String> settings(Path data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("peakonjit.data-dir", data.toString());
        settings.put("peakonjit.base-url", baseUrl);
        return settings;
    }

    private Path properties(Path data) throws IOException {
        return Files.writeString(
                directory.resolve(data.getFileName() + ".properties"), "peakonjit.data-dir=" + data + "\n");
    }

    private HttpBrowser.Page signIn() {
        HttpBrowser browser = idp.browser();
        HttpBrowser.Page atIdp = browser.open(node.atNode("/login"));
        return browser.post(node.atNode("/saml/acs"), idp.answer(atIdp, PERSON));
    }
}
