package org.peakonjit.provisioning.scim.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.schedule.DeploymentThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of nobody, to a service on the loopback of this machine that knows nobody and is gone afterwards. */
final class ScimRehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(ScimRehearsal.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String NOBODY = "{\"totalResults\":0,\"Resources\":[]}";
    private static final byte[] ANSWER =
            ("HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nConnection: close\r\n" + "Content-Length: "
                            + NOBODY.length() + "\r\n\r\n" + NOBODY)
                    .getBytes(StandardCharsets.US_ASCII);

    private ScimRehearsal() {}

    /** A search and a creation, which load and run what those of the first person need. */
    static void run(Function<URI, Exchanges> exchanges) {
        ScimRequest[] calls = {
            ScimRequest.search("userName eq \"nobody\""), ScimRequest.create(JsonNodeFactory.instance.objectNode())
        };
        try (ServerSocket service = new ServerSocket(0, calls.length, InetAddress.getLoopbackAddress())) {
            service.setSoTimeout((int) LONGEST.toMillis());
            new DeploymentThreads("scim-nobody")
                    .newThread(() -> answer(service, calls.length))
                    .start();
            String host = service.getInetAddress().getHostAddress();
            URI url = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                    + service.getLocalPort() + "/scim");
            try (Exchanges there = exchanges.apply(url)) {
                for (ScimRequest call : calls) {
                    there.send(call, "none", Deadline.in(LONGEST));
                }
            }
        } catch (IOException e) {
            LOG.debug("no rehearsal of SCIM calls; the first one takes a little longer", e);
        }
    }

    private static void answer(ServerSocket service, int calls) {
        try {
            for (int i = 0; i < calls; i++) {
                try (Socket caller = service.accept()) {
                    caller.setSoTimeout((int) LONGEST.toMillis());
                    InputStream request = caller.getInputStream();
                    if (request.read(new byte[16 * 1024]) > 0) {
                        caller.getOutputStream().write(ANSWER);
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("the rehearsal of SCIM calls broke off", e);
        }
    }
}
