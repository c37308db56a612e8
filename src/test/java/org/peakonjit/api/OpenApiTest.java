package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.Fixtures;
import org.peakonjit.json.Documents;

/** The description that the build makes, against the API that there is. */
class OpenApiTest {

    private static final Set<String> PROBLEMS = Set.of("401", "403", "429", "500");

    private final String json = read();
    private final SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(json);

    @TempDir
    java.nio.file.Path dataDir;

    @Test
    void isValid() {
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getSecurity()).isNotEmpty();
        assertThat(parsed.getOpenAPI().getComponents().getSecuritySchemes()).containsOnlyKeys("basic", "session");
        assertThat(parsed.getOpenAPI()
                        .getComponents()
                        .getSecuritySchemes()
                        .get("session")
                        .getName())
                .isEqualTo("peakonjit-console");
    }

    @Test
    void hasTheAddressesAndMethodsThatThereAre() {
        assertThat(operations().keySet()).isEqualTo(resources());
    }

    @Test
    void saysOfEachWhatItDoesAndAnswers() {
        operations().forEach((name, operation) -> {
            assertThat(operation.getSummary())
                    .as(name + " needs an @Operation(summary)")
                    .isNotBlank();
            assertThat(operation.getResponses().keySet())
                    .as(name + " needs @ApiResource at its class")
                    .containsAll(PROBLEMS);
            assertThat(operation.getResponses().keySet())
                    .as(name + " needs an @ApiResponse")
                    .anyMatch(code -> code.startsWith("2"));
        });
    }

    @Test
    void namesOnlyWhatItHas() throws IOException {
        JsonNode document = new JsonMapper().readTree(json);
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void describesTheApplicationAsItIsWritten() {
        JsonNode written = Documents.tree(ApplicationDocument.of(new Stored(Fixtures.peakon(5), true, 1), 3L));

        assertThat(members("Application")).containsAll(names(written)).contains("displayName", "appearance");
        assertThat(members("Saml")).containsAll(names(written.path("saml"))).contains("sloUrl");
        assertThat(members("Scim")).isEqualTo(names(written.path("scim")));
        assertThat(members("ReleaseSeats")).isEqualTo(names(written.at("/scim/releaseSeats")));
    }

    @Test
    void hasPatternsOfEcmaScriptAlone() throws IOException {
        assertThat(new JsonMapper().readTree(json).findValuesAsText("pattern"))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(pattern).doesNotContainPattern("\\(\\?[^:]|\\\\p\\{"));
    }

    @Test
    void demandsWhatTheApiDemands() {
        assertThat(schema("IdentityProvider").getRequired()).containsExactly("metadata");
        assertThat(schema("Configuration").getRequired()).containsExactlyInAnyOrder("version", "applications");
    }

    @Test
    void takesAnIdentityProviderBackAsItIsAnswered() {
        assertThat(members("IdentityProvider")).isEqualTo(members("RegisteredIdentityProvider"));
        assertThat(schema("IdentityProvider").getProperties().get("status").getReadOnly())
                .isTrue();
        assertThat(schema("RegisteredIdentityProvider")
                        .getProperties()
                        .get("status")
                        .get$ref())
                .isEqualTo("#/components/schemas/IdentityProviderStatus");
    }

    @Test
    void isAnsweredToAccountsOnly() throws IOException {
        try (RunningApi api = new RunningApi(dataDir)) {
            assertThat(api.get("openapi.json").body()).isEqualTo(new JsonMapper().readTree(json));
            assertThat(api.send("GET", "openapi.json", null).status()).isEqualTo(401);
        }
    }

    @Test
    void eachIsInTheDocument() throws IOException {
        String document = Files.readString(java.nio.file.Path.of("docs/api.md"));

        assertThat(operations().keySet()).allSatisfy(name -> {
            String shortened = "`…" + name.substring(name.lastIndexOf('/')) + "`";
            assertThat(document.contains("`" + name + "`") || document.contains(shortened))
                    .as("docs/api.md has " + name)
                    .isTrue();
        });
    }

    private Map<String, Operation> operations() {
        OpenAPI openApi = parsed.getOpenAPI();
        Map<String, Operation> operations = new TreeMap<>();
        openApi.getPaths().forEach((path, item) -> {
            Map<PathItem.HttpMethod, Operation> methods = item.readOperationsMap();
            methods.forEach((method, operation) -> operations.put(method + " " + path, operation));
        });
        return operations;
    }

    private static Set<String> resources() {
        Set<String> all = new TreeSet<>();
        for (Class<?> type : new ApiApplication().getClasses()) {
            Path root = type.getAnnotation(Path.class);
            for (Method method : root == null ? new Method[0] : type.getMethods()) {
                Path path = method.getAnnotation(Path.class);
                Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                        .map(annotation ->
                                annotation.getAnnotation(HttpMethod.class).value())
                        .forEach(
                                verb -> all.add(verb + " " + root.value() + (path == null ? "" : plain(path.value()))));
            }
        }
        return all;
    }

    /** Without the pattern of a parameter. */
    private static String plain(String path) {
        return path.replaceAll("\\{(\\w+): [^}]+}", "{$1}");
    }

    private Schema<?> schema(String name) {
        return parsed.getOpenAPI().getComponents().getSchemas().get(name);
    }

    private Set<String> members(String schema) {
        return new TreeSet<>(parsed.getOpenAPI()
                .getComponents()
                .getSchemas()
                .get(schema)
                .getProperties()
                .keySet());
    }

    private static Set<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return new TreeSet<>(names);
    }

    private static String read() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
