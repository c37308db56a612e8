package org.peakonjit.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://adfs_prod.corp.example/adfs/ls/",
                "https://adfs_prod.corp.example:8443/adfs/ls/?a=b%20c",
                "http://idp:8080",
                "https://10.0.0.7/sso",
                "https://[::1]:8443/sso",
                "https://idp.corp.example./~a/(b);c=d,e"
            })
    void takesWhatServersAreCalled(String url) {
        assertThat(WebUrlText.read(url).found()).contains(URI.create(url));
        assertThat(WebUrlText.readLeniently(url).found()).contains(URI.create(url));
    }

    @Test
    void knowsHostAndPortAlsoWhereJavaKnowsNone() {
        URI url = URI.create("https://adfs_prod.corp.example:8443/adfs/ls/");
        assertThat(WebUrlText.host(url)).contains("adfs_prod.corp.example");
        assertThat(WebUrlText.port(url)).isEqualTo(8443);
        assertThat(WebUrlText.port(URI.create("https://adfs_prod.corp.example/")))
                .isEqualTo(443);
        assertThat(WebUrlText.host(URI.create("https://a_b@c/"))).contains("c");
        assertThat(WebUrlText.host(URI.create("urn:a:b"))).isEmpty();
        assertThat(WebUrlText.host(URI.create("http:/scim"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://bücher.example/a, https://xn--bcher-kva.example/a",
        "https://größe_1.example/straße?ü=1, https://xn--grsse_1-b1a.example/stra%C3%9Fe?%C3%BC=1",
        "HTTPS://Idp.Example/A, https://Idp.Example/A"
    })
    void writesItInAscii(String text, String url) {
        assertThat(WebUrlText.read(text)
                        .found()
                        .map(URI::toASCIIString)
                        .orElse(text)
                        .toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(url.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "https://idp.example/a b, U+0020",
        "https://{subdomain}.peakon.com/api, { (U+007B)",
        "https://acme.peakon.com/{company}/x, { (U+007B)",
        "https://idp.example/a\\b, \\ (U+005C)",
        "https://idp.example/100%, % (U+0025)",
        "https://idp.example/\u200bx, U+200B",
        "https://idp .example/, U+0020",
        "idp.example/x, does not begin with",
        "ldap://idp.example/x, does not begin with",
        "https:///x, names no host",
        "https://a@idp.example/, user name",
        "https://idp.example:99999/, 99999 is no port",
        "https://idp.example:x/, x is no port",
        "https://-a.example/, -a.example is no host name",
        "https://a..b/, a..b is no host name",
        "https://[::g]/, :g] is no port",
        "https://[/, [ is no host name",
        "https://idp.example/#x, fragment"
    })
    void namesTheVeryThing(String text, String what) {
        WebUrlText.Parsed parsed = WebUrlText.read(text);
        assertThat(parsed.url()).isNull();
        assertThat(parsed.reason()).contains(what);
    }

    @Test
    void isNotImpressedByLength() {
        assertThat(WebUrlText.read("https://" + "a.".repeat(3_900) + "b/").reason())
                .contains("no host name");
        assertThat(WebUrlText.read("https://a/" + "a".repeat(9_000)).reason()).contains("longer than 8000");
        assertThat(WebUrlText.host(URI.create("https://" + "a_.".repeat(50_000) + "b/")))
                .isEmpty();
    }

    /** As browsers do; what they take for a slash is refused. */
    @Test
    void encodesWhatOthersPublish() {
        assertThat(WebUrlText.readLeniently("https://idp.example/a b/{c}?d=[e]|f")
                        .found())
                .contains(URI.create("https://idp.example/a%20b/%7Bc%7D?d=%5Be%5D%7Cf"));
        assertThat(WebUrlText.readLeniently("https://idp.example/a\\b").wrong()).isNotNull();
        assertThat(WebUrlText.readLeniently("https://idp.example\\@evil.example/")
                        .wrong())
                .isNotNull();
    }

    /** Characters that become a slash or a dot when a host is written in ASCII lead nowhere else. */
    @ParameterizedTest
    @ValueSource(strings = {"https://idp.example\uff0fevil.example/", "https://idp\u2024example/", "https://a\uff20b/"})
    void takesNoLookAlikes(String text) {
        WebUrlText.Parsed parsed = WebUrlText.read(text);
        assertThat(parsed.found().flatMap(WebUrlText::host).orElse("")).doesNotContain("/", "@");
    }

    /** Whatever is given: a URL whose host is one, or a reason. */
    @Property(tries = 2000)
    void neverThrows(@ForAll("texts") String text) {
        for (WebUrlText.Parsed parsed :
                new WebUrlText.Parsed[] {WebUrlText.read(text), WebUrlText.readLeniently(text)}) {
            assertThat(parsed.url() == null).isNotEqualTo(parsed.wrong() == null);
            if (parsed.url() != null) {
                assertThat(WebUrlText.host(parsed.url())).isPresent();
                assertThat(parsed.url().toString()).isEqualTo(parsed.url().toASCIIString());
                assertThat(WebUrlText.port(parsed.url())).isNotNegative();
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(80);
        Arbitrary<String> likely = Arbitraries.strings()
                .withChars("ab_-.:/?#[]@%{} \\ü\u200b\uff0f019")
                .ofMaxLength(40)
                .map(rest -> "https://" + rest);
        return Arbitraries.oneOf(anything, likely);
    }
}
