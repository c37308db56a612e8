package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;

class BaseUrlFilterTest {

    @TempDir
    private Path dataDir;

    @ParameterizedTest
    @CsvSource({
        "https://sso.corp.example,'','','/console/index.xhtml'",
        "https://sso.corp.example/peakon,'','/peakon','/peakon/console/index.xhtml'",
        "https://sso.corp.example/peakon,/peakon-jit-proxy,'/peakon','/peakon/console/index.xhtml'",
        "https://sso.corp.example,/peakon-jit-proxy,'','/console/index.xhtml'",
        "https://sso.corp.example/peakon,/peakon,'/peakon','/peakon/console/index.xhtml'"
    })
    void showsRequestsBelowTheBaseUrl(String baseUrl, String context, String seenContext, String seenUri)
            throws Exception {
        BaseUrlFilter filter = new BaseUrlFilter();
        filter.settings = TestSettings.in(dataDir, Map.of(SettingKey.BASE_URL, baseUrl));
        List<HttpServletRequest> seen = new ArrayList<>();

        filter.doFilter(
                request(context, context + "/console/index.xhtml"),
                (HttpServletResponse) proxy(HttpServletResponse.class, Map.of()),
                (request, response) -> seen.add((HttpServletRequest) request));

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.getContextPath()).isEqualTo(seenContext);
            assertThat(request.getRequestURI()).isEqualTo(seenUri);
            assertThat(request.getRequestURL()).hasToString("http://127.0.0.1:8080" + seenUri);
        });
    }

    private static HttpServletRequest request(String context, String uri) {
        return (HttpServletRequest) proxy(
                HttpServletRequest.class,
                Map.of(
                        "getContextPath",
                        context,
                        "getRequestURI",
                        uri,
                        "getRequestURL",
                        new StringBuffer("http://127.0.0.1:8080" + uri)));
    }

    private static Object proxy(Class<?> type, Map<String, Object> answers) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName()));
    }
}
