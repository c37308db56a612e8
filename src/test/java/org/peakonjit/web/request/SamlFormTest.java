package org.peakonjit.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reverse proxy sends on without saying how long it is. */
class SamlFormTest {

    private static final String MESSAGE = "SAMLResponse";

    @Test
    void takesABodyOfUnknownLength() throws IOException {
        HttpServletRequest request = chunked("SAMLResponse=PHNhbWw%2BPC8%3D&RelayState=a+b&x");

        assertThat(SamlForm.flawOf(request)).isEmpty();
        assertThat(SamlForm.read(request, MESSAGE)).contains(new SamlForm("PHNhbWw+PC8=", "a b"));
        assertThat(SamlForm.read(request, "SAMLRequest")).contains(new SamlForm(null, "a b"));
        assertThat(SamlForm.flawOf(request)).isEmpty();
    }

    @Test
    void refusesOneThatIsTooLong() throws IOException {
        HttpServletRequest request = chunked("SAMLResponse=" + "A".repeat(1024 * 1024));

        assertThat(SamlForm.flawOf(request)).contains(BrowserFault.TOO_LONG.fault(1024 * 1024));
    }

    @Test
    void readsNoMoreThanItTakes() throws IOException {
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                assertThat(++given).isLessThan(3L * 1024 * 1024);
                return 'A';
            }
        };

        assertThat(SamlForm.flawOf(chunked(endless))).isPresent();
    }

    @Test
    void refusesOneThatBreaksOff() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("SAMLResponse=AAAA".getBytes(StandardCharsets.US_ASCII)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("Bad chunk size");
                    }
                });

        assertThat(SamlForm.flawOf(chunked(broken))).contains(BrowserFault.PARAMETERS.fault());
    }

    /** As Undertow says it. */
    @Test
    void refusesOneThatTheServerCannotRead() {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                SamlFormTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getParameterValues")) {
                        throw new RuntimeException(new IOException("UT000128: Remote peer closed connection"));
                    }
                    return null;
                });

        assertThat(SamlForm.read(request, MESSAGE)).isEmpty();
        assertThat(LoginAddress.parameters(request, MESSAGE)).isEmpty();
    }

    @Test
    void refusesWhatIsThereTwiceOrCannotBeDecoded() throws IOException {
        for (String body : new String[] {
            "SAMLResponse=a&SAMLResponse=a",
            "SAMLResponse=a&%53AMLResponse=b",
            "SAMLResponse=a&SAMLRequest=b",
            "SAMLRequest=&SAMLResponse=a",
            "SAMLResponse=%zz",
            "%=&SAMLResponse=a"
        }) {
            HttpServletRequest request = chunked(body);
            assertThat(SamlForm.flawOf(request)).isEmpty();
            assertThat(SamlForm.read(request, MESSAGE)).as(body).isEmpty();
        }
        HttpServletRequest empty = chunked("");
        assertThat(SamlForm.flawOf(empty)).isEmpty();
        assertThat(SamlForm.read(empty, MESSAGE)).isEqualTo(Optional.of(new SamlForm(null, null)));
    }

    private static HttpServletRequest chunked(String body) {
        return chunked(new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpServletRequest chunked(InputStream body) {
        Map<String, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                SamlFormTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> "POST";
                    case "getContentType" -> "application/x-www-form-urlencoded";
                    case "getContentLengthLong" -> -1L;
                    case "getInputStream" -> stream(body);
                    case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
                    case "setAttribute" -> attributes.put(String.valueOf(arguments[0]), arguments[1]);
                    default -> null;
                });
    }

    private static ServletInputStream stream(InputStream body) {
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return body.read();
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(@Nullable ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
