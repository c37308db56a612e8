package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.conflict.jpa.StoredConflicts;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.jpa.StoredSeats;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.ScimUser;
import org.peakonjit.provisioning.SystemTime;
import org.peakonjit.schedule.InMemoryOutbox;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** What the decision about a known person costs the database, besides one-time use and the audit: a look and a note. */
class KnownPersonIT {

    private static final Subject ANN = Subjects.known("7", "ann@corp.example");

    /** Of the unit of work, of this test, and of the pool when it takes up a connection. */
    private static final String NOT_OF_THE_SIGN_ON =
            "\\d+ (commit|checkpoint|set .*|call readonly.*|.*query_statistics.*)";

    private final TestNode node = new TestNode(TestDatabase.H2.fresh());
    private final SignOnParts parts = new SignOnParts();
    private final Application application = Fixtures.peakon(10);
    private final SignOn signOn = SignOnNode.of(
            new SignOnNode.Database(
                    StoredSeats.in(node),
                    new InMemoryOutbox(Clock.systemUTC()),
                    StoredConflicts.in(node),
                    node.unitOfWork),
            parts.peakon,
            KnownPersonIT::map,
            parts.issuers,
            new RecordedEvents<>(),
            Clock.systemUTC(),
            new SystemTime());

    private static AttributeMapper.Mapped map(Application application, Subject subject) {
        String address = subject.address().orElseThrow().value();
        return new AttributeMapper.Mapped.Complete(ScimUser.known(address, Optional.of("7"), Optional.of(address)));
    }

    @BeforeEach
    void signOnForTheFirstTime() throws SQLException {
        StoredApplications.put(node, application.name(), 10);
        assertThat(signOn.provision(application, ANN, result -> {})).isInstanceOf(Admitted.class);
        signOnAgain();
        execute("set query_statistics_max_entries 1000");
        execute("set query_statistics true");
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void signOnAgain() {
        assertThat(node.unitOfWork.call(() -> signOn.decideLocally(application, ANN)))
                .containsInstanceOf(Admitted.class);
    }

    private void execute(String command) throws SQLException {
        try (Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private List<String> executed() throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = node.database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select sql_statement, execution_count from information_schema.query_statistics")) {
            while (rows.next()) {
                statements.add(rows.getInt(2) + " " + rows.getString(1).toLowerCase());
            }
        }
        return statements;
    }

    @Test
    void isOneQueryAndOneUpdate() throws SQLException {
        signOnAgain();

        assertThat(executed())
                .filteredOn(statement -> !statement.matches(NOT_OF_THE_SIGN_ON))
                .satisfiesExactlyInAnyOrder(
                        look -> assertThat(look).startsWith("1 select").contains("from seat"),
                        note -> assertThat(note).startsWith("1 update seat"));
    }
}
