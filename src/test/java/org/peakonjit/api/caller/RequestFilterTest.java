package org.peakonjit.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.BrowserSession.Session;
import org.peakonjit.access.Role;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;

/** Requests as servers hand them over, which differ in how they call one and the same path. */
class RequestFilterTest {

    private static final String TOKEN = "token";

    private final List<Integer> refused = new ArrayList<>();
    private final MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    private final RequestFilter filter = new RequestFilter();

    @BeforeEach
    void anAuditorAsks(@TempDir Path dataDir) {
        filter.settings = TestSettings.in(dataDir, Map.of(SettingKey.BASE_URL, "https://sso.corp.example"));
        filter.sessions = () -> Optional.of(new Session(new Administrator("eve", Role.AUDITOR), TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session/password", "/session/password"})
    void letsAnAuditorChangeTheirOwnPassword(String path) {
        filter.filter(request("PUT", path));

        assertThat(refused).isEmpty();
    }

    /** So that JSON's reader is asked for it on each server, and says that it is empty. */
    @Test
    void takesNoBodyForOneOfJson() {
        filter.filter(request("PUT", "session/password"));

        assertThat(sent.getFirst("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"applications/peakon", "/applications/peakon", "session/password/x", "/", ""})
    void letsAnAuditorChangeNothingElse(String path) {
        filter.filter(request("PUT", path));

        assertThat(refused).containsExactly(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT"})
    void knowsNoPathWithControlCharacters(String method) {
        filter.filter(request(method, "applications/\u0000"));
        filter.filter(request(method, "/people/a\u0007b"));

        assertThat(refused).containsExactly(404, 404);
    }

    private ContainerRequestContext request(String method, String path) {
        Map<String, String> headers = Map.of("Origin", "https://sso.corp.example", BrowserRules.TOKEN, TOKEN);
        UriInfo uri = proxy(UriInfo.class, (called, argument) -> path);
        return proxy(ContainerRequestContext.class, (called, argument) -> switch (called) {
            case "getMethod" -> method;
            case "getUriInfo" -> uri;
            case "getHeaderString" -> headers.get(String.valueOf(argument));
            case "hasEntity" -> false;
            case "getAcceptableMediaTypes" -> List.of(MediaType.WILDCARD_TYPE);
            case "getHeaders" -> sent;
            case "abortWith" -> refused.add(((Response) argument).getStatus());
            default -> null;
        });
    }

    private interface Call {
        @Nullable
        Object of(String method, @Nullable Object argument);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object value = call.of(method.getName(), arguments == null ? null : arguments[0]);
                    return method.getReturnType() == void.class ? null : value;
                }));
    }
}
