package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.database.AtOnce;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.WaitingTime;
import org.peakonjit.provisioning.scim.InProcessScim;
import org.peakonjit.provisioning.scim.InProcessScim.Reply;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** New people for whom Peakon restores an account that it no longer shows: it answers the create with 200. */
class RestoredAccountsTest {

    private static final String NOBODY = "{\"totalResults\":0,\"Resources\":[]}";
    private static final Subject ANN = Subjects.named("ann");

    private final SignOnParts parts = new SignOnParts();
    private final List<String> sent = new ArrayList<>();
    private String account =
            "{\"id\":\"77\",\"userName\":\"ann@corp.example\",\"title\":\"Countess\",\"active\":false}";

    private final SignOn signOn = parts.node(
            InProcessScim.to(this::serve, Clock.systemUTC(), new WaitingTime()).users(), new AtOnce());

    private Reply serve(String method, String path, @Nullable JsonNode body, Deadline deadline) {
        if (!"GET".equals(method)) {
            sent.add(method + " " + path + " " + body);
            account = account.replace(
                    "false", Boolean.toString(String.valueOf(body).contains("\"path\":\"active\"")));
        }
        return new Reply.Answered(200, null, null, path.startsWith("/Users?") ? NOBODY : account);
    }

    private SignOnResult admit(Application application) {
        return signOn.provision(signOn.plan(application, ANN), result -> {});
    }

    private Seat seat() {
        return parts.seats.at("peakon", "ann@corp.example").orElseThrow();
    }

    @Test
    void areCountedAsOnesThatWereThereAndNotReactivated() {
        parts.seats.limit(1);
        assertThat(admit(Fixtures.peakon(1)))
                .isInstanceOfSatisfying(
                        Admitted.class, admitted -> assertThat(admitted.notes()).containsExactly(Note.INACTIVE));
        assertThat(seat().origin()).isEqualTo(SeatOrigin.EXISTING);
        assertThat(seat().scimId()).isEqualTo("77");
        assertThat(parts.seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void w5LearnWhatTheyHaveDifferentlyOnceTheyWereRead() {
        account = account.replace("}", ",\"nickName\":\"Annie\"}");
        admit(Fixtures.peakon(1));
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1))
                .startsWith("PATCH /Users/77 ")
                .contains("\"path\":\"title\",\"value\":\"attributes\"")
                .doesNotContain("active");
    }

    @Test
    void areReactivatedBySetting() {
        Admitted admitted = (Admitted) admit(Fixtures.with(Fixtures.reactivating()));
        assertThat(admitted.notes()).containsExactly(Note.REACTIVATED);
        assertThat(sent).anyMatch(call -> call.contains("\"path\":\"active\",\"value\":true"));
    }

    @Test
    void w5AreNotTakenFromWhoeverHeldThemLast() {
        Seat bobs = Holders.adopt(parts.seats, new Person("idp", "bob", "bob@corp.example"), "77");
        parts.seats.release("peakon", bobs.id());
        assertThat(admit(Fixtures.peakon(1)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.SUBJECT_CONFLICT));
        assertThat(sent).hasSize(1);
        assertThat(parts.seats.usage("peakon").consumed()).isZero();
    }
}
