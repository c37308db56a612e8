package org.peakonjit.database.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.config.Settings;
import org.peakonjit.database.Database;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.StoredWords;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.database.pool.ConnectionPool;
import org.peakonjit.database.pool.ConnectionSource;

/**
 * This version and the release before it on one database: what that one left is brought up to date and read, what it goes
 * on writing is taken, and what this one writes can be read there.
 */
class StoredSchemaIT {

    private final StoredRelease before = StoredRelease.LATEST;

    /** Nodes that have run a script never run it again: what is to be different is another script. */
    @Test
    void changesNoScriptThatWasReleased() throws IOException {
        assertThat(StoredRelease.scripts()).containsAllEntriesOf(before.known().scripts());
    }

    /** What nobody wrote when the release was stored would be missing here. */
    @Test
    void hasRowsOfEveryTable() throws IOException {
        List<String> stored =
                before.rows().stream().map(StoredRelease.Row::table).distinct().toList();
        List<String> tables = before.known().columns().keySet().stream()
                .map(column -> column.replaceAll("\\..*", ""))
                .distinct()
                .toList();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(tables);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void readsWhatTheReleaseBeforeLeft(TestDatabase kind) throws Exception {
        Settings settings = kind.fresh();
        try (ConnectionPool pool = ConnectionPool.of(settings)) {
            pool.resume();
            before.makeSchema((ConnectionSource) pool::forWork, pool.kind());
            before.addRows((ConnectionSource) pool::forWork);
        }
        try (TestNode node = new TestNode(settings)) {
            assertAllIsRead(node);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void takesWhatTheReleaseBeforeWrites(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            before.addRows(node.database.dataSource());
            assertAllIsRead(node);
        }
    }

    private void assertAllIsRead(TestNode node) throws IOException {
        Map<String, Long> stored =
                before.rows().stream().collect(Collectors.groupingBy(StoredRelease.Row::table, Collectors.counting()));
        node.transactions.run(em -> {
            for (EntityType<?> entity : em.getMetamodel().getEntities()) {
                jakarta.persistence.Table table = entity.getJavaType().getAnnotation(jakarta.persistence.Table.class);
                assertThat(em.createQuery("select e from " + entity.getName() + " e")
                                .getResultList())
                        .as(entity.getName())
                        .hasSize(stored.getOrDefault(table.name(), 0L).intValue());
            }
        });
    }

    /** The release before meets no null, no type and no length that it does not know. */
    @Test
    void writesIntoTheColumnsThatTheReleaseBeforeReads() throws Exception {
        try (Database database = Database.open(TestDatabase.POSTGRESQL.fresh());
                Connection connection = database.dataSource().getConnection()) {
            assertThat(StoredRelease.columns(connection))
                    .containsAllEntriesOf(before.known().columns());
        }
    }

    /** Nor a constant: a new one is written by the release after the one that can read it. */
    @Test
    void writesNoWordThatTheReleaseBeforeDoesNotKnow() throws IOException {
        Map<String, List<String>> known = before.known().words();
        assertThat(StoredWords.all())
                .allSatisfy((column, words) ->
                        assertThat(known.getOrDefault(column, words)).as(column).containsAll(words));
    }
}
