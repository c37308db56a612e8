package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.SettingKey;
import org.peakonjit.it.parts.Script;

/** What {@code server-config} offers is what each system takes, as far as that can be told without the system. */
class ServerConfigTest {

    private static final Path HOME = Path.of("server-config");
    private static final List<String> CONTAINER_WORDS =
            List.of("FROM", "RUN", "COPY", "ENV", "USER", "WORKDIR", "VOLUME", "EXPOSE", "ENTRYPOINT");

    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";

    /** Checks one object against what Kubernetes says of its kind: no member that is unknown, none missing. */
    private interface Kind {
        void check(JsonElement object) throws IOException;
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "v1 ConfigMap", V1ConfigMap::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    @Test
    void systemdFindsTheServiceExposedLittle() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not installed");
        Process analysis = new ProcessBuilder(
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--no-pager",
                        "--threshold=29",
                        HOME.resolve("payara/peakon-jit-proxy.service").toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(analysis.getInputStream().readAllBytes());
        assertThat(analysis.waitFor()).as(told).isZero();
        assertThat(told).contains("Overall exposure level");
    }

    @Test
    void theServiceEndsOnOutOfMemoryAndKeepsItsFilesToItself() throws IOException {
        assertThat(read("payara/peakon-jit-proxy.service")).contains("MemoryMax=", "UMask=0077", "Restart=on-failure");
        assertThat(read("payara/run-payara-micro.sh"))
                .contains(
                        "-XX:+ExitOnOutOfMemoryError",
                        "umask 077",
                        "log=logging.properties",
                        "--logproperties \"$home/$log\"");
        assertThat(read("payara/logging.properties")).contains("ODLLogFormatter.ansiColor=false");
    }

    /** Whoever comes past the reverse proxy comes without TLS, and to what it keeps to administrators. */
    @Test
    void payaraMicroListensForThisMachineUnlessItIsTold(@TempDir Path home) throws IOException {
        String here = "set " + LISTENER + ".address=127.0.0.1\n";
        assertThat(started(home, "run-payara-micro.sh", Map.of())).endsWith(here);
        assertThat(started(home, "install-cds.sh", Map.of("PEAKON_JIT_PORT", "1")))
                .contains(here);
        assertThat(started(home, "run-payara-micro.sh", Map.of("PEAKON_JIT_ADDRESS", "0.0.0.0")))
                .endsWith("set " + LISTENER + ".address=0.0.0.0\n");
        assertThat(read("container/Containerfile")).contains("PEAKON_JIT_ADDRESS=0.0.0.0");
    }

    /** An empty system property would be one, and hide the environment's. */
    @Test
    void payaraMicroIsToldOfNoSettingsFileWhereThereIsNone(@TempDir Path home) throws IOException {
        for (String script : List.of("run-payara-micro.sh", "install-cds.sh")) {
            Map<String, String> none = Map.of("PEAKON_JIT_CONFIG", "", "PEAKON_JIT_PORT", "1");
            assertThat(started(home, script, none)).doesNotContain("peakonjit.config");
            assertThat(started(home, script, Map.of("PEAKON_JIT_CONFIG", "/srv/my settings", "PEAKON_JIT_PORT", "1")))
                    .contains(" -Dpeakonjit.config=/srv/my settings ");
        }
    }

    /** With what arguments and commands a script starts it. */
    private static String started(Path home, String script, Map<String, String> variables) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                echo "$*"
                while [ "$1" != --prebootcommandfile ]; do shift; done
                cat "$2"
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("JAVA_HOME", home.toString());
        return Script.attempt(environment, "payara/" + script).printed();
    }

    @Test
    void eachScriptIsOneForTheShell() throws Exception {
        try (Stream<Path> files = Files.walk(HOME)) {
            List<Path> scripts =
                    files.filter(file -> file.toString().endsWith(".sh")).toList();
            assertThat(scripts).hasSizeGreaterThan(6);
            for (Path script : scripts) {
                assertThat(new ProcessBuilder("sh", "-n", script.toString())
                                .inheritIO()
                                .start()
                                .waitFor())
                        .as(script.toString())
                        .isZero();
            }
        }
    }

