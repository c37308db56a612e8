package org.peakonjit.administration.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.Saving;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Overtaken;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.administration.alerts.CurrentAlertSettings.Shown;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.alerting.settings.InMemoryAlertSettings;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.audit.AdministrativeEvent;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

class AlertSettingsChangesTest {

    private static final String PASSWORD = "a-mail-password";
    private static final String SECRET = "a webhook secret that is long enough";
    private static final String GOOD = """
            {"licenses": {"thresholds": [80, 95, 100], "rearmBelow": 5, "applications": []},
             "mail": {"enabled": true, "host": "smtp.corp.example", "port": 587, "security": "starttls",
                      "user": "alerts", "password": "%s", "from": "alerts@corp.example", "to": ["it@corp.example"],
                      "language": "de"},
             "webhook": {"enabled": true, "url": "https://hooks.corp.example/x", "secret": "%s", "language": "fr"}}""".formatted(PASSWORD, SECRET);

    private final InMemoryAlertSettings store = new InMemoryAlertSettings();
    private final InMemoryApplications applications = new InMemoryApplications();
    private final RecordedEvents<AdministrativeEvent> audit = new RecordedEvents<>();
    private final CurrentAlertSettings current = new CurrentAlertSettings(store, applications);
    private final AlertSettingsChanges changes =
            new AlertSettingsChanges(store, current, new AtOnce(), new ChangeLog(audit, Clock.systemUTC()));

    @BeforeEach
    void save() {
        applications.put(Fixtures.peakon(5), null, null);
        assertThat(save(json(GOOD))).isInstanceOf(Saved.class);
    }

    private Saving<Shown> save(JsonNode body) {
        return changes.save("admin", read(body), version -> true);
    }

    private static Reading<AlertSettingsDocument> read(JsonNode body) {
        return Documents.read(AlertSettingsDocument.class, body);
    }

