package org.peakonjit.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A browser's cookies and headers, what its form sends, and requests and answers that carry them. */
public final class BrowserRequests {

    public final Map<String, Cookie> cookies = new HashMap<>();
    public final Map<String, String> parameters = new HashMap<>();
    public final Map<String, String> headers = new HashMap<>();
    public String method = "GET";

    public HttpServletRequest request() {
        Map<String, Object> attributes = new HashMap<>();
        return proxy(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getCookies" -> cookies.values().toArray(Cookie[]::new);
            case "getMethod" -> this.method;
            case "getLocales" -> Collections.emptyEnumeration();
            case "getHeader" -> headers.get(String.valueOf(arguments[0]));
            case "getParameter" -> parameters.get(String.valueOf(arguments[0]));
            case "getParameterValues" -> {
                String value = parameters.get(String.valueOf(arguments[0]));
                yield value == null ? null : new String[] {value};
            }
            case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
            case "setAttribute" -> attributes.put(String.valueOf(arguments[0]), arguments[1]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (method, arguments) -> {
            Cookie cookie = (Cookie) arguments[0];
            return cookie.getMaxAge() == 0 ? cookies.remove(cookie.getName()) : cookies.put(cookie.getName(), cookie);
        });
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method.getName(), arguments)));
    }
}
