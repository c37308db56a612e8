package org.peakonjit.provisioning.scim.http;

import java.time.Duration;
import java.util.function.Consumer;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.ScimCall;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.trace.SignOnTrace;

/** Exchanges of one application that tell how each ended and how long it took. */
record TimedExchanges(String application, Exchanges exchanges, Consumer<ScimCall> told) implements Exchanges {

    @Override
    public Answer send(ScimRequest request, String token, Deadline deadline) {
        long begun = System.nanoTime();
        Answer answer = exchanges.send(request, token, deadline);
        told.accept(new ScimCall(
                application,
                request.method(),
                answer instanceof Answered answered ? Integer.toString(answered.status()) : SignOnTrace.kind(answer),
                Duration.ofNanos(System.nanoTime() - begun)));
        return answer;
    }

    @Override
    public void close() {
        exchanges.close();
    }
}
