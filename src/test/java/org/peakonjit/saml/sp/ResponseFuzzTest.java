package org.peakonjit.saml.sp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.saml.attack.Attack;
import org.peakonjit.saml.attack.Forgeries;
import org.peakonjit.saml.attack.Splice;

/**
 * Whatever bytes come to our ACS, in a browser whose sign-on is under way: refused or started over, within seconds, by no
 * exception; and nobody is admitted but the person the IdP signed for, just as it signed.
 *
 * <p>The first byte says what the others are: the form field, the XML inside it, or an edit of an honest Response.
 */
class ResponseFuzzTest {

    private static final byte FIELD = 0;
    private static final byte XML = 1;
    private static final byte EDIT = 2;
    /** Stands in seeds for the ID of the request under way, which is another one each time. */
    private static final String REQUEST_ID = "@request@";

    private static final int LARGEST_SEED = 16 * 1024;
    private static final Duration STALE = Duration.ofMinutes(2);
    private static final Duration HANGS = Duration.ofSeconds(10);

    private static final SpRig rig = new SpRig();
    private static Honest honest = Honest.now();

    /** A sign-on under way, what the IdP answers, and who that is. */
    private record Honest(Instant at, SpRig.Journey journey, byte[] response, Reception.Accepted accepted) {

        static Honest now() {
            var journey = rig.start();
            String field = rig.answer(journey).post();
            return new Honest(Instant.now(), journey, Base64.getDecoder().decode(field), (Reception.Accepted)
                    rig.receive(journey, field));
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "12s")
    void admitsNobodyButWhomTheIdpSignedFor(byte[] input) {
        if (input.length == 0) {
            return;
        }
        if (honest.at().plus(STALE).isBefore(Instant.now())) {
            honest = Honest.now();
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        Instant begin = Instant.now();

        Reception reception = rig.receive(honest.journey(), field(input[0], rest));

        assertThat(Duration.between(begin, Instant.now())).isLessThan(HANGS);
        if (reception instanceof Reception.Accepted accepted) {
            assertThat(accepted.subject()).isEqualTo(honest.accepted().subject());
        } else if (reception instanceof Reception.Rejected rejected) {
            assertThat(rejected.refusal().code().code()).startsWith("saml.");
        }
    }

    private static String field(byte kind, byte[] rest) {
        return switch (kind % 3) {
            case FIELD -> new String(rest, StandardCharsets.ISO_8859_1);
            case EDIT -> Base64.getEncoder().encodeToString(Splice.into(honest.response(), rest));
            default -> Base64.getEncoder().encodeToString(named(rest));
        };
    }

    private static byte[] named(byte[] xml) {
        return new String(xml, StandardCharsets.ISO_8859_1)
                .replace(REQUEST_ID, honest.journey().requestId())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<byte[]> seeds() {
        byte[] response = honest.response();
        return Stream.concat(
                Stream.of(
                        seed(FIELD, "PHg+"),
                        seed(EDIT, Splice.of(0, 0, new byte[0])),
                        edit(response, "alice", "mallory"),
                        edit(response, "</saml:Issuer>", "<!---->"),
                        edit(response, "ID=\"", "id=\""),
                        edit(response, "<saml:Subject>", "<saml:Advice/>"),
                        edit(response, "Algorithm=", "Algorithm=\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\" x=")),
                forgeries());
    }

    private static Stream<byte[]> forgeries() {
        return Forgeries.all().map(attack -> forgery(attack)).filter(seed -> seed.length < LARGEST_SEED);
    }

    private static byte[] forgery(Attack attack) {
        String field = attack.post().apply(rig.answer(honest.journey()));
        try {
            String xml = new String(Base64.getDecoder().decode(field), StandardCharsets.ISO_8859_1);
            return seed(XML, xml.replace(honest.journey().requestId(), REQUEST_ID));
        } catch (IllegalArgumentException e) {
            return seed(FIELD, field);
        }
    }

    private static byte[] edit(byte[] message, String what, String by) {
        int at = new String(message, StandardCharsets.ISO_8859_1).indexOf(what);
        return seed(EDIT, Splice.of(at, at + what.length(), by.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] seed(byte kind, String text) {
        return seed(kind, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] seed(byte kind, byte[] rest) {
        byte[] seed = new byte[rest.length + 1];
        seed[0] = kind;
        System.arraycopy(rest, 0, seed, 1, rest.length);
        return seed;
    }
}
