package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** Holds the table "What happens when a person …" of docs/licences.md to what happens. */
class PeopleDocumentTest {

    private static final String ANN = "ann@corp.example";
    private static final String RAY = "ray@corp.example";
    private static final String ADFS = "https://adfs.corp.example/trust";
    private static final Application PLAIN = Fixtures.peakon(5);
    private static final Application STRICT =
            Fixtures.with(Fixtures.scim(5, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.REFUSE));
    private static final Subject ANNS = Subjects.known("7", ANN);

    private record Case(String name, Application application, Consumer<SignOnParts> before, Subject subject) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case when(String name, Consumer<SignOnParts> before, Subject subject) {
        return new Case(name, PLAIN, before, subject);
    }

    private static Consumer<SignOnParts> seated(Subject... subjects) {
        return parts -> List.of(subjects).forEach(subject -> parts.admit(PLAIN, subject));
    }

    private static Consumer<SignOnParts> released(Subject subject) {
        return seated(subject)
                .andThen(parts -> ledger(parts).forEach(seat -> parts.seats.release("peakon", seat.id())));
    }

    private static List<Seat> ledger(SignOnParts parts) {
        return parts.seats.page("peakon", SeatQuery.all(), 0, 10);
    }

    static Stream<Case> cases() {
        Subject unidentified = Subjects.unknown(Subjects.IDP, ANN);
        Consumer<SignOnParts> gone = seated(ANNS).andThen(parts -> parts.peakon.forget(ANN));
        return Stream.of(
                when("is new", parts -> {}, ANNS),
                when("is known", seated(ANNS), ANNS),
                when("has an account already, which lacks something", parts -> parts.peakon.knows(ANN, true), ANNS),
                when("is renamed", seated(ANNS), Subjects.known("7", RAY)),
                when(
                        "is renamed while Peakon cannot be asked",
                        seated(ANNS).andThen(parts -> parts.peakon.lookUpFails = Kind.UNAVAILABLE),
                        Subjects.known("7", RAY)),
                when(
                        "is renamed, and an account of nobody here has the new address",
                        seated(ANNS).andThen(parts -> parts.peakon.knows(RAY, true)),
                        Subjects.known("7", RAY)),
                when("has the address of somebody who holds a seat", seated(ANNS), Subjects.known("8", ANN)),
                when("has the address of somebody whose seat was released", released(ANNS), Subjects.known("8", ANN)),
                when(
                        "takes the address of somebody who got another one first",
                        seated(ANNS, Subjects.known("8", "bob@corp.example"), Subjects.known("7", RAY)),
                        Subjects.known("8", ANN)),
                when(
                        "takes the address of somebody who has not come with another one yet",
                        seated(ANNS, Subjects.known("8", "bob@corp.example")),
                        Subjects.known("8", ANN)),
                when(
                        "has an address that looks like another's (a Kelvin sign for the k)",
                        seated(Subjects.known("7", "mike@corp.example")),
                        Subjects.known("8", "mi\u212Ae@corp.example")),
                when(
                        "comes from another identity provider, which speaks for the domain now",
                        seated(Subjects.known(ADFS, "S-1-5", ANN)).andThen(parts -> parts.silent.add(ADFS)),
                        ANNS),
                when(
                        "comes with another identifier of the same identity provider, as an administrator announced",
                        seated(ANNS)
                                .andThen(parts -> parts.renewed.put(
                                        Subjects.IDP, Instant.now().plusSeconds(60))),
                        Subjects.known("guid", ANN)),
                when("comes with an identifier for the first time", seated(unidentified), ANNS),
                when("comes without the identifier that they had", seated(ANNS), unidentified),
                when("comes back after their seat was released", released(ANNS), Subjects.known("7", RAY)),
                when(
                        "has the employee number or externalId of somebody else's account",
                        seated(ANNS),
                        Subjects.with(Map.of(
                                "email", List.of(RAY),
                                "sn", List.of("Ray"),
                                "subject-id", List.of("8"),
                                "externalId", List.of("7")))),
                when("has no single address", parts -> {}, Subjects.known("7", "Ann <ann@corp.example>")),
                new Case(
                        "has no employee number, where Peakon goes by it",
                        Fixtures.byEmployeeNumber(5),
                        parts -> {},
                        ANNS),
                new Case("has no account any more since a moment ago (strict setting)", STRICT, gone, ANNS),
                new Case(
                        "has no account any more for certain (strict setting)",
                        STRICT,
                        gone.andThen(
                                parts -> ledger(parts).forEach(seat -> parts.seats.age(seat.id(), Duration.ofDays(1)))),
                        ANNS));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standsInTheDocumentAsItHappens(Case one) throws IOException {
        assertThat(Files.readString(Path.of("docs/licences.md"))).contains(row(one));
    }

    private static String row(Case one) {
        SignOnParts parts = new SignOnParts();
        parts.seats.limit(5);
        one.before().accept(parts);
        long seats = parts.seats.usage("peakon").consumed();
        int creates = parts.peakon.creates.get();
        int updates = parts.peakon.updated.size();

        SignOnResult result = parts.admit(one.application(), one.subject());

        boolean created = parts.peakon.creates.get() > creates;
        boolean changed = parts.peakon.updated.size() > updates;
        return "| %s | %s | %d → %d | %s | %s |"
                .formatted(
                        one.name(),
                        seen(result),
                        seats,
                        parts.seats.usage("peakon").consumed(),
                        created ? "created" : changed ? "changed" : "–",
                        said(result));
    }

    private static String seen(SignOnResult result) {
        return result instanceof Refused refused
                ? "`" + refused.refusal().code().code() + "`"
                : "admitted as " + ((Admitted) result).nameId().replace("\u212A", "[U+212A]");
    }

    private static String said(SignOnResult result) {
        String said = result instanceof Refused refused
                ? refused.refusal().cause().english()
                : ((Admitted) result)
                        .notes().stream().map(note -> note.fault().english()).collect(Collectors.joining("; "));
        return said.isEmpty() ? "–" : said;
    }
}
