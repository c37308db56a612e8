package org.peakonjit.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A request to our ACS, and the page that answers it, without a server. */
public final class RecordedPage {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicInteger status = new AtomicInteger();

    public HttpServletRequest request() {
        return fake(HttpServletRequest.class);
    }

    public HttpServletResponse response() {
        return fake(HttpServletResponse.class);
    }

    public int status() {
        return status.get();
    }

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** An instance of an interface that answers as a POST to our ACS, and with null whatever else it is asked. */
    public <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(method.getName(), arguments)));
    }

    private @Nullable Object answer(String method, Object @Nullable [] arguments) {
        return switch (method) {
            case "getMethod" -> "POST";
            case "getServletPath" -> "/saml/acs";
            case "getContextPath" -> "";
            case "getRemoteAddr" -> "192.0.2.7";
            case "getHeaders" -> Collections.emptyEnumeration();
            case "isCommitted" -> false;
            case "getOutputStream" -> new Body();
            case "setStatus" -> {
                status.set((Integer) arguments[0]);
                yield null;
            }
            default -> null;
        };
    }

    private final class Body extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
            body.write(b);
        }
    }
}
