package org.peakonjit.saml.idp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.application.Application;
import org.peakonjit.saml.attack.RequestAttack;
import org.peakonjit.saml.attack.RequestAttacks;
import org.peakonjit.saml.attack.Splice;
import org.peakonjit.saml.idp.IncomingAuthnRequest.Asked;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;

/**
 * Whatever bytes come to our single sign-on service: refused or answered, within seconds, by no exception; where Peakon
 * signs, nothing is heard but what it signed, and the answer never goes anywhere but to the registered ACS.
 *
 * <p>The first byte says what the others are: a form field, XML, compressed bytes, a query string, or an edit of a request
 * that Peakon signed.
 */
class AuthnRequestFuzzTest {

    private static final byte FIELD = 0;
    private static final byte POSTED_XML = 1;
    private static final byte REDIRECTED_XML = 2;
    private static final byte COMPRESSED = 3;
    private static final byte QUERY = 4;
    private static final byte SIGNED_POST = 5;
    private static final byte SIGNED_QUERY = 6;
    private static final int KINDS = 7;

    private static final int LARGEST_SEED = 16 * 1024;
    private static final Duration HANGS = Duration.ofSeconds(10);

    private static final SamlKey PEAKON_KEY = GeneratedKeys.rsa("peakon");
    private static final Application UNSIGNED = OurIdp.peakon();
    private static final Application SIGNED = OurIdp.peakonThatSigns(PEAKON_KEY);
    private static final AuthnRequestText HONEST =
            new AuthnRequestText(OurIdp.PEAKON, OurIdp.SSO_URL, OurIdp.NOW).withId("_honest");
    private static final String HONEST_POST =
            HONEST.signedXml(PEAKON_KEY.privateKey(), AuthnRequestText.RSA_SHA256, AuthnRequestText.SHA256);
    private static final String HONEST_QUERY = AuthnRequestText.signedQuery(
            AuthnRequestText.query("SAMLRequest", AuthnRequestText.deflated(HONEST.xml()), "RelayState", "back"),
            AuthnRequestText.RSA_SHA256,
            "SHA256withRSA",
            PEAKON_KEY.privateKey());

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "12s")
    void hearsNothingButWhatPeakonMaySay(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        for (Application application : List.of(UNSIGNED, SIGNED)) {
            Instant begin = Instant.now();

            IncomingAuthnRequest heard = receive(OurIdp.of(application), Math.floorMod(input[0], KINDS), rest);

            assertThat(Duration.between(begin, Instant.now())).isLessThan(HANGS);
            if (heard instanceof Asked asked) {
                assertThat(asked.request().acsUrl()).isEqualTo(URI.create(OurIdp.ACS));
                assertThat(application == UNSIGNED || asked.request().id().equals("_honest"))
                        .isTrue();
            }
        }
    }

    private static IncomingAuthnRequest receive(IdentityProvider idp, int kind, byte[] rest) {
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case FIELD -> idp.receive(true, text, null, null);
            case POSTED_XML -> idp.receive(true, base64(rest), null, null);
            case REDIRECTED_XML -> redirected(idp, AuthnRequestText.deflated(rest));
            case COMPRESSED -> redirected(idp, base64(rest));
            case QUERY -> queried(idp, text);
            case SIGNED_POST -> idp.receive(true, base64(Splice.into(bytes(HONEST_POST), rest)), null, null);
            default -> queried(idp, new String(Splice.into(bytes(HONEST_QUERY), rest), StandardCharsets.ISO_8859_1));
        };
    }

    private static IncomingAuthnRequest redirected(IdentityProvider idp, String parameter) {
        return idp.receive(false, parameter, null, AuthnRequestText.query("SAMLRequest", parameter));
    }

    /** As a web server reads it; what it cannot decode never comes to the reception. */
    private static IncomingAuthnRequest queried(IdentityProvider idp, String query) {
        return idp.receive(false, parameter(query, "SAMLRequest"), parameter(query, "RelayState"), query);
    }

    private static @Nullable String parameter(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> decoded(one.substring(name.length() + 1)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of(
                        seed(FIELD, bytes("PHg+")),
                        seed(QUERY, bytes(HONEST_QUERY)),
                        seed(COMPRESSED, Base64.getDecoder().decode(AuthnRequestText.deflated(HONEST.xml()))),
                        seed(SIGNED_POST, Splice.of(0, 0, new byte[0])),
                        seed(SIGNED_QUERY, Splice.of(0, 0, new byte[0])),
                        edit(SIGNED_POST, HONEST_POST, "_honest", "_mallory"),
                        edit(SIGNED_POST, HONEST_POST, "</saml:Issuer>", "</saml:Issuer><samlp:Extensions/>"),
                        edit(SIGNED_QUERY, HONEST_QUERY, "RelayState=back", "RelayState=evil"),
                        edit(SIGNED_QUERY, HONEST_QUERY, "&SigAlg", "&SAMLRequest=&SigAlg"),
                        edit(SIGNED_QUERY, HONEST_QUERY, "&SigAlg", "&SAMLEncoding=x&SigAlg")),
                forgeries());
    }

    private static Stream<byte[]> forgeries() {
        return Stream.concat(RequestAttacks.REJECTED.stream(), RequestAttacks.ANSWERED.stream())
                .flatMap(attack -> Stream.of(POSTED_XML, REDIRECTED_XML).map(kind -> seed(kind, xml(attack))))
                .filter(seed -> seed.length < LARGEST_SEED);
    }

    private static byte[] xml(RequestAttack attack) {
        return bytes(attack.xml().apply(new AuthnRequestText(OurIdp.PEAKON, OurIdp.SSO_URL, OurIdp.NOW)));
    }

    private static byte[] edit(byte kind, String message, String what, String by) {
        int at = message.indexOf(what);
        return seed(kind, Splice.of(at, at + what.length(), bytes(by)));
    }

    private static byte[] seed(byte kind, byte[] rest) {
        byte[] seed = new byte[rest.length + 1];
        seed[0] = kind;
        System.arraycopy(rest, 0, seed, 1, rest.length);
        return seed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
