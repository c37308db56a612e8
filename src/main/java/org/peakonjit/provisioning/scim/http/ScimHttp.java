package org.peakonjit.provisioning.scim.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.zip.GZIPInputStream;
import org.glassfish.jersey.client.ClientProperties;
import org.peakonjit.outbound.Fetched;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.Answer.Lost;
import org.peakonjit.provisioning.scim.http.Answer.NotSent;
import org.peakonjit.provisioning.scim.json.Json;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.InnermostCause;
import org.peakonjit.trace.SignOnTrace;

/** Over HTTP. An exchange reads at most {@value #LARGEST_BODY} bytes. */
public final class ScimHttp implements Exchanges {

    public static final int LARGEST_BODY = 1024 * 1024;

    private static final MediaType SCIM = new MediaType("application", "scim+json");
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final String baseUrl;
    private final ScheduledExecutorService timer;
    private final Client client = HttpClients.make();

    public ScimHttp(URI baseUrl, ScheduledExecutorService timer) {
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
        this.timer = timer;
    }

    @Override
    public Answer send(ScimRequest request, String token, Deadline deadline) {
        Duration time = deadline.remaining();
        if (time.toMillis() < 1) {
            return new NotSent(unavailable(Obstacle.TIMEOUT, FailureCause.TIME_USED_UP.fault()));
        }
        try (TimeLimit limit = TimeLimit.set(time, timer)) {
            return exchange(request, token, time, limit);
        }
    }

    private Answer exchange(ScimRequest request, String token, Duration time, TimeLimit limit) {
        Response response;
        try {
            response = invocation(request, token, time).invoke();
        } catch (ProcessingException | IllegalArgumentException | IllegalStateException e) {
            ProvisioningFailure failure =
                    limit.isOver() ? unavailable(Obstacle.TIMEOUT, FailureCause.NO_ANSWER_IN_TIME.fault()) : failure(e);
            return limit.isSent() ? new Lost(failure) : new NotSent(failure);
        }
        try {
            return read(response, limit);
        } finally {
            response.close();
        }
    }

    private Invocation invocation(ScimRequest request, String token, Duration time) {
        Invocation.Builder builder = client.target(URI.create(baseUrl + request.pathAndQuery()))
                .request(SCIM, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .property(ClientProperties.CONNECT_TIMEOUT, millis(shorter(time, LONGEST_CONNECT)))
                .property(ClientProperties.READ_TIMEOUT, millis(time));
        SignOnTrace.context().ifPresent(trace -> {
            builder.header("traceparent", trace.nextParent());
            if (trace.state() != null) {
                builder.header("tracestate", trace.state());
            }
        });
        return request.body() == null
                ? builder.build(request.method())
                : builder.build(
                        request.method(),
                        Entity.entity(
                                Json.bytes(request.body()),
                                request.plainJson() ? MediaType.APPLICATION_JSON_TYPE : SCIM));
    }

    private static Answered read(Response response, TimeLimit limit) {
        byte[] body = new byte[0];
        FailureCause unread = null;
        try (InputStream stream = response.readEntity(InputStream.class)) {
            body = stream.readNBytes(LARGEST_BODY + 1);
            if (body.length > 0 && body.length <= LARGEST_BODY && isCompressed(response)) {
                body = new GZIPInputStream(new ByteArrayInputStream(body)).readNBytes(LARGEST_BODY + 1);
            }
            if (body.length > LARGEST_BODY) {
                body = new byte[0];
                unread = FailureCause.TOO_LARGE;
                limit.abort(); // or the rest would be read
            }
        } catch (IOException | ProcessingException | IllegalStateException e) {
            if (unread == null) {
                unread = limit.isOver() ? FailureCause.BODY_NOT_IN_TIME : FailureCause.BROKEN_OFF;
            }
        }
        return new Answered(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.RETRY_AFTER),
                body,
                unread);
    }

    /** Some compress though nobody asked for it. */
    private static boolean isCompressed(Response response) {
        String encoding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && encoding.strip().matches("(?i)(x-)?gzip");
    }

    private static ProvisioningFailure failure(Throwable thrown) {
        return unavailable(
                switch (Fetched.Reason.of(thrown)) {
                    case FORBIDDEN -> Obstacle.ADDRESS_REFUSED;
                    case NO_SUCH_HOST -> Obstacle.NO_SUCH_HOST;
                    case TLS -> Obstacle.TLS;
                    case TIMEOUT -> Obstacle.TIMEOUT;
                    default -> Obstacle.NO_CONNECTION;
                },
                FailureCause.NO_CONNECTION.fault(InnermostCause.kind(thrown)));
    }

    private static ProvisioningFailure unavailable(Obstacle obstacle, Fault fault) {
        return new ProvisioningFailure(Kind.UNAVAILABLE, fault, obstacle);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static int millis(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, time.toMillis()));
    }

    @Override
    public void close() {
        client.close();
    }
}
