package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.Holders;
import org.peakonjit.license.Seat;
import org.peakonjit.license.SeatQuery;
import org.peakonjit.license.Seats;

class SeatSearchIT {

    private static final List<String> HOLDERS = List.of(
            "100%@corp.example", "a_b@corp.example", "o'neil@corp.example", "x\\y@corp.example", "zoe@corp.example");

    /** Each is what it is, and nothing that SQL or JPQL would make of it. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsWhatIsTyped(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "peakon", null);
            Seats seats = new JpaSeats(node.transactions, node.clock);
            HOLDERS.forEach(holder -> Holders.adopt(seats, holder, holder));

            assertThat(found(seats, "%")).containsExactly("100%@corp.example");
            assertThat(found(seats, "_")).containsExactly("a_b@corp.example");
            assertThat(found(seats, "'")).containsExactly("o'neil@corp.example");
            assertThat(found(seats, "\\")).containsExactly("x\\y@corp.example");
            assertThat(found(seats, "O'NEIL")).containsExactly("o'neil@corp.example");
            for (String nothing :
                    List.of("' or '1'='1", "%%", "\\%", "!_", "x' --", "?1", ":text", "*", "\" eq \"", "][")) {
                assertThat(found(seats, nothing)).as(nothing).isEmpty();
            }
        }
    }

    private static List<String> found(Seats seats, String text) {
        SeatQuery query = new SeatQuery(Optional.of(text), Optional.empty(), Optional.empty(), SeatQuery.Order.HOLDER);
        List<String> found =
                seats.page("peakon", query, 0, 10).stream().map(Seat::address).toList();
        assertThat(seats.count("peakon", query)).isEqualTo(found.size());
        return found;
    }
}
