package org.peakonjit.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.web.RecordedPage;
import org.peakonjit.web.handoff.DeepLink;

/** What {@code target} says once the server has decoded it. */
class LoginAddressTest {

    private static final URI PEAKON = URI.create("https://acme.peakon.com/login");

    @ParameterizedTest
    @CsvSource({
        "/surveys/42?a=b, /surveys/42?a=b",
        "/teams/M\u00fcller, /teams/M%C3%BCller",
        "/teams/Mu\u0308ller, /teams/Mu%CC%88ller",
        "/\u65e5\u672c/\u0416?q=\u00e9#\u00f1, /%E6%97%A5%E6%9C%AC/%D0%96?q=%C3%A9#%C3%B1",
        "/\uD840\uDC00, /%F0%A0%80%80",
        "/teams/M%C3%BCller, /teams/M%C3%BCller",
        "/\u0435vil.example, /%D0%B5vil.example",
        "/people/ann@corp.example, /people/ann@corp.example"
    })
    void keepsAPathInWhicheverScriptItIsWritten(String target, String path) {
        assertThat(deepLink(target)).isEqualTo(path);
        assertThat(DeepLink.of(path).orElseThrow().at(PEAKON))
                .hasHost("acme.peakon.com")
                .hasNoUserInfo();
    }

    /** As a page's way on carries it. */
    @Test
    void saysTheSameAgain() {
        String query = LoginAddress.query(deepLink("/teams/M\u00fcller"));

        assertThat(query).isEqualTo("?target=%2Fteams%2FM%25C3%25BCller");
        assertThat(deepLink(URLDecoder.decode(query.substring("?target=".length()), StandardCharsets.UTF_8)))
                .isEqualTo("/teams/M%C3%BCller");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00fc",
                "//\u0435vil.example",
                "/\uFF0Fevil.example",
                "\uFF0F\uFF0Fevil.example",
                "/\uFF3Cevil.example",
                "/\u2044evil.example",
                "/\u2215evil.example",
                "/a\uFF20evil.example",
                "/\u3002evil.example",
                "/\u2100\u2105",
                "/\u202Emoc.live",
                "/a\u200Bb",
                "/a\u00A0b",
                "/a\u0085b",
                "/a\u2028b",
                "/M\uFFFDller",
                "/\uD800",
                "/\u00fc@evil.example",
                "/\u00fc\\evil.example",
                "/\u00fc//evil.example"
            })
    void leavesOutWhatMayBeMoreThanAPath(String target) {
        assertThat(deepLink(target)).isNull();
    }

    /** Nine characters of each letter. */
    @Test
    void isNoLongerInAsciiThanAnyOther() {
        assertThat(deepLink("/" + "\u65e5".repeat(113))).hasSize(1018);
        assertThat(deepLink("/" + "\u65e5".repeat(114))).isNull();
    }

    private static @Nullable String deepLink(String target) {
        HttpServletRequest request = new HttpServletRequestWrapper(new RecordedPage().request()) {
            @Override
            public String[] getParameterValues(String name) {
                return new String[] {target};
            }
        };
        return LoginAddress.deepLink(request);
    }
}
