package org.peakonjit.provisioning.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.scim.http.Answer.Answered;

class ScimRehearsalTest {

    @Test
    void knowsNobodyAndCreatesOne() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        List<String> answered = new ArrayList<>();
        try {
            new ScimRehearsal("nobody@rehearsal.invalid").run(url -> {
                answered.add(answer(url, timer, ScimRequest.search("userName eq \"nobody\"")));
                answered.add(answer(url, timer, ScimRequest.create(JsonNodeFactory.instance.objectNode())));
            });
        } finally {
            timer.shutdownNow();
        }

        assertThat(answered)
                .containsExactly(
                        "200 {\"totalResults\":0,\"Resources\":[]}",
                        "201 {\"id\":\"nobody\",\"userName\":\"nobody@rehearsal.invalid\",\"active\":true}");
    }

    private static String answer(URI url, ScheduledExecutorService timer, ScimRequest request) {
        try (ScimHttp http = new ScimHttp(url, timer)) {
            Answer answer = http.send(request, "none", Deadline.in(Duration.ofSeconds(5)));
            return answer instanceof Answered told
                    ? told.status() + " " + told.json().orElseThrow()
                    : answer.toString();
        }
    }
}
