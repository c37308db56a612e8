package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;

class SecurityHeadersFilterTest {

    @TempDir
    Path dataDir;

    @Test
    void demandsHttpsFromThenOnWhereTheBaseUrlIsHttps() throws Exception {
        assertThat(headers("https://sso.corp.example", "/login"))
                .containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(headers("http://localhost:8080", "/login")).doesNotContainKey("Strict-Transport-Security");
    }

    @Test
    void letsNothingRunAndNobodyFrameWhatIsNoView() throws Exception {
        for (String path :
                new String[] {"/login", "/api/v1/audit", "/jakarta.faces.resource/console.css.xhtml", "/x.xhtml"}) {
            assertThat(headers("https://sso.corp.example", path))
                    .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("Referrer-Policy", "no-referrer");
        }
    }

    private Map<String, String> headers(String baseUrl, String path) throws Exception {
        Map<String, String> headers = new HashMap<>();
        SecurityHeadersFilter filter = new SecurityHeadersFilter();
        filter.settings = TestSettings.in(dataDir, Map.of(SettingKey.BASE_URL, baseUrl));
        filter.doFilter(
                (HttpServletRequest) fake(HttpServletRequest.class, path, headers),
                (HttpServletResponse) fake(HttpServletResponse.class, path, headers),
                (request, response) -> {});
        return headers;
    }

    private Object fake(Class<?> type, String path, Map<String, String> headers) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getServletPath" -> path;
                    case "setHeader" -> headers.put(String.valueOf(arguments[0]), String.valueOf(arguments[1]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
