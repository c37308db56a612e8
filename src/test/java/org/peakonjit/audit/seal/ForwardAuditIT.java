package org.peakonjit.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.audit.AuditForgotten;
import org.peakonjit.audit.jpa.StoredAudit;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.it.parts.WebhookReceiver;
import org.peakonjit.it.parts.WebhookReceiver.Call;
import org.peakonjit.schedule.ManualClock;

class ForwardAuditIT {

    private final ManualClock clock = new ManualClock(Instant.now().toString());
    private final TestNode node = new TestNode(TestDatabase.H2.fresh());
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private final SealBook book = StoredAudit.seals(node);
    private final SealAudit sealing = new SealAudit(book, new Seals(StoredAudit.sealKey(node)), clock);

    @AfterEach
    void stop() {
        receiver.close();
        node.close();
    }

    @Test
    void forwardsEachBlockInOrderUntilItIsTaken() {
        block("one@corp.example");
        receiver.answers(503);
        ForwardAudit task = task();
        task.run();
        block("two@corp.example");
        task.run();
        assertThat(ids()).containsExactly("audit-1", "audit-1");

        receiver.answers(204);
        task.close();
        task = task(); // another node goes on where the first one was
        task.run();
        task.run();
        task.close();

        assertThat(ids()).containsExactly("audit-1", "audit-1", "audit-1", "audit-2");
        Call last = receiver.calls().get(3);
        assertThat(last.isGenuine(WebhookReceiver.SECRET)).isTrue();
        assertThat(new String(last.body(), StandardCharsets.UTF_8))
                .endsWith("}\n")
                .containsOnlyOnce("\n");
        assertThat(last.json().path("person").asText()).isEqualTo("two@corp.example");
        assertThat(last.json().path("kind").asText()).isEqualTo("sign-on");
        assertThat(last.json().path("flow").asText()).isEqualTo("login");
        assertThat(last.json().path("provisioned").asText()).isEqualTo("created");
        assertThat(last.json().has("actor")).isFalse();
    }

    @Test
    void forwardsNothingWhereNobodyIsNamed() {
        block("one@corp.example");
        ForwardAudit task = new ForwardAudit(node.settings, book, clock);
        task.run();
        task.close();
        assertThat(receiver.calls()).isEmpty();
    }

    /** Nothing was audited for as long as lines are kept. */
    @Test
    void goesOnBehindBlocksThatAreForgotten() {
        block("one@corp.example");
        block("two@corp.example");
        ForwardAudit task = task();
        task.run();
        forgetAll();
        block("three@corp.example");
        task.run();
        task.close();
        assertThat(ids()).containsExactly("audit-1", "audit-2", "audit-3");
    }

    @Test
    void waitsForNoBlockWhoseLinesAreForgotten() {
        block("one@corp.example");
        receiver.answers(503);
        ForwardAudit task = task();
        task.run();
        forgetAll();
        task.run();
        block("two@corp.example");
        receiver.answers(204);
        task.run();
        task.close();
        assertThat(ids()).containsExactly("audit-1", "audit-2");
    }

    private void forgetAll() {
        clock.now = clock.now.plus(Duration.ofDays(31));
        StoredAudit.forget(node, clock.now.minus(Duration.ofDays(30)));
        sealing.forgotten(new AuditForgotten(clock.now, "all", clock.now.minus(Duration.ofDays(30)), 2));
    }

    private ForwardAudit task() {
        return new ForwardAudit(
                TestSettings.in(
                        node.settings.dataDir(),
                        Map.of(
                                SettingKey.AUDIT_WEBHOOK_URL,
                                receiver.url().toString(),
                                SettingKey.AUDIT_WEBHOOK_SECRET,
                                WebhookReceiver.SECRET)),
                book,
                clock);
    }

    private List<String> ids() {
        return receiver.calls().stream().map(Call::id).toList();
    }

    private void block(String person) {
        StoredAudit.in(node)
                .append(new AuditEntry(
                        UUID.randomUUID(),
                        clock.instant().minus(Duration.ofMinutes(1)),
                        AuditEntry.Kind.SIGN_ON,
                        "REF",
                        "peakon",
                        person,
                        "urn:idp",
                        "LOGIN",
                        "admitted",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "CREATED"));
        sealing.run();
    }
}
