package org.peakonjit.operations;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The two sides of a browser that brings nothing but the language English, and reads nothing. */
final class NobodysBrowser {

    private NobodysBrowser() {}

    static HttpServletRequest request() {
        return side(
                HttpServletRequest.class,
                (proxy, method, arguments) ->
                        "getHeader".equals(method.getName()) && "Accept-Language".equals(arguments[0])
                                ? "en"
                                : nothing(method));
    }

    static HttpServletResponse response() {
        return side(
                HttpServletResponse.class,
                (proxy, method, arguments) ->
                        "getOutputStream".equals(method.getName()) ? new Unread() : nothing(method));
    }

    private static <T> T side(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    /** An empty text, zero, false, or null: what a new array holds. */
    private static @Nullable Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == String.class) {
            return "";
        }
        return type == void.class ? null : Array.get(Array.newInstance(type, 1), 0);
    }

    private static final class Unread extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("nobody writes without waiting here");
        }

        @Override
        public void write(int one) {
            // to nobody
        }
    }
}
