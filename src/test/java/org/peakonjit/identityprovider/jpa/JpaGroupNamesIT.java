package org.peakonjit.identityprovider.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.identityprovider.GroupNameStore;

class JpaGroupNamesIT {

    private static final LocalDate DAY = LocalDate.parse("2026-11-25");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsTheLatestAndForgetsTheOld(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredIdps.register(node, "corp", "partner");
            GroupNameStore store = new JpaGroupNames(node.transactions);
            store.note("corp", List.of("staff", "Labs 100%", "old"), DAY, 3);
            store.note("partner", List.of("staff"), DAY, 3);
            store.note("corp", List.of("staff", "Labs 100%", "new"), DAY.plusDays(1), 3);

            assertThat(store.having("", 10)).containsExactly("Labs 100%", "new", "staff");
            assertThat(store.having("labs 100%", 10)).containsExactly("Labs 100%");
            assertThat(store.having("1%0", 10)).isEmpty();
            assertThat(store.having("", 1)).hasSize(1);
            assertThat(store.forgetBefore(DAY.plusDays(1))).isEqualTo(1);
            assertThat(store.forgetBefore(DAY.plusDays(2))).isEqualTo(3);
            assertThat(store.having("", 10)).isEmpty();
        }
    }
}
