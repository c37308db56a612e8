package org.peakonjit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.TestSettings;
import org.peakonjit.database.Database;
import org.peakonjit.database.TestDatabase;

class BacklogFiguresIT {

    @TempDir
    private Path dataDir;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void countsWhatWaits(TestDatabase kind) throws SQLException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        PrometheusMeterRegistry ofTheForwarding = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Database database = Database.open(kind.fresh())) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into application (name, definition, version) values ('peakon', '{}', 1)");
                statement.execute("insert into license_count (application, consumed) values ('peakon', 3)");
                seat(statement, 1, "RESERVED", true);
                seat(statement, 2, "RESERVED", false);
                seat(statement, 3, "ASSIGNED", false);
                outbox(statement, "a", "timestamp '2026-11-25 12:00:00'");
                outbox(statement, "b", "null");
                statement.execute("insert into job (id, kind, asked_by, asked_at, state, attempt, cancelling, total,"
                        + " done, kept, request) values ('00000000-0000-0000-0000-000000000009', 'EXPORT', 'eve',"
                        + " current_timestamp, 'WAITING', 0, false, 0, 0, 0, '{}')");
                statement.execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                        + " last_failure, consecutive_failures, version) values ('close-days', 'recurring',"
                        + " timestamp '2026-11-25 12:00:00', false, current_timestamp, 4, 1)");
                statement.execute("insert into audit_forwarding (id, block) values ('webhook', 7)");
            }
            read(database, Map.of(), registry);
            read(
                    database,
                    Map.of(
                            SettingKey.AUDIT_WEBHOOK_URL,
                            "https://siem.corp.example/",
                            SettingKey.AUDIT_WEBHOOK_SECRET,
                            "a-secret-of-24-characters-or-more"),
                    ofTheForwarding);
        }

        assertThat(registry.scrape())
                .contains("peakonjit_seats_reserved{application=\"peakon\"} 2.0")
                .contains("peakonjit_seats_unsettled{application=\"peakon\"} 1.0")
                .contains("peakonjit_outbox_waiting{kind=\"person-change\"} 1.0")
                .contains("peakonjit_outbox_given_up{kind=\"person-change\"} 1.0")
                .contains("peakonjit_outbox_oldest_timestamp_seconds{kind=\"person-change\"} 1.7")
                .contains("peakonjit_jobs_open{state=\"waiting\"} 1.0")
                .contains("peakonjit_task_consecutive_failures{task=\"close-days\"} 4.0")
                .contains("peakonjit_task_due_timestamp_seconds{task=\"close-days\"} 1.7")
                .doesNotContain("peakonjit_task_last_success_timestamp_seconds{")
                .as("the audit was forwarded once, and is no more")
                .doesNotContain("peakonjit_audit_blocks_unforwarded{");
        assertThat(ofTheForwarding.scrape()).contains("peakonjit_audit_blocks_unforwarded{to=\"webhook\"} 0.0");
        registry.close();
        ofTheForwarding.close();
    }

    private void read(Database database, Map<SettingKey, String> settings, PrometheusMeterRegistry registry) {
        BacklogFigures figures = new BacklogFigures(database, TestSettings.in(dataDir, settings));
        figures.bindTo(registry);
        figures.read();
    }

    private static void seat(Statement statement, int number, String state, boolean uncertain) throws SQLException {
        statement.execute("insert into seat (id, application, holder, state, uncertain, reserved_at) values"
                + " ('00000000-0000-0000-0000-00000000000" + number + "', 'peakon', 'p" + number + "@corp.example', '"
                + state + "', " + uncertain + ", current_timestamp)");
    }

    private static void outbox(Statement statement, String item, String due) throws SQLException {
        statement.execute("insert into outbox (id, kind, item, payload, revision, attempts, written_at, tried_since,"
                + " due) values ('person-change/" + item + "', 'person-change', '" + item + "', '{}', 1, 1,"
                + " timestamp '2026-11-25 12:00:00', current_timestamp, " + due + ")");
    }
}
