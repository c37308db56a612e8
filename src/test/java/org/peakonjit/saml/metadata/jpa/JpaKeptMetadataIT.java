package org.peakonjit.saml.metadata.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.saml.metadata.RefreshState;
import org.peakonjit.saml.metadata.source.MetadataFault;
import org.peakonjit.saml.metadata.source.MetadataSourceId;

class JpaKeptMetadataIT {

    private static final MetadataSourceId SOURCE = new MetadataSourceId("default", "a".repeat(64));
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsStatesAndDocuments(TestDatabase kind) {
        byte[] large = new byte[1_000_000];
        Arrays.fill(large, (byte) '<');
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaKeptMetadata kept = new JpaKeptMetadata(node.transactions);
            RefreshState failed = new RefreshState(
                    3,
                    "\"etag\"",
                    "then",
                    NOW,
                    NOW.plusSeconds(1),
                    NOW.plusSeconds(2),
                    false,
                    4,
                    MetadataFault.NO_METADATA.fault("x".repeat(2000)));
            kept.change(SOURCE, none -> Optional.of(failed));
            kept.keep(SOURCE, new byte[] {1});
            kept.keep(SOURCE, large);

            assertThat(kept.document(SOURCE)).hasValue(large);
            assertThat(kept.states()).containsOnlyKeys(SOURCE);
            assertThat(kept.states().get(SOURCE))
                    .usingRecursiveComparison()
                    .ignoringFields("trouble")
                    .isEqualTo(failed);
            assertThat(kept.states().get(SOURCE).trouble()).isEqualTo(MetadataFault.NO_METADATA.fault());

            kept.forget("default");
            assertThat(kept.states()).isEmpty();
            assertThat(kept.document(SOURCE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneOfManyNodesGetsToAsk(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaKeptMetadata kept = new JpaKeptMetadata(node.transactions);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                Callable<Boolean> claim = () -> kept.change(
                                SOURCE,
                                state -> state.isPresent()
                                        ? Optional.empty()
                                        : Optional.of(new RefreshState(0, null, null, null, NOW, NOW, true, 0, null)))
                        .isPresent();
                List<Callable<Boolean>> claims = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    claims.add(claim);
                }
                int winners = 0;
                for (Future<Boolean> won : threads.invokeAll(claims)) {
                    winners += won.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
