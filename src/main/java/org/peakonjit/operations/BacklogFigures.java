package org.peakonjit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.peakonjit.config.Settings;
import org.peakonjit.database.Database;
import org.peakonjit.schedule.NodeFigures;

/** What waits in the database to be done, over all nodes, and how the background tasks fare. */
@Singleton
class BacklogFigures implements NodeFigures {

    /** Short of a login's patience: figures are worth no wait. */
    private static final int SECONDS_FOR_A_QUERY = 3;

    private static final String SECONDS = "seconds";

    /** A gauge and the query that reads it: the label's value, then the figure. */
    private enum Figure {
        SEATS_RESERVED(
                "seats.reserved",
                "",
                "application",
                "Seats whose account is being made, or of which nobody knows whether it was",
                "select a.name, (select count(*) from seat s where s.state = 'RESERVED' and s.application = a.name)"
                        + " from application a"),
        SEATS_UNSETTLED(
                "seats.unsettled",
                "",
                "application",
                "Reserved seats of which nobody knows whether their account was made",
                "select a.name, (select count(*) from seat s where s.state = 'RESERVED' and s.application = a.name"
                        + " and s.uncertain) from application a"),
        OUTBOX_WAITING(
                "outbox.waiting",
                "",
                "kind",
                "What waits in the outbox to be sent, by its kind",
                "select kind, count(*) from outbox where due is not null group by kind"),
        OUTBOX_OLDEST(
                "outbox.oldest.timestamp",
                SECONDS,
                "kind",
                "When the oldest was written that waits in the outbox, in seconds since 1970",
                "select kind, min(written_at) from outbox where due is not null group by kind"),
        OUTBOX_GIVEN_UP(
                "outbox.given.up",
                "",
                "kind",
                "What could not be sent and is tried no more, by its kind",
                "select kind, count(*) from outbox where due is null group by kind"),
        AUDIT_UNFORWARDED(
                "audit.blocks.unforwarded",
                "",
                "to",
                "Sealed blocks of the audit that are still to be forwarded",
                "select f.id, (select count(*) from audit_seal s where s.number > f.block) from audit_forwarding f"),
        JOBS(
                "jobs.open",
                "",
                "state",
                "Jobs that wait or run",
                "select state, count(*) from job where ended_at is null group by state"),
        PREPARATIONS(
                "preparations.open",
                "",
                "application",
                "People who look at the page that waits for Peakon",
                "select application, count(*) from sign_on_preparation where outcome is null"
                        + " and until > current_timestamp group by application"),
        TASK_FAILURES(
                "task.consecutive.failures",
                "",
                "task",
                "How often in a row a background task failed",
                "select task_name, max(coalesce(consecutive_failures, 0)) from scheduled_tasks group by task_name"),
        TASK_SUCCESS(
                "task.last.success.timestamp",
                SECONDS,
                "task",
                "When a background task last ended well, in seconds since 1970",
                "select task_name, max(last_success) from scheduled_tasks where last_success is not null"
                        + " group by task_name"),
        TASK_FAILURE(
                "task.last.failure.timestamp",
                SECONDS,
                "task",
                "When a background task last failed, in seconds since 1970",
                "select task_name, max(last_failure) from scheduled_tasks where last_failure is not null"
                        + " group by task_name"),
        TASK_DUE(
                "task.due.timestamp",
                SECONDS,
                "task",
                "When a background task is due next, in seconds since 1970",
                "select task_name, min(execution_time) from scheduled_tasks where not picked group by task_name");

        private final String name;
        private final String unit;
        private final String label;
        private final String description;
        private final String query;

        Figure(String name, String unit, String label, String description, String query) {
            this.name = "peakonjit." + name;
            this.unit = unit;
            this.label = label;
            this.description = description;
            this.query = query;
        }
    }

    private final Database database;
    private final Set<Figure> figures = EnumSet.allOf(Figure.class);
    private final Map<Figure, MultiGauge> gauges = new EnumMap<>(Figure.class);

    @Inject
    BacklogFigures(Database database, Settings settings) {
        this.database = database;
        if (settings.auditWebhook().isEmpty()) {
            figures.remove(Figure.AUDIT_UNFORWARDED); // nothing waits for whom nobody names any more
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Figure figure : figures) {
            gauges.put(
                    figure,
                    MultiGauge.builder(figure.name)
                            .baseUnit(figure.unit.isEmpty() ? null : figure.unit)
                            .description(figure.description)
                            .register(registry));
        }
    }

    @Override
    public void read() {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS_FOR_A_QUERY);
            for (Map.Entry<Figure, MultiGauge> one : gauges.entrySet()) {
                one.getValue().register(rows(statement, one.getKey()), true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits cannot be counted", e);
        }
    }

    private static List<Row<?>> rows(Statement statement, Figure figure) throws SQLException {
        List<Row<?>> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(figure.query)) {
            while (found.next()) {
                String label = found.getString(1);
                String word = figure == Figure.JOBS ? label.toLowerCase(Locale.ROOT) : label;
                double value = figure.unit.isEmpty()
                        ? found.getDouble(2)
                        : found.getTimestamp(2).getTime() / 1000.0;
                rows.add(Row.of(Tags.of(figure.label, word), value));
            }
        }
        return rows;
    }
}
