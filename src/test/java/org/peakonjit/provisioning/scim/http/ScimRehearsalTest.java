package org.peakonjit.provisioning.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.scim.http.Answer.Answered;

class ScimRehearsalTest {

    @Test
    void goesTheWholeWayOfASearchAndOfACreation() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        List<String> answered = new ArrayList<>();
        try {
            ScimRehearsal.run(url -> {
                Exchanges http = new ScimHttp(url, timer);
                return new Exchanges() {
                    @Override
                    public Answer send(ScimRequest request, String token, Deadline deadline) {
                        Answer answer = http.send(request, token, deadline);
                        answered.add(
                                request.method() + " " + (answer instanceof Answered told ? told.status() : answer));
                        return answer;
                    }

                    @Override
                    public void close() {
                        http.close();
                    }
                };
            });
        } finally {
            timer.shutdownNow();
        }

        assertThat(answered).containsExactly("GET 200", "POST 200");
    }
}
