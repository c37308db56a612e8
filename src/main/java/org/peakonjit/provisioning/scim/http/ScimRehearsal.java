package org.peakonjit.provisioning.scim.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A SCIM service on the loopback of this machine that knows nobody, creates one person, and is gone afterwards. */
final class ScimRehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(ScimRehearsal.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String created;

    /** @param userName of whoever is created */
    ScimRehearsal(String userName) {
        created = "{\"id\":\"nobody\",\"userName\":\"" + userName + "\",\"active\":true}";
    }

    void run(Consumer<URI> calls) {
        try (ServerSocket service = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            new DeploymentThreads("scim-nobody")
                    .newThread(() -> answer(service))
                    .start();
            String host = service.getInetAddress().getHostAddress();
            calls.accept(URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                    + service.getLocalPort() + "/scim"));
        } catch (IOException e) {
            LOG.debug("no rehearsal of SCIM calls; the first one takes a little longer", e);
        }
    }

    private void answer(ServerSocket service) {
        byte[] request = new byte[16 * 1024];
        while (!service.isClosed()) {
            try (Socket caller = service.accept()) {
                caller.setSoTimeout((int) LONGEST.toMillis());
                if (caller.getInputStream().read(request) > 0) {
                    String answer = request[0] == 'G'
                            ? answer("200 OK", "{\"totalResults\":0,\"Resources\":[]}")
                            : answer("201 Created", created);
                    caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                LOG.trace("the caller has gone, or the rehearsal is over", e);
            }
        }
    }

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/scim+json\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }
}
