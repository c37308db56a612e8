package org.peakonjit.signout;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.saml.attack.LogoutAttacks;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.attack.Splice;
import org.peakonjit.saml.idp.AuthnRequestText;
import org.peakonjit.saml.logout.IncomingLogout;
import org.peakonjit.saml.logout.LogoutParameters;
import org.peakonjit.saml.logout.SingleLogout.Side;

/**
 * Whatever bytes come to our single logout services: heard within seconds, by no exception, and believed only where it
 * says just what the IdP or Peakon signed.
 *
 * <p>The first byte says to which service the others come, as what, and in which form.
 */
class LogoutFuzzTest {

    private static final int FIELD = 0;
    private static final int POSTED_XML = 1;
    private static final int REDIRECTED_XML = 2;
    private static final int COMPRESSED = 3;
    private static final int SIGNED_POST = 4;
    private static final int SIGNED_QUERY = 5;
    private static final int KINDS = 6;

    private static final int LARGEST_SEED = 16 * 1024;
    private static final Duration STALE = Duration.ofMinutes(2);
    private static final Duration HANGS = Duration.ofSeconds(10);

    private static Messages messages = Messages.now();

    /** Honest messages of both sides, at services that have seen none of them. */
    private record Messages(
            Instant at,
            SignOutRig rig,
            LogoutText[] requests,
            LogoutText[] responses,
            byte[][] posts,
            byte[][] queries) {

        static Messages now() {
            SignOutRig rig = new SignOutRig();
            LogoutText[] requests = {rig.fromIdp(), rig.fromPeakon()};
            LogoutText[] responses = {
                LogoutText.response(SignOutRig.IDP, SignOutRig.AT_SP, "_honest", LogoutText.status("Success", "")),
                LogoutText.response(SignOutRig.PEAKON, SignOutRig.AT_IDP, "_honest", LogoutText.status("Success", ""))
            };
            byte[][] posts = new byte[4][];
            byte[][] queries = new byte[4][];
            for (int i = 0; i < 4; i++) {
                LogoutText text = i < 2 ? requests[i] : responses[i - 2];
                var key = (i % 2 == 0 ? SignOutRig.IDP_KEY : SignOutRig.PEAKON_KEY).privateKey();
                posts[i] = Base64.getDecoder().decode(text.signedField(key));
                queries[i] = bytes(text.signedQuery(key));
            }
            return new Messages(Instant.now(), rig, requests, responses, posts, queries);
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void believesNothingButWhatWasSigned(byte[] input) {
        if (input.length == 0) {
            return;
        }
        if (messages.at().plus(STALE).isBefore(Instant.now())) {
            messages = Messages.now();
        }
        int first = input[0] & 0xFF;
        Side side = first % 2 == 0 ? Side.SP : Side.IDP;
        boolean request = first / 2 % 2 == 0;
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        Instant begin = Instant.now();

        IncomingLogout heard = receive(side, request, first / 4 % KINDS, rest);

        assertThat(Duration.between(begin, Instant.now())).isLessThan(HANGS);
        if (heard instanceof IncomingLogout.Asked asked) {
            assertThat(asked.issuer()).isEqualTo(side == Side.SP ? SignOutRig.IDP : SignOutRig.PEAKON);
            assertThat(asked.id()).isEqualTo(messages.requests()[side.ordinal()].id());
            assertThat(asked.means((side == Side.SP ? SignOutRig.AT_COMPANY : SignOutRig.AT_PEAKON).session()))
                    .isTrue();
        } else if (heard instanceof IncomingLogout.Answered answered) {
            assertThat(answered.inResponseTo()).isEqualTo("_honest");
        }
    }

    private static IncomingLogout receive(Side side, boolean request, int kind, byte[] rest) {
        int number = side.ordinal() + (request ? 0 : 2);
        return switch (kind) {
            case FIELD -> posted(side, request, new String(rest, StandardCharsets.ISO_8859_1));
            case POSTED_XML -> posted(side, request, base64(rest));
            case REDIRECTED_XML -> redirected(side, request, AuthnRequestText.deflated(rest));
            case COMPRESSED -> redirected(side, request, base64(rest));
            case SIGNED_POST -> posted(side, request, base64(Splice.into(messages.posts()[number], rest)));
            default ->
                queried(
                        side,
                        request,
                        new String(Splice.into(messages.queries()[number], rest), StandardCharsets.ISO_8859_1));
        };
    }

    private static IncomingLogout posted(Side side, boolean request, String field) {
        return messages.rig().logout.receive(side, new LogoutParameters(request, field, null, null));
    }

    private static IncomingLogout redirected(Side side, boolean request, String parameter) {
        return queried(side, request, AuthnRequestText.query(name(request), parameter));
    }

    /** As a web server reads it; what it cannot decode never comes to the reception. */
    private static IncomingLogout queried(Side side, boolean request, String query) {
        String message = parameter(query, name(request)).orElse("");
        String relayState = parameter(query, "RelayState").orElse(null);
        return messages.rig().logout.receive(side, new LogoutParameters(request, message, relayState, query));
    }

    private static String name(boolean request) {
        return request ? "SAMLRequest" : "SAMLResponse";
    }

    private static Optional<String> parameter(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1))
                .flatMap(LogoutFuzzTest::decoded)
                .findFirst();
    }

    private static Stream<String> decoded(String text) {
        try {
            return Stream.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    static Stream<byte[]> seeds() {
        Stream<byte[]> forms = Stream.of(0, 1, 2, 3)
                .flatMap(number -> Stream.of(
                        seed(number, FIELD, bytes("PHg+")),
                        seed(number, SIGNED_POST, Splice.of(0, 0, new byte[0])),
                        seed(number, SIGNED_QUERY, Splice.of(0, 0, new byte[0])),
                        seed(number, COMPRESSED, new byte[] {3, 0})));
        Stream<byte[]> forgeries = LogoutAttacks.ALL.stream()
                .map(attack -> attack.change().apply(messages.rig().fromIdp().xml()))
                .filter(xml -> xml.length() < LARGEST_SEED)
                .flatMap(xml -> Stream.of(seed(0, POSTED_XML, bytes(xml)), seed(0, REDIRECTED_XML, bytes(xml))));
        return Stream.concat(forms, forgeries);
    }

    /** @param number the side, and two more for an answer */
    private static byte[] seed(int number, int kind, byte[] rest) {
        byte[] seed = new byte[rest.length + 1];
        seed[0] = (byte) (number + 4 * kind);
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
