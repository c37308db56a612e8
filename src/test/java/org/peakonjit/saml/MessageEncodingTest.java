package org.peakonjit.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEncodingTest {

    @Test
    void readsWrappedBase64() {
        assertThat(MessageEncoding.fromPost("PGE\r\n v\tPg==")).isEqualTo("<a/>".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "PGEvPg=", "PGE*vPg==", "PGEvPg==x", "PGEv-_==", "PGEvPg==PGEvPg=="})
    void refusesWhatIsNoBase64(String field) {
        assertThatThrownBy(() -> MessageEncoding.fromPost(field)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesALongField() {
        String field = Base64.getEncoder().encodeToString(new byte[MessageEncoding.MOST_BYTES + 1]);
        assertThatThrownBy(() -> MessageEncoding.fromPost(field)).hasMessage("the message is too long");
        assertThatThrownBy(() -> MessageEncoding.fromPost(" ".repeat(50_000_000)))
                .hasMessage("the message is too long");
    }

    @Test
    void inflatesARedirect() throws IOException {
        assertThat(MessageEncoding.fromRedirect(deflated("<a/>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("<a/>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAnInflateBomb() throws IOException {
        String bomb = deflated(new byte[50 * 1024 * 1024]);
        assertThatThrownBy(() -> MessageEncoding.fromRedirect(bomb)).hasMessage("the message swells beyond the limit");
    }

    @Test
    void refusesWhatIsNoDeflate() {
        String plain = Base64.getEncoder().encodeToString("<samlp:AuthnRequest/>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> MessageEncoding.fromRedirect(plain)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesADeflateThatIsCutShort() throws IOException {
        byte[] whole = Base64.getDecoder().decode(deflated("<a>some text</a>".getBytes(StandardCharsets.UTF_8)));
        String cut = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(whole, whole.length - 4));
        assertThatThrownBy(() -> MessageEncoding.fromRedirect(cut)).hasMessage("the message is cut short");
    }

    private static String deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater =
                new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflater.write(bytes);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