    private ObjectNode shown() {
        return Documents.tree(current.show().document());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<String> pointers(JsonNode body) {
        return save(body) instanceof Invalid<Shown> invalid
                ? invalid.errors().stream().map(FieldError::pointer).toList()
                : List.of();
    }

    @Test
    void keepTheSecretsThatAreMaskedOrLeftOutAndNeverShowThem() {
        ObjectNode shown = shown();
        assertThat(shown.at("/mail/password").asText()).isEqualTo("********");

        assertThat(save(shown)).isInstanceOf(Saved.class);
        shown.withObject("/mail").remove("password");
        shown.withObject("/webhook").putNull("secret");
        assertThat(save(shown)).isInstanceOf(Saved.class);

        assertThat(store.mailPassword()).contains(PASSWORD);
        assertThat(store.webhookSecret()).contains(SECRET);
        assertThat(store.find().version()).isEqualTo(1);
        assertThat(audit.fired()).hasSize(1);
        assertThat(shown.toString()).doesNotContain(PASSWORD, SECRET);
    }

    @Test
    void leaveAnotherVersionThanTheExpectedAsItIs() {
        ObjectNode shown = shown();
        long version = current.show().version();
        save(json(GOOD));

        assertThat(changes.save("admin", read(shown), Optional.of(version)::equals))
                .isInstanceOf(Overtaken.class);
        assertThat(audit.fired()).hasSize(2);
    }

    @Test
    void tellTheAuditBeforeAndAfterWithoutSecrets() {
        save(json(GOOD).put("licenses", (String) null));

        assertThat(audit.fired()).hasSize(2).allSatisfy(event -> {
            assertThat(event.action().code()).isEqualTo("alert-settings.changed");
            assertThat(event.before() + event.after()).doesNotContain(PASSWORD, SECRET);
        });
        assertThat(audit.fired().get(0).after()).contains("passwordChanged", "secretChanged", "smtp.corp.example");
    }

    @ParameterizedTest
    @CsvSource({
        "/mail, host, '\"other.example\"', /mail/password",
        "/mail, port, 25, /mail/password",
        "/mail, security, '\"none\"', /mail/password",
        "/mail, user, '\"other\"', /mail/password",
        "/webhook, url, '\"https://other.example/x\"', /webhook/secret"
    })
    void demandTheSecretAgainWhenItWouldGoElsewhere(String object, String member, String value, String pointer)
            throws Exception {
        ObjectNode moved = shown();
        moved.withObject(object).set(member, new JsonMapper().readTree(value));

        assertThat(pointers(moved)).containsExactly(pointer);
        moved.withObject(object).put(pointer.substring(object.length() + 1), "another secret that is long enough");
        assertThat(save(moved)).isInstanceOf(Saved.class);
    }

    /** What is imported has no secrets, and what is saved by hand must work. */
    @Test
    void wantTheSecretsOfWhatIsSwitchedOnByHand() {
        ObjectNode bare = json(GOOD);
        bare.withObject("/mail").remove("password");
        bare.withObject("/webhook").remove("secret");
        InMemoryAlertSettings empty = new InMemoryAlertSettings();
        AlertSettingsChanges fresh = new AlertSettingsChanges(
                empty,
                new CurrentAlertSettings(empty, applications),
                new AtOnce(),
                new ChangeLog(new RecordedEvents<>(), Clock.systemUTC()));

        assertThat(((Invalid<Shown>) fresh.save("admin", read(bare), version -> true)).errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/mail/password", "required"), tuple("/webhook/secret", "required"));
        assertThat(fresh.takeOver("admin", read(bare).get())).isInstanceOf(Saved.class);
        assertThat(fresh.save("admin", read(json(GOOD)), version -> true)).isInstanceOf(Saved.class);
        assertThat(fresh.save("admin", read(bare), version -> true)).isInstanceOf(Saved.class);
    }

    @Test
    void forgetThePasswordWithItsUserAndTheSecretWithItsUrl() {
        ObjectNode gone = shown();
        gone.withObject("/mail").putNull("user").putNull("password");
        gone.withObject("/webhook").put("enabled", false).putNull("url");

        assertThat(save(gone)).isInstanceOf(Saved.class);

        assertThat(store.mailPassword()).isEmpty();
        assertThat(store.webhookSecret()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/licenses, thresholds, '[0]', /licenses/thresholds/0",
        "/licenses, thresholds, '[80, 80]', /licenses/thresholds",
        "/licenses, thresholds, '[\"x\"]', /licenses/thresholds/0",
        "/licenses, rearmBelow, 51, /licenses/rearmBelow",
        "/licenses, applications, '[{\"name\": \"nobody\", \"thresholds\": [1]}]', /licenses/applications/0/name",
        "/mail, host, '\"a b\"', /mail/host",
        "/mail, from, '\"a@b\\r\\nBcc: c@d\"', /mail/from",
        "/mail, to, '[\"a@b.example\", \"a,b@c\"]', /mail/to/1",
        "/mail, to, '[]', /mail/to",
        "/mail, language, '\"it\"', /mail/language",
        "/mail, more, 1, /mail/more",
        "/webhook, url, '\"file:///etc/passwd\"', /webhook/url",
        "/webhook, secret, '\"short\"', /webhook/secret",
        "/webhook, secret, '\"whsec_!!!\"', /webhook/secret",
        "'', more, 1, /more"
    })
    void pointToWhatIsWrong(String object, String member, String value, String pointer) throws Exception {
        ObjectNode wrong = json(GOOD);
        ((ObjectNode) wrong.at(object)).set(member, new JsonMapper().readTree(value));

        assertThat(pointers(wrong)).contains(pointer);
        assertThat(shown().at("/licenses/rearmBelow").asInt()).isEqualTo(5);
    }

    @Test
    void leaveOutWhatIsSetForApplicationsThatAreGone() {
        ObjectNode own = shown();
        own.withObject("/licenses")
                .withArray("applications")
                .addObject()
                .put("name", "peakon")
                .putArray("thresholds")
                .add(50);
        assertThat(save(own)).isInstanceOf(Saved.class);
        assertThat(shown().at("/licenses/applications")).hasSize(1);

        applications.delete("peakon");

        assertThat(shown().at("/licenses/applications")).isEmpty();
        assertThat(save(shown())).isInstanceOf(Saved.class);
    }
}
