package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.MonotonicTime;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Exchanges;
import org.peakonjit.provisioning.scim.http.ScimConnections;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.scim.http.TestConnections;

/** Our SCIM client in front of a service in the same process: all of it but HTTP. */
public final class InProcessScim {

    private static final Duration OPEN_FOR = Duration.ofSeconds(30);

    private InProcessScim() {}

    /** A SCIM service. */
    @FunctionalInterface
    public interface Service {
        Reply serve(String method, String pathAndQuery, @Nullable JsonNode body, Deadline deadline);
    }

    /** What comes of a request. */
    public sealed interface Reply {

        /** It never left. */
        record NotSent() implements Reply {}

        /** No answer came. */
        record Lost() implements Reply {}

        record Answered(
                int status,
                @Nullable String location,
                @Nullable String retryAfter,
                String body) implements Reply {}
    }

    /** One node's way to the service. */
    public record Connection(PeakonUsers users, PeakonMaintenance maintenance) {}

    /** Connects to the service of every application. */
    public static Connection to(Service service, Clock clock, MonotonicTime time) {
        ScimConnections channels = new ScimConnections(
                new OneApplication("token"),
                (url, priority) -> true,
                clock,
                OPEN_FOR,
                report -> {},
                time,
                (url, timer) -> new Wire(service),
                call -> {});
        ScimUsers users = new ScimUsers(channels);
        return new Connection(users, users);
    }

    /** Over HTTP, to wherever the application says. */
    public static Connection overHttp(String token) {
        ScimUsers users = new ScimUsers(TestConnections.to(new OneApplication(token)));
        return new Connection(users, users);
    }

    private record Wire(Service service) implements Exchanges {

        @Override
        public Answer send(ScimRequest request, String token, Deadline deadline) {
            Reply reply = service.serve(request.method(), request.pathAndQuery(), request.body(), deadline);
            if (reply instanceof Reply.Answered answered) {
                return new Answer.Answered(
                        answered.status(),
                        answered.location(),
                        answered.retryAfter(),
                        answered.body().getBytes(StandardCharsets.UTF_8),
                        null);
            }
            ProvisioningFailure failure =
                    new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.NO_ANSWER_IN_TIME.fault(), Obstacle.TIMEOUT);
            return reply instanceof Reply.NotSent ? new Answer.NotSent(failure) : new Answer.Lost(failure);
        }

        @Override
        public void close() {}
    }
}