    @Test
    void theContainersFileNamesWhatThereIs() throws IOException {
        List<String> lines = read("container/Containerfile")
                .replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(lines).allSatisfy(line -> assertThat(CONTAINER_WORDS).contains(line.split(" ")[0]));
        assertThat(lines.get(0)).startsWith("FROM ");
        List<String> copied = lines.stream()
                .filter(line -> line.startsWith("COPY "))
                .flatMap(line -> Arrays.stream(line.split(" ")).skip(1))
                .filter(word -> !word.startsWith("--") && !word.startsWith("/") && !word.startsWith("target/"))
                .toList();
        assertThat(copied)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).isRegularFile());
        assertThat(lines).contains("USER 10001");
        assertThat(lines).last().asString().contains("/opt/peakon-jit-proxy/run-payara-micro.sh");
    }

    @Test
    void kubernetesKnowsEachMemberOfTheManifest() throws IOException {
        List<JsonNode> objects = objects();
        assertThat(objects)
                .extracting(ServerConfigTest::kind)
                .containsOnly(KINDS.keySet().toArray(String[]::new));
        for (JsonNode object : objects) {
            KINDS.get(kind(object)).check(JsonParser.parseString(object.toString()));
        }
    }

    /** As the samples of reverse proxies do, each of which {@code ReverseProxyIT} tries. */
    @Test
    void theManifestPassesOnWhatPeopleNeedAndKeepsTheRestToAdministrators() throws IOException {
        Matcher people = Pattern.compile("\\^/\\(\\$\\|\\(([^)]+)\\)").matcher(read("reverse-proxy/nginx.conf"));
        assertThat(people.find()).isTrue();
        List<String> open = Stream.concat(
                        Stream.of("/"),
                        Arrays.stream(people.group(1).replace("\\", "").split("\\|"))
                                .map("/"::concat))
                .toList();
        for (JsonNode ingress : objects()) {
            if (ingress.path("kind").asText().equals("Ingress")) {
                boolean limited =
                        ingress.at("/metadata/annotations").has("nginx.ingress.kubernetes.io/whitelist-source-range");
                assertThat(ingress.at("/metadata/annotations")
                                .path("nginx.ingress.kubernetes.io/proxy-buffer-size")
                                .asText())
                        .isEqualTo("16k");
                assertThat(ingress.findValuesAsText("path"))
                        .containsExactlyInAnyOrderElementsOf(limited ? List.of("/console", "/api") : open);
                assertThat(ingress.at("/spec/rules/0/http/paths"))
                        .allSatisfy(path -> assertThat(path.path("pathType").asText())
                                .isEqualTo(path.path("path").asText().equals("/") ? "Exact" : "Prefix"));
            }
        }
    }

    @Test
    void theManifestFitsTogether() throws IOException {
        Map<String, JsonNode> objects = manifest();
        JsonNode pod = objects.get("apps/v1 Deployment").at("/spec/template");
        JsonNode container = pod.at("/spec/containers/0");
        JsonNode labels = pod.at("/metadata/labels");
        assertThat(objects.get("apps/v1 Deployment").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(objects.get("v1 Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(objects.get("policy/v1 PodDisruptionBudget").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(objects.get("networking.k8s.io/v1 NetworkPolicy").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/ops/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/ops/health/ready");
        assertThat(container.path("volumeMounts").findValuesAsText("name"))
                .containsExactlyInAnyOrderElementsOf(pod.at("/spec/volumes").findValues("name").stream()
                        .map(JsonNode::asText)
                        .filter(name -> !name.equals("peakon-jit-proxy"))
                        .toList());
        assertThat(container.toString()).doesNotContain("secretKeyRef");
    }

    @Test
    void eachSettingOfTheSamplesIsOne() throws IOException {
        List<String> known =
                Arrays.stream(SettingKey.values()).map(SettingKey::key).toList();
        String inManifest =
                manifest().get("v1 ConfigMap").at("/data/peakonjit.properties").asText();
        for (String text : List.of(read("peakonjit.properties"), inManifest)) {
            Properties settings = new Properties();
            settings.load(new StringReader(text.replaceAll("(?m)^#(peakonjit\\.)", "$1")));
            assertThat(settings.stringPropertyNames()).hasSizeGreaterThan(4).isSubsetOf(known);
        }
    }

    /** Of each kind the last one. */
    private static Map<String, JsonNode> manifest() throws IOException {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        objects().forEach(one -> objects.put(kind(one), one));
        return objects;
    }

    private static List<JsonNode> objects() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (MappingIterator<JsonNode> documents =
                yaml.readerFor(JsonNode.class).readValues(read("kubernetes/peakon-jit-proxy.yaml"))) {
            return documents.readAll();
        }
    }

    private static String kind(JsonNode object) {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }

    private static String read(String file) throws IOException {
        return Files.readString(HOME.resolve(file));
    }
}
