package org.peakonjit.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Whether a request comes from this machine itself, and not through a reverse proxy that runs on it. */
final class LocalClient {

    private LocalClient() {}

    static boolean sent(HttpServletRequest request) {
        return Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")
                        .allMatch(name -> request.getHeader(name) == null)
                && isLoopback(request.getRemoteAddr());
    }

    static boolean isLoopback(String address) {
        try {
            return address.matches("[0-9A-Fa-f.:\\[\\]]+")
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
