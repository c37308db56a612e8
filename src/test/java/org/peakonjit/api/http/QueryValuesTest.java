package org.peakonjit.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.api.RunningApi;
import org.peakonjit.api.RunningApi.Answer;
import org.peakonjit.application.Fixtures;

/** Parameters that no database should be asked for. */
class QueryValuesTest {

    @TempDir
    Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(dataDir);
        api.applications.put(Fixtures.peakon(100), null, null);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B999999999-12-31T00:00:00Z", "9999-12-31T23:00:00-05:00", "-5000-01-01T00:00:00Z"})
    void haveNoTimeOutsideTheCalendar(String time) {
        Answer answer = api.get("audit?from=" + time);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("query.invalid");
        assertThat(answer.pointers()).containsExactly("/from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applications/peakon/seats?text=",
                "applications/peakon/people?text=",
                "applications/peakon/conflicts?q=",
                "audit?person=",
                "audit?policy=",
                "audit?application=",
                "jobs?application="
            })
    void haveNoControlCharacters(String address) {
        for (String value : new String[] {"%00", "a%00b", "a%0Ab", "a%C2%85b"}) {
            Answer answer = api.get(address + value);

            assertThat(answer.status()).as(value).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("query.invalid");
            assertThat(answer.pointers())
                    .containsExactly("/" + address.substring(address.indexOf('?') + 1, address.length() - 1));
        }
        assertThat(api.get(address + "%20a%0A").status()).as("blanks around it").isEqualTo(200);
    }
}
