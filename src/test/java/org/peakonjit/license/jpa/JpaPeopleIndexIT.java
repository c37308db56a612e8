package org.peakonjit.license.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.jpa.StoredApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.license.Seats;
import org.peakonjit.license.person.FormerHolder;
import org.peakonjit.license.person.PeopleIndex;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.subject.Person;

class JpaPeopleIndexIT {

    private static void reserve(Seats seats, String application, String address, String id) {
        seats.reserve(
                application,
                new Person("https://idp.example", id, address),
                new AccountNames(address, null, "E-" + id),
                Optional.empty(),
                Duration.ofMinutes(1));
    }

    private static List<String> found(PeopleIndex index, String text) {
        return index.called(text, 10).stream()
                .map(seat -> seat.address() + " " + seat.application())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsPeopleAcrossApplications(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredApplications.put(node, "one", null);
            StoredApplications.put(node, "two", null);
            Seats seats = new JpaSeats(node.transactions, node.clock);
            PeopleIndex index = new JpaPeopleIndex(node.transactions);
            reserve(seats, "two", "ada@corp.example", "a1");
            reserve(seats, "one", "ada@corp.example", "a1");
            reserve(seats, "one", "ad%m@corp.example", "b2");
            reserve(seats, "one", "eve_ada@corp.example", "c3");

            assertThat(index.at("ada@corp.example"))
                    .extracting(Seat::application)
                    .containsExactly("one", "two");
            assertThat(index.at("ada")).isEmpty();
            assertThat(found(index, " ADA@")).containsExactly("ada@corp.example one", "ada@corp.example two");
            assertThat(found(index, "ad%")).containsExactly("ad%m@corp.example one");
            assertThat(found(index, "_ve")).isEmpty();
            assertThat(found(index, "b2")).containsExactly("ad%m@corp.example one");
            assertThat(found(index, "E-c3")).containsExactly("eve_ada@corp.example one");
            assertThat(index.called("a", 2)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void knowsWhoHadAnAddress(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaFormerHolders former = new JpaFormerHolders(node.transactions);
            StoredApplications.put(node, "peakon", null);
            Seats seats = new JpaSeats(node.transactions, node.clock);
            Seat seat = Holders.adopt(seats, "ada@corp.example", "17");
            seats.release("peakon", seat.id());

            assertThat(former.at("ada@corp.example"))
                    .extracting(FormerHolder::id)
                    .containsExactly(seat.id());
            assertThat(former.at("ad@corp.example")).isEmpty();
        }
    }
}
