package org.peakonjit.web.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepLinkTest {

    private static final URI PEAKON = URI.create("https://acme.peakon.com/login?tenant=1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/dashboard",
                "/surveys/4711/answers",
                "/surveys?lang=de&page=2",
                "/app#/surveys/4711",
                "/surveys/M%C3%BCller",
                "/a+b?c=d+e",
                "/people?mail=ann@corp.example",
                "/people/ann@corp.example",
                "/people/ann%40corp.example/answers",
                "/teams/@board",
                "/search?next=%2F%2Fother",
                "/a:b"
            })
    void isAPathAtTheApplicationsHost(String path) {
        URI url = DeepLink.of(path).orElseThrow().at(PEAKON);

        assertThat(url).hasScheme("https").hasHost("acme.peakon.com").hasNoUserInfo();
        assertThat(url.toString()).isEqualTo("https://acme.peakon.com" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "dashboard",
                "https://evil.example/",
                "HTTPS://evil.example/",
                "https:/evil.example",
                "https:evil.example",
                "//evil.example",
                "///evil.example",
                "////evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/a\\b",
                " //evil.example",
                " /dashboard",
                "/dashboard ",
                "\t//evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "@evil.example",
                "/@evil.example",
                "/%40evil.example",
                "/x@evil.example/y",
                "/x%2Fy@evil.example/z",
                "/x%2fy%40evil.example",
                ".evil.example",
                ":443@evil.example",
                "/a//evil.example",
                "/.//evil.example",
                "/%2F/evil.example",
                "/%2fevil.example",
                "/%2F%2Fevil.example",
                "%2F%2Fevil.example",
                "/%5Cevil.example",
                "/%5c%5cevil.example",
                "/a%5Cb",
                "/a?b=%5C",
                "javascript:alert(1)",
                "/javascript\u0000:alert(1)",
                "data:text/html,x",
                "/a\r\nSet-Cookie: x=1",
                "/a%0d%0aSet-Cookie:%20x=1",
                "/a%0Ab",
                "/a%00",
                "/a?b=%0d%0a",
                "/<script>alert(1)</script>",
                "/\"onmouseover=alert(1)",
                "/a b",
                "/%",
                "/%zz",
                "/\uFF0Fevil.example",
                "/\u2215evil.example",
                "\u3002evil.example",
                "//\u0435vil.example",
                "/M\u00fcller",
                "/\u202Emoc.live",
                "/a\u0085b",
                "?target=/x",
                "#/x"
            })
    void isNothingElse(String text) {
        assertThat(DeepLink.of(text)).isEmpty();
    }

    @Test
    void isNoLongerThan1024Characters() {
        assertThat(DeepLink.of("/" + "a".repeat(1023))).isPresent();
        assertThat(DeepLink.of("/" + "a".repeat(1024))).isEmpty();
    }

    @Test
    void keepsThePortOfTheHost() {
        assertThat(DeepLink.of("/x").orElseThrow().at(URI.create("http://localhost:9443/login")))
                .hasToString("http://localhost:9443/x");
    }
}
