package org.peakonjit.provisioning.scim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.Priority;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.Answer.Lost;
import org.peakonjit.provisioning.scim.http.Answer.NotSent;
import org.peakonjit.provisioning.scim.http.ScimConnection;
import org.peakonjit.provisioning.scim.http.ScimConnections;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.scim.http.ServiceDialect;

/**
 * The calls of one operation: they share a deadline and a priority. A 429 is tried again as long as its pauses are short
 * and fit into the time, a lost or failed read once more after a moment, a body whose type is refused (415) under the
 * other name of its type; nothing that may have changed something is ever repeated here.
 */
final class Calls {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(150);

    private static final double SHARE_OF_CHANGE = 0.6;

    /** A service that wants no pause, and never has time, is not asked for ever. */
    private static final int MOST_TRIES = 8;

    private final ScimConnections channels;
    private final Application application;
    private final Priority priority;
    private final Deadline deadline;
    private @Nullable ServiceDialect dialect;

    Calls(ScimConnections channels, Application application, Priority priority, Deadline deadline) {
        this.channels = channels;
        this.application = application;
        this.priority = priority;
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    Answer send(ScimRequest request) {
        return send(request, deadline);
    }

    /** Sends a change, and keeps a share of the time to look what came of it where no answer does. */
    Answer sendChange(ScimRequest request) {
        return send(request, deadline.of(Duration.ofMillis((long)
                (deadline.remaining().toMillis() * SHARE_OF_CHANGE))));
    }

    private Answer send(ScimRequest request, Deadline by) {
        ScimConnection channel = channels.of(application).orElse(null);
        if (channel == null) {
            return new NotSent(channels.missing(application));
        }
        ServiceDialect its = channel.dialect();
        Answer answer = patiently(channel, request.inPlainJson(its.takesPlainJson()), by);
        if (request.body() == null || !isRefusedType(answer)) {
            return answer;
        }
        boolean other = !its.takesPlainJson();
        Answer second = patiently(channel, request.inPlainJson(other), by);
        if (second instanceof Answered && !isRefusedType(second)) {
            its.plainJson(other);
        }
        return second;
    }

    /** What the service is known to do otherwise than others. */
    ServiceDialect dialect() {
        ServiceDialect known = dialect;
        if (known == null) {
            known = channels.of(application)
                    .map(ScimConnection::dialect)
                    .orElseGet(() -> new ServiceDialect(channels.time().asClock()));
            dialect = known;
        }
        return known;
    }

    private static boolean isRefusedType(Answer answer) {
        return answer instanceof Answered answered && answered.status() == 415;
    }

    private Answer patiently(ScimConnection channel, ScimRequest request, Deadline by) {
        if (channel.pause().toMillis() > 0 && !waited(channel.pause(), by)) {
            return channel.send(request, priority, by);
        }
        Answer answer = channel.send(request, priority, by);
        for (int tries = 1; tries < MOST_TRIES && isTooMany(answer); tries++) {
            Duration pause = longer(channel.pause(), MOMENT.multipliedBy(tries));
            if (!waited(pause, by)) {
                return answer;
            }
            answer = channel.send(request, priority, by);
        }
        return isWorthAnotherRead(request, answer) && waited(MOMENT, by) ? channel.send(request, priority, by) : answer;
    }

    private static boolean isTooMany(Answer answer) {
        return answer instanceof Answered answered && answered.status() == 429;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static boolean isWorthAnotherRead(ScimRequest request, Answer answer) {
        return request.changesNothing()
                && (answer instanceof Lost || answer instanceof Answered answered && answered.isServerError());
    }

    /** Sleeps if the pause is short and leaves time for another call. */
    private boolean waited(Duration pause, Deadline by) {
        Duration wait = pause.plusMillis(20);
        return wait.compareTo(LONGEST_PAUSE) <= 0
                && wait.compareTo(by.remaining().minus(MOMENT)) < 0
                && sleep(wait);
    }

    /** @return false when interrupted */
    boolean sleep(Duration pause) {
        return channels.time().sleep(pause);
    }
}
