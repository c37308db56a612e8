package org.peakonjit.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.config.TestSettings;
import org.peakonjit.saml.sp.OutgoingRequest.StateCookie;
import org.peakonjit.saml.sp.ServiceProvider;

class StateCookiesTest {

    private static final String STATE = "x".repeat(1500);

    @TempDir
    private Path dataDir;

    /** Browsers bring the oldest first. */
    @Test
    void dropWhatWasAbandonedFirst() {
        Cookie[] brought = Stream.of("sp-1", "sp-2", "sp-3", "sp-4", "other")
                .map(name -> new Cookie(name, STATE))
                .toArray(Cookie[]::new);
        ServiceProvider provider = fake(ServiceProvider.class, (method, arguments) -> switch (method) {
            case "stateCookiePrefix" -> "sp-";
            case "newestFirst" -> List.of("sp-4", "sp-3", "sp-2", "sp-1");
            default -> throw new UnsupportedOperationException(method);
        });
        List<Cookie> set = new ArrayList<>();

        new StateCookies(TestSettings.in(dataDir), provider)
                .set(
                        fake(HttpServletRequest.class, (method, arguments) -> brought),
                        fake(HttpServletResponse.class, (method, arguments) -> {
                            set.add((Cookie) arguments[0]);
                            return null;
                        }),
                        new StateCookie("sp-5", STATE, Duration.ofMinutes(10)));

        assertThat(set)
                .filteredOn(cookie -> cookie.getMaxAge() == 0)
                .extracting(Cookie::getName)
                .containsExactly("sp-2", "sp-1");
        assertThat(set)
                .filteredOn(cookie -> cookie.getMaxAge() > 0)
                .extracting(Cookie::getName)
                .containsExactly("sp-5");
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method.getName(), arguments)));
    }
}
