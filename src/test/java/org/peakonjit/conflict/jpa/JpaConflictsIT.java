package org.peakonjit.conflict.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.conflict.Conflict;
import org.peakonjit.conflict.Conflict.State;
import org.peakonjit.conflict.ConflictQuery;
import org.peakonjit.conflict.Conflicts;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.person.Claim.Kind;
import org.peakonjit.subject.Person;

/** Conflicts in each database. */
class JpaConflictsIT {

    private static final Map<TestDatabase, TestNode> NODES = new EnumMap<>(TestDatabase.class);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeAll
    static void open() {
        for (TestDatabase kind : TestDatabase.values()) {
            NODES.put(kind, new TestNode(kind.fresh()));
        }
    }

    @AfterAll
    static void close() {
        NODES.values().forEach(TestNode::close);
    }

    private static Conflicts in(TestDatabase kind) {
        return StoredConflicts.in(NODES.get(kind));
    }

    private static Claim claim(Kind kind, String id, String address, UUID seat) {
        return new Claim(
                kind,
                new Person("urn:idp", id, address),
                seat,
                new Person("urn:idp", "old", "the.old@corp.example"),
                "42");
    }

    @ParameterizedTest
    @EnumSource
    void countsEachTryOfOnePersonAboutOneSeat(TestDatabase kind) {
        Conflicts conflicts = in(kind);
        UUID seat = UUID.randomUUID();
        conflicts.note("tries", claim(Kind.ADDRESS, "new", "ann@corp.example", seat), NOW);
        conflicts.note("tries", claim(Kind.ACCOUNT, "new", "ann.b@corp.example", seat), NOW.plusSeconds(1));
        conflicts.note("tries", claim(Kind.ADDRESS, "third", "ann@corp.example", seat), NOW);

        ConflictQuery all = ConflictQuery.open().of("tries");
        assertThat(conflicts.count(all)).isEqualTo(2);
        Conflict latest = conflicts.page(all, 0, 1).get(0);
        assertThat(latest.attempts()).isEqualTo(2);
        assertThat(latest.claim()).isEqualTo(claim(Kind.ACCOUNT, "new", "ann.b@corp.example", seat));
        assertThat(latest.firstSeen()).isEqualTo(NOW);
        assertThat(latest.lastSeen()).isEqualTo(NOW.plusSeconds(1));
        assertThat(conflicts.find("tries", latest.id())).contains(latest);
        assertThat(conflicts.find("other", latest.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void endsOnceAndOpensAgainWithTheNextTry(TestDatabase kind) {
        Conflicts conflicts = in(kind);
        UUID seat = UUID.randomUUID();
        Claim claim = claim(Kind.FORMER_ADDRESS, "new", "bob@corp.example", seat);
        conflicts.note("ends", claim, NOW);
        UUID id = conflicts.page(ConflictQuery.open().of("ends"), 0, 1).get(0).id();

        assertThat(conflicts.close(id, State.SAME_PERSON, NOW, "ann")).isTrue();
        assertThat(conflicts.close(id, State.SETTLED, NOW, null)).isFalse();
        Conflict ended = conflicts.find("ends", id).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.SAME_PERSON);
        assertThat(ended.decidedBy()).isEqualTo("ann");
        assertThat(ended.decidedAt()).isEqualTo(NOW);

        conflicts.note("ends", claim, NOW.plusSeconds(2));
        Conflict again = conflicts.find("ends", id).orElseThrow();
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.decidedBy()).isNull();
        assertThat(again.attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void findsByStateKindAndPartOfEitherAddress(TestDatabase kind) {
        Conflicts conflicts = in(kind);
        conflicts.note("found", claim(Kind.ADDRESS, "1", "ann_b@corp.example", UUID.randomUUID()), NOW);
        conflicts.note("found", claim(Kind.ACCOUNT, "2", "annxb@corp.example", UUID.randomUUID()), NOW);

        assertThat(count(conflicts, Optional.empty(), "NN_B")).isEqualTo(1);
        assertThat(count(conflicts, Optional.empty(), "the.old")).isEqualTo(2);
        assertThat(count(conflicts, Optional.of(Kind.ACCOUNT), "ann")).isEqualTo(1);
        assertThat(count(conflicts, Optional.of(Kind.FORMER_ACCOUNT), "ann")).isZero();
    }

    private static long count(Conflicts conflicts, Optional<Kind> kind, String text) {
        return conflicts.count(
                new ConflictQuery(Optional.of("found"), Optional.of(State.OPEN), kind, Optional.of(text)));
    }

    @ParameterizedTest
    @EnumSource
    void forgetsThoseThatAreOld(TestDatabase kind) {
        Conflicts conflicts = in(kind);
        conflicts.note("old", claim(Kind.ADDRESS, "1", "old@corp.example", UUID.randomUUID()), NOW.minusSeconds(9_000));
        conflicts.note("old", claim(Kind.ADDRESS, "2", "young@corp.example", UUID.randomUUID()), NOW);

        assertThat(conflicts.forgetBefore(NOW.minusSeconds(3_600))).isEqualTo(1);
        assertThat(conflicts.page(ConflictQuery.open().of("old"), 0, 9)).hasSize(1);
    }
}
