package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.database.AtOnce;
import org.peakonjit.license.person.Claim;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

/** Who a person is: the rules W1 to W9, each by its number. */
class PeopleTest {

    private static final String OLD = "ann.lee@corp.example";
    private static final String NEW = "ann.ray@corp.example";
    private static final String OTHER_IDP = "https://adfs.corp.example/trust";

    private final SignOnParts parts = new SignOnParts();
    private final FakePeakon peakon = parts.peakon;

    private Application limited(int limit) {
        parts.seats.limit(limit);
        return Fixtures.peakon(limit);
    }

    private Admitted admitted(Application application, Subject subject) {
        SignOnResult result = parts.admit(application, subject);
        assertThat(result).isInstanceOf(Admitted.class);
        return (Admitted) result;
    }

    private RefusalCode refused(Application application, Subject subject) {
        SignOnResult result = parts.admit(application, subject);
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).refusal().code();
    }

    private List<Seat> ledger() {
        return parts.seats.page("peakon", SeatQuery.all(), 0, 100);
    }

    private Seat onlySeat() {
        assertThat(ledger()).hasSize(1);
        return ledger().get(0);
    }

    /** Peakon, with something that happens just before the first call of a kind. */
    private PeakonUsers beforeFirst(String call, Runnable happens) {
        AtomicBoolean happened = new AtomicBoolean();
        return (PeakonUsers) Proxy.newProxyInstance(
                PeakonUsers.class.getClassLoader(), new Class<?>[] {PeakonUsers.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(call) && !happened.getAndSet(true)) {
                        happens.run();
                    }
                    return method.invoke(peakon, arguments);
                });
    }

    /** Peakon, whose first answer about an id is that there is no such account. */
    private PeakonUsers blindAtFirst() {
        AtomicBoolean read = new AtomicBoolean();
        return (PeakonUsers) Proxy.newProxyInstance(
                PeakonUsers.class.getClassLoader(),
                new Class<?>[] {PeakonUsers.class},
                (proxy, method, arguments) -> method.getName().equals("read") && !read.getAndSet(true)
                        ? new LookUp.Absent()
                        : method.invoke(peakon, arguments));
    }

    @Nested
    class Keys {

        @Test
        void w1TheFirstStableIdentifierCounts() {
            Subject entra = Subjects.with(Map.of(
                    "email", List.of(OLD),
                    "objectGUID", List.of("second"),
                    "http://schemas.microsoft.com/identity/claims/objectidentifier", List.of(" first ")));
            assertThat(entra.person().orElseThrow().id()).isEqualTo("first");
        }

        @Test
        void w1APersistentNameIdIsOneAndATransientOneIsNone() {
            assertThat(id(new NameId("pairwise", NameId.PERSISTENT))).contains("pairwise");
            assertThat(id(new NameId("once", NameId.TRANSIENT))).isEmpty();
            assertThat(id(new NameId(OLD, NameId.EMAIL_ADDRESS))).isEmpty();
        }

        private static Optional<String> id(NameId nameId) {
            Subject subject = new Subject(Subjects.IDP, nameId, Map.of("email", List.of(OLD)), AttributeNames.common());
            return Optional.ofNullable(subject.person().orElseThrow().id());
        }

        @Test
        void w1WithoutOneTheAddressIsTheKey() {
            Application application = limited(2);
            admitted(application, Subjects.unknown(Subjects.IDP, OLD));
            admitted(application, Subjects.unknown(Subjects.IDP, OLD));
            assertThat(onlySeat().holder().key()).isEmpty();
            admitted(application, Subjects.unknown(Subjects.IDP, NEW));
            assertThat(ledger()).hasSize(2);
        }

        @Test
        void w1TheSameIdentifierOfTwoIdpsIsTwoPeople() {
            Application application = limited(2);
            admitted(application, identified(Subjects.IDP, OLD));
            admitted(application, identified(OTHER_IDP, NEW));
            assertThat(ledger()).hasSize(2);
        }

        private static Subject identified(String issuer, String email) {
            return new Subject(
                    issuer,
                    new NameId(email, NameId.EMAIL_ADDRESS),
                    Map.of("email", List.of(email), "sn", List.of("Lee"), "subject-id", List.of("7")),
                    AttributeNames.common());
        }

        /** The names under which the case of the value does not count. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "urn:oasis:names:tc:SAML:attribute:subject-id",
                    "subject-id",
                    "urn:oasis:names:tc:SAML:attribute:pairwise-id",
                    "pairwise-id",
                    "urn:oid:1.3.6.1.4.1.5923.1.1.1.13",
                    "eduPersonUniqueId"
                })
        void w1ASubjectIdIsTheSameInAnyCase(String name) {
            Application application = limited(1);
            admitted(application, identified(name, "Ada-1@corp.example", OLD));
            assertThat(admitted(application, identified(name, "ADA-1@corp.example", OLD))
                            .notes())
                    .isEmpty();
            assertThat(admitted(application, identified(name, "ada-1@Corp.Example", NEW))
                            .notes())
                    .containsExactly(Note.RENAMED);
            assertThat(onlySeat().holder().id()).isEqualTo("ada-1@corp.example");
        }

        @Test
        void w1OtherIdentifiersOfAnotherCaseAreOfSomebodyElse() {
            Application application = limited(2);
            admitted(application, identified("objectGUID", "xyZ=", OLD));
            assertThat(refused(application, identified("objectGUID", "XyZ=", OLD)))
                    .isEqualTo(RefusalCode.SUBJECT_CONFLICT);
            assertThat(refused(application, identified("objectGUID", "xyz=", OLD)))
                    .isEqualTo(RefusalCode.SUBJECT_CONFLICT);
        }

        /** No look-alike is folded, as in an address. */
        @Test
        void w1ASubjectIdIsFoldedFromAToZAlone() {
            Application application = limited(2);
            admitted(application, identified("subject-id", "k@corp.example", OLD));
            assertThat(refused(application, identified("subject-id", "\u212A@corp.example", OLD)))
                    .isEqualTo(RefusalCode.SUBJECT_CONFLICT);
        }

        @Test
        void w1APairwiseIdCountsWhereThereIsNoOther() {
            Subject persistent = Subjects.with(Map.of("email", List.of(OLD), "pairwise-id", List.of("p@corp.example")));

            assertThat(persistent.person().orElseThrow().id()).isEqualTo("of " + OLD);
            assertThat(identified("pairwise-id", "p@corp.example", OLD)
                            .person()
                            .orElseThrow()
                            .id())
                    .isEqualTo("p@corp.example");
        }

        /** As a version stored it that let the case count. */
        @Test
        void w1WhoIsKnownByASpellingStaysKnown() {
            Application application = limited(1);
            peakon.knows(OLD, true);
            UUID seat = parts.seats
                    .assignExisting("peakon", OLD, peakon.idOf(OLD), null)
                    .id();
            parts.seats.link(seat, new Person(Subjects.IDP, "Ada-1@corp.example", OLD), Instant.now());

            assertThat(admitted(application, identified("subject-id", "Ada-1@corp.example", OLD))
                            .notes())
                    .isEmpty();
            assertThat(admitted(application, identified("subject-id", "Ada-1@corp.example", NEW))
                            .notes())
                    .containsExactly(Note.RENAMED);
            assertThat(onlySeat().holder().id()).isEqualTo("Ada-1@corp.example");
            assertThat(refused(application, identified("subject-id", "Eve-1@corp.example", NEW)))
                    .isEqualTo(RefusalCode.SUBJECT_CONFLICT);
        }

        @Test
        void w1WhoIsKnownByASpellingGivesTheSeatUpWithTheLastPolicy() {
            UUID seat = parts.seats.assignExisting("peakon", OLD, "7", null).id();
            parts.seats.link(seat, new Person(Subjects.IDP, "Ada-1@corp.example", OLD), Instant.now());
            Application staff = Fixtures.with(
                    Fixtures.releasing(new SeatRelease(null, false, true)),
                    List.of(new AccessPolicy("Staff", List.of("peakon-users"), List.of())));

            assertThat(refused(staff, identified("subject-id", "Ada-1@corp.example", OLD)))
                    .isEqualTo(RefusalCode.POLICY_NOT_ENTITLED);
            assertThat(parts.seats.usage("peakon").consumed()).isZero();
        }

        private static Subject identified(String name, String id, String email) {
            return new Subject(
                    Subjects.IDP,
                    new NameId(email, NameId.EMAIL_ADDRESS),
                    Map.of("email", List.of(email), "sn", List.of("Lee"), name, List.of(id)),
                    AttributeNames.common());
        }

        /** What Peakon is told to know one by is not taken for the other. */
        @Test
        void w1TheSameExternalIdOfTwoIdpsIsAConflict() {
            Application application = limited(2);
            admitted(application, Subjects.known("7", OLD));
            assertThat(refused(application, Subjects.known(OTHER_IDP, "7", NEW)))
                    .isEqualTo(RefusalCode.SUBJECT_CONFLICT);
        }

        @Test
        void w1ASeatWithoutAKeyTakesItAtTheNextSignIn() {
            peakon.knows(OLD, true);
            parts.seats.assignExisting("peakon", OLD, peakon.idOf(OLD), null);
            Admitted admitted = admitted(limited(1), Subjects.known("7", OLD));
            assertThat(admitted.notes()).containsExactly(Note.FIRST_KEY);
            assertThat(onlySeat().holder().id()).isEqualTo("7");
            assertThat(refused(limited(1), Subjects.known("8", OLD))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);
        }
    }

    @Nested
    class RenamedPeople {

        @Test
        void w2KeepTheirSeatAndPeakonLearnsTheAddressBeforeTheHandOff() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            String account = onlySeat().scimId();
            int lookUps = peakon.lookUps.get();

            Admitted admitted = admitted(application, Subjects.known("7", NEW));

            assertThat(admitted.nameId()).isEqualTo(NEW);
            assertThat(admitted.notes()).containsExactly(Note.RENAMED);
            assertThat(onlySeat().address()).isEqualTo(NEW);
            assertThat(onlySeat().scimId()).isEqualTo(account);
            assertThat(peakon.account(String.valueOf(account)).userName()).isEqualTo(NEW);
            assertThat(peakon.updated).containsExactly(account);
            assertThat(peakon.lookUps.get() - lookUps)
                    .as("a read, and the look for a clash")
                    .isEqualTo(2);
            assertThat(parts.changes()).isEmpty();
        }

        @Test
        void w2AreNeverRefusedForTheLimit() {
            parts.seats.limit(1);
            Application strict = Fixtures.with(
                    Fixtures.scim(1, ExistingAccountsOverLimit.REFUSE, OnProvisioningFailure.ADMIT_KNOWN));
            admitted(strict, Subjects.known("7", OLD));
            parts.seats.limit(0);
            assertThat(admitted(strict, Subjects.known("7", NEW)).nameId()).isEqualTo(NEW);
        }

        @Test
        void w2PassUnderTheOldAddressWhilePeakonCannotBeAsked() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            peakon.lookUpFails = Kind.UNAVAILABLE;

            Admitted admitted = admitted(application, Subjects.known("7", NEW));

            assertThat(admitted.nameId()).isEqualTo(OLD);
            assertThat(admitted.notes()).containsExactly(Note.RENAME_WAITS);
            assertThat(parts.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.address()).isEqualTo(NEW));
            assertThat(onlySeat().address()).isEqualTo(OLD);

            peakon.lookUpFails = null;
            assertThat(admitted(application, Subjects.known("7", NEW)).nameId()).isEqualTo(NEW);
            assertThat(parts.changes()).isEmpty();
        }

        /** Whatever the setting lets pass: never under a name that Peakon does not have. */
        @ParameterizedTest
        @EnumSource(
                value = OnProvisioningFailure.class,
                names = {"ADMIT", "ADMIT_KNOWN"})
        void w2PassUnderTheOldAddressWhileTheirAccountIsNotSeen(OnProvisioningFailure setting) {
            Application application = Fixtures.with(Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, setting));
            parts.seats.limit(1);
            admitted(application, Subjects.known("7", OLD));
            peakon.forget(OLD);

            Admitted admitted = admitted(application, Subjects.known("7", NEW));

            assertThat(admitted.nameId()).isEqualTo(OLD);
            assertThat(admitted.notes()).containsExactly(Note.RENAME_WAITS);
            assertThat(onlySeat().address()).isEqualTo(OLD);
            assertThat(parts.changes()).hasSize(1);
        }

        /** Peakon's answers differ from one moment to the next. */
        @ParameterizedTest
        @EnumSource(
                value = OnProvisioningFailure.class,
                names = {"ADMIT", "ADMIT_KNOWN"})
        void w2PassUnderTheOldAddressWhereTheirAccountIsSeenAtSecondSightOnly(OnProvisioningFailure setting) {
            Application application = Fixtures.with(Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, setting));
            parts.seats.limit(1);
            admitted(application, Subjects.known("7", OLD));
            SignOn signOn = parts.node(blindAtFirst(), new AtOnce());

            SignOnResult result =
                    signOn.provision(signOn.plan(application, Subjects.known("7", NEW)), parts.recorded::add);

            assertThat(result).isInstanceOfSatisfying(Admitted.class, admitted -> {
                assertThat(admitted.nameId()).isEqualTo(OLD);
                assertThat(admitted.notes()).containsExactly(Note.RENAME_WAITS);
            });
            assertThat(parts.changes()).hasSize(1);
        }

        @Test
        void w2PassUnderTheOldAddressWherePeakonRefusesTheNewOne() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            peakon.changesFail = Kind.REJECTED;
            Admitted admitted = admitted(application, Subjects.known("7", NEW));
            assertThat(admitted.nameId()).isEqualTo(OLD);
            assertThat(admitted.notes()).containsExactly(Note.RENAME_WAITS);
        }

        /** By a name that Peakon refused, somebody else's account would be taken for theirs once theirs is gone. */
        @Test
        void w2AnAccountIsNotCalledWhatPeakonRefused() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            peakon.changesFail = Kind.REJECTED;
            admitted(application, Subjects.known("7", NEW));
            assertThat(onlySeat().names().userName()).isEqualTo(OLD);
        }

        @Test
        void w2NobodyPassesUnderANameThatPeakonMayNotHave() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            peakon.changesFail = Kind.UNAVAILABLE;
            peakon.changesAreOpen = true;
            peakon.failedChangesHappen = true;
            Admitted asked = admitted(application, Subjects.known("7", NEW));
            assertThat(asked.nameId()).as("Peakon was asked what it has").isEqualTo(NEW);
        }

        /** What was read of the account a moment ago is old then. */
        @Test
        void w2TwoSignOnsAtOncePassUnderTheSame() {
            Application application = limited(1);
            Subject renamed = Subjects.known("7", NEW);
            admitted(application, Subjects.known("7", OLD));

            SignOn slow = parts.node(
                    beforeFirst("find", () -> {
                        assertThat(admitted(application, renamed).nameId()).isEqualTo(NEW);
                        peakon.changesFail = Kind.UNAVAILABLE;
                    }),
                    new AtOnce());

            SignOnResult result = slow.provision(slow.plan(application, renamed), parts.recorded::add);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Admitted.class,
                            admitted -> assertThat(admitted.nameId()).isEqualTo(NEW));
            assertThat(onlySeat().address()).isEqualTo(NEW);
        }

        /** In two tabs, on two nodes, once no licence is left. */
        @Test
        void w5ThePersonIsNobodyElse() {
            Application application = limited(1);
            admitted(application, Subjects.known("9", "bob@corp.example"));
            peakon.knows(OLD, true);
            Subject ann = Subjects.known("7", OLD);
            SignOn slow = parts.node(beforeFirst("findByAnything", () -> admitted(application, ann)), new AtOnce());

            assertThat(slow.provision(slow.plan(application, ann), parts.recorded::add))
                    .isInstanceOf(Admitted.class);
            assertThat(ledger()).hasSize(2);
        }

        /** Which of two came last at Peakon nobody knows. */
        @Test
        void w2TwoSignOnsAtOnceUnderTwoAddressesAskAgain() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));

            SignOn slow = parts.node(
                    beforeFirst("bring", () -> admitted(application, Subjects.known("7", "ann@corp.example"))),
                    new AtOnce());

            SignOnResult result = slow.provision(slow.plan(application, Subjects.known("7", NEW)), parts.recorded::add);
            assertThat(result).isInstanceOf(Refused.class);
            assertThat(onlySeat().renaming()).isTrue();
            assertThat(admitted(application, Subjects.known("7", NEW)).nameId()).isEqualTo(NEW);
        }

        /** Or it would be sent once it is wrong. */
        @Test
        void w2AChangeThatWaitsIsReplacedByWhatIsTrueNow() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            parts.attributes = "others";
            admitted(application, Subjects.known("7", OLD));
            parts.attributes = "attributes";
            admitted(application, Subjects.known("7", OLD));
            assertThat(parts.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.user().digest()).startsWith("attributes|"));
        }

        @Test
        void w2AnAccountOfNobodyHereThatHasTheNewAddressKeepsIt() {
            peakon.knows(NEW, true);
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            Admitted admitted = admitted(application, Subjects.known("7", NEW));
            assertThat(admitted.nameId()).isEqualTo(OLD);
            assertThat(admitted.notes()).containsExactly(Note.RENAME_WAITS);
            assertThat(peakon.updated).isEmpty();
        }

        @Test
        void w2TheEmployeeNumberIsSentFirstWherePeakonGoesByIt() {
            parts.seats.limit(1);
            Application application = byNumber();
            admitted(application, numbered("7", "E-1"));
            Admitted admitted = admitted(application, numbered("7", "E-2"));
            assertThat(admitted.nameId()).isEqualTo("E-2");
            assertThat(peakon.updated).hasSize(1);
            peakon.changesFail = Kind.REJECTED;
            assertThat(admitted(application, numbered("7", "E-3")).nameId()).isEqualTo("E-2");
        }
    }

    private static Application byNumber() {
        return Fixtures.byEmployeeNumber(1);
    }

    private static Subject numbered(String id, String number) {
        return numbered(id, OLD, number);
    }

    private static Subject numbered(String id, String email, String number) {
        return Subjects.with(Map.of(
                "email", List.of(email),
                "sn", List.of("Lee"),
                "objectGUID", List.of(id),
                "employeeNumber", List.of(number)));
    }

    @Nested
    class ReusedAddresses {

        @Test
        void w3AreRefusedNothingIsSentAndNothingOverwritten() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", OLD));
            Seat before = onlySeat();
            int lookUps = peakon.lookUps.get();

            assertThat(refused(application, Subjects.known("8", OLD))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);

            assertThat(onlySeat()).isEqualTo(before);
            assertThat(peakon.lookUps).hasValue(lookUps);
            assertThat(peakon.updated).isEmpty();
            assertThat(parts.conflicts.all()).singleElement().satisfies(conflict -> {
                assertThat(conflict.claim().kind()).isEqualTo(Claim.Kind.ADDRESS);
                assertThat(conflict.claim().claimant().id()).isEqualTo("8");
                assertThat(conflict.claim().seat()).isEqualTo(before.id());
            });
        }

        @Test
        void w3OneConflictHoweverOften() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", OLD));
            refused(application, Subjects.known("8", OLD));
            refused(application, Subjects.known("8", OLD));
            assertThat(parts.conflicts.all())
                    .singleElement()
                    .satisfies(conflict -> assertThat(conflict.attempts()).isEqualTo(2));
        }

        @Test
        void w3AreRecognisedAfterTheSeatWasReleased() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", OLD));
            parts.seats.release("peakon", onlySeat().id());
            assertThat(refused(application, Subjects.known("8", OLD))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);
            assertThat(parts.conflicts.all())
                    .singleElement()
                    .satisfies(conflict -> assertThat(conflict.claim().kind()).isEqualTo(Claim.Kind.FORMER_ADDRESS));
        }

        @Test
        void w3AreFreeOnceTheirHolderHasAnother() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", OLD));
            refused(application, Subjects.known("8", OLD));
            admitted(application, Subjects.known("7", NEW));
            assertThat(admitted(application, Subjects.known("8", OLD)).nameId()).isEqualTo(OLD);
            assertThat(ledger()).hasSize(2);
        }

        /** A takes B's old address on the same day, in either order. */
        @Test
        void w3SwappedAddressesEndWithEachTheirOwn() {
            Application application = limited(5);
            admitted(application, Subjects.known("A", OLD));
            admitted(application, Subjects.known("B", NEW));
            assertThat(refused(application, Subjects.known("A", NEW))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);
            admitted(application, Subjects.known("B", "b@corp.example"));
            assertThat(admitted(application, Subjects.known("A", NEW)).nameId()).isEqualTo(NEW);
            assertThat(ledger()).hasSize(2);
            assertThat(peakon.accounts()).isEqualTo(2);
        }

        @Test
        void w3WhoeverHasNoIdentifierAnyMoreIsNotTakenForTheHolder() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", OLD));
            assertThat(refused(application, Subjects.unknown(Subjects.IDP, OLD)))
                    .isEqualTo(RefusalCode.SUBJECT_CONFLICT);
        }

        @Test
        void w3AnIdpThatIdentifiesPeopleAnewSaysSoOnce() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", OLD));
            parts.renewed.put(Subjects.IDP, Instant.now().plusSeconds(60));
            Admitted admitted = admitted(application, Subjects.known("guid-7", OLD));
            assertThat(admitted.notes()).containsExactly(Note.NEW_IDENTIFIERS);
            assertThat(onlySeat().holder().id()).isEqualTo("guid-7");
        }
    }

    @Nested
    class OtherIdentityProviders {

        @Test
        void w4RelinkWhoeverTheyNowSpeakFor() {
            Application application = limited(1);
            admitted(application, Subjects.known(OTHER_IDP, "S-1-5", OLD));
            parts.silent.add(OTHER_IDP);
            Admitted admitted = admitted(application, Subjects.known("guid", OLD));
            assertThat(admitted.notes()).containsExactly(Note.OTHER_IDENTITY_PROVIDER);
            assertThat(onlySeat().holder().issuer()).isEqualTo(Subjects.IDP);
            assertThat(admitted(application, Subjects.known("guid", OLD)).notes())
                    .isEmpty();
        }

        @Test
        void w4RelinkWhoeverCameBackAfterRelease() {
            Application application = limited(1);
            admitted(application, Subjects.known(OTHER_IDP, "S-1-5", OLD));
            parts.seats.release("peakon", onlySeat().id());
            parts.silent.add(OTHER_IDP);
            admitted(application, Subjects.known("guid", OLD));
            assertThat(peakon.accounts()).isEqualTo(1);
        }

        /** Their address is theirs again: what their released seat knew of them makes nobody else of them. */
        @Test
        void w4AreNoFormerHoldersOfTheirOwnAccountOncePeakonGivesItAnotherId() {
            Application application = limited(1);
            admitted(application, Subjects.known(OTHER_IDP, "S-1-5", OLD));
            parts.seats.release("peakon", onlySeat().id());
            peakon.forget(OLD);
            parts.silent.add(OTHER_IDP);
            admitted(application, Subjects.known("guid", OLD));
            peakon.forget(OLD);
            peakon.knows(OLD, true);
            assertThat(admitted(application, Subjects.known("guid", NEW)).nameId())
                    .isEqualTo(NEW);
        }

        @Test
        void w4TakeTheirReservationOverAsTheyAreKnownNow() {
            Application application = limited(1);
            peakon.createIsUnknown = true;
            refused(application, Subjects.known(OTHER_IDP, "S-1-5", OLD));
            parts.silent.add(OTHER_IDP);
            refused(application, Subjects.known("guid", OLD));
            assertThat(onlySeat().isAssigned()).isFalse();
            assertThat(onlySeat().holder().issuer()).isEqualTo(Subjects.IDP);
            assertThat(onlySeat().names().externalId()).isEqualTo("guid");
        }

        @Test
        void w4AreNotBelievedWhileTheOtherSpeaksForTheDomain() {
            Application application = limited(5);
            admitted(application, Subjects.known(OTHER_IDP, "S-1-5", OLD));
            assertThat(refused(application, Subjects.known("guid", OLD))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);
        }
    }

    @Nested
    class AdoptedAccounts {

        @Test
        void w5LearnWhatTheyLackBeforeTheHandOff() {
            String id = peakon.knows(OLD, null, null, true);
            admitted(limited(1), withExternalId("7", OLD, "x-7"));
            assertThat(peakon.updated).containsExactly(id);
            assertThat(peakon.account(id).externalId()).contains("x-7");
            assertThat(onlySeat().origin()).isEqualTo(SeatOrigin.EXISTING);
            assertThat(parts.changes()).isEmpty();
        }

        @Test
        void w5KeepAnExternalIdThatSomebodyElseSet() {
            String id = peakon.knows(OLD, "theirs", null, true);
            admitted(limited(1), withExternalId("7", OLD, "x-7"));
            assertThat(peakon.account(id).externalId()).contains("theirs");
            assertThat(onlySeat().names().externalId()).isNull();
        }

        /** Or it would be taken for somebody else's, and never be brought up to date. */
        @Test
        void w5KeepTheExternalIdOfOursWherePeakonRefusesAnother() {
            Application application = limited(1);
            admitted(application, withExternalId("7", OLD, "x-7"));
            peakon.changesFail = Kind.REJECTED;
            admitted(application, withExternalId("7", NEW, "x-8"));
            assertThat(onlySeat().names().externalId()).isEqualTo("x-7");
            peakon.changesFail = null;
            admitted(application, withExternalId("7", NEW, "x-8"));
            assertThat(peakon.account(onlySeat().scimId()).externalId()).contains("x-8");
            assertThat(onlySeat().names().externalId()).isEqualTo("x-8");
        }

        /** Or the next one would be taken for somebody else's, and never be sent. */
        @Test
        void w5AnExternalIdThatComesLaterIsOursToo() {
            Application application = limited(1);
            String id = peakon.knows(OLD, null, null, true);
            admitted(application, Subjects.known("7", OLD));
            admitted(application, withExternalId("7", NEW, "x-7"));
            assertThat(peakon.account(id).externalId()).contains("x-7");
            assertThat(onlySeat().names().externalId()).isEqualTo("x-7");
            admitted(application, withExternalId("7", OLD, "x-8"));
            assertThat(peakon.account(id).externalId()).contains("x-8");
        }

        @Test
        void w5AreNotTakenFromWhoeverHoldsThem() {
            Application application = limited(5);
            admitted(application, withExternalId("7", OLD, "x-7"));
            assertThat(refused(application, withExternalId("8", NEW, "x-7"))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);
            assertThat(ledger()).hasSize(1);
            assertThat(parts.conflicts.all())
                    .singleElement()
                    .satisfies(conflict -> assertThat(conflict.claim().kind()).isEqualTo(Claim.Kind.ACCOUNT));
        }

        @Test
        void w5AreNotTakenFromWhoeverHeldThemLast() {
            Application application = limited(5);
            admitted(application, withExternalId("7", OLD, "x-7"));
            parts.seats.release("peakon", onlySeat().id());
            assertThat(refused(application, withExternalId("8", NEW, "x-7"))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);
            assertThat(ledger()).isEmpty();
        }

        /** What found it was behind: whoever has its number or address by now is somebody else. */
        @Test
        void w5NobodyIsHandedOnAsAnAccountThatIsGone() {
            String id = peakon.knows(OLD, null, "E-1", true);
            SignOn signOn = parts.node(beforeFirst("bring", () -> peakon.forget(OLD)), new AtOnce());
            SignOnResult result = signOn.provision(
                    signOn.plan(Fixtures.byEmployeeNumber(1), numbered("7", "E-2")), parts.recorded::add);
            assertThat(result).isInstanceOf(Refused.class);
            assertThat(onlySeat().scimId()).isEqualTo(id);
            assertThat(onlySeat().renaming()).isTrue();
        }

        /** Its addresses tell whose it is. */
        @Test
        void w5AreNotTakenFromWhoeverHoldsThemUnderAnIdThatPeakonChanged() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", OLD));
            peakon.knows(OLD, "x-8", null, true);
            assertThat(refused(application, withExternalId("8", NEW, "x-8"))).isEqualTo(RefusalCode.SUBJECT_CONFLICT);
            assertThat(ledger()).hasSize(1);
        }

        @Test
        void w5WhoeverComesBackAfterReleaseGetsTheirAccount() {
            Application application = limited(1);
            admitted(application, Subjects.known("7", OLD));
            parts.seats.release("peakon", onlySeat().id());
            Admitted admitted = admitted(application, Subjects.known("7", NEW));
            assertThat(admitted.nameId()).isEqualTo(NEW);
            assertThat(peakon.accounts()).isEqualTo(1);
            assertThat(onlySeat().address()).isEqualTo(NEW);
        }

        @Test
        void w5SomebodyWithoutIdentifierIsFoundByTheirEmployeeNumber() {
            String id = peakon.knows(OLD, null, "E-1", true);
            Subject renamed = Subjects.with(
                    Map.of("email", List.of(NEW), "sn", List.of("Ray"), "employeeNumber", List.of("E-1")));
            assertThat(admitted(limited(1), renamed).nameId()).isEqualTo(NEW);
            assertThat(onlySeat().scimId()).isEqualTo(id);
        }

        /** Theirs is gone, and an externalId that two companies have tells nobody apart (ADR 7). */
        @Test
        void w5AreNotTakenFromPeopleForWhomTheIdpDoesNotSpeak() {
            Application application = limited(5);
            admitted(application, withExternalId("7", OLD, "1001"));
            peakon.forget(OLD);
            String id = peakon.knows("ray@partner.example", "1001", null, true);
            Subject renamed = withExternalId("7", NEW, "1001");
            Subject ofCorp = new Subject(
                    renamed.issuer(),
                    renamed.nameId(),
                    renamed.attributes(),
                    renamed.names(),
                    new DomainScope(Set.of("corp.example"), Set.of()));
            assertThat(refused(application, ofCorp)).isEqualTo(RefusalCode.PROVISIONING_AMBIGUOUS);
            assertThat(peakon.updated).isEmpty();
            assertThat(onlySeat().scimId()).isNotEqualTo(id);
        }

        private static Subject withExternalId(String id, String email, String externalId) {
            return Subjects.with(Map.of(
                    "email", List.of(email),
                    "sn", List.of("Lee"),
                    "subject-id", List.of(id),
                    "externalId", List.of(externalId)));
        }
    }

    @Nested
    class Addresses {

        @Test
        void w6ALookAlikeIsSomebodyElse() {
            Application application = limited(5);
            admitted(application, Subjects.known("7", "mike@corp.example"));
            admitted(application, Subjects.known("8", "mi\u212Ae@corp.example"));
            assertThat(ledger()).hasSize(2);
            assertThat(peakon.accounts()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"jdoe", "Ann <a@corp.example>", "SMTP:a@corp.example", "a@b@corp.example", "@b", "a@"})
        void w6WhatIsNoSingleAddressIsIncomplete(String email) {
            assertThat(refused(Fixtures.anyDomain(5), Subjects.withEmail(email)))
                    .isEqualTo(RefusalCode.SUBJECT_INCOMPLETE);
            assertThat(ledger()).isEmpty();
            assertThat(peakon.lookUps).hasValue(0);
        }

        @Test
        void w7AnIdentifierThatNoSeatCanKeepIsRefusedBefore() {
            assertThat(refused(limited(1), Subjects.known("7".repeat(513), OLD)))
                    .isEqualTo(RefusalCode.SUBJECT_INCOMPLETE);
            assertThat(ledger()).isEmpty();
        }

        @Test
        void w6TheAddressIsHandedOnInItsOneForm() {
            assertThat(admitted(limited(1), Subjects.known("7", " Ann.LEE@Corp.example "))
                            .nameId())
                    .isEqualTo(OLD);
        }
    }

    @Nested
    class Numbers {

        /** It may be anybody's, and only Peakon knows. */
        @Test
        void nobodyIsHandedOnByOneThatPeakonWasNotAskedOf() {
            parts.seats.limit(1);
            Application lenient = Fixtures.byEmployeeNumber(
                    Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT));
            peakon.lookUpFails = Kind.UNAVAILABLE;
            assertThat(refused(lenient, numbered("7", "E-1"))).isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE);
        }

        /** Their account was deleted at Peakon, and somebody else's has the number by now. */
        @Test
        void nobodyIsHandedOnByOneThatIsSomebodyElsesByNow() {
            Application application = Fixtures.byEmployeeNumber(2);
            parts.seats.limit(2);
            admitted(application, numbered("7", OLD, "E-1"));
            peakon.forget(OLD);
            assertThat(admitted(application, numbered("8", "eve@corp.example", "E-1"))
                            .nameId())
                    .isEqualTo("E-1");

            SignOnResult again = parts.admit(application, numbered("7", OLD, "E-1"));

            assertThat(again).isInstanceOf(SignOnResult.Refused.class);
        }
    }

    @Nested
    class BeforeTheSeat {

        @Test
        void w7TheNameIdIsThereOrNothingIsDone() {
            parts.seats.limit(1);
            assertThat(refused(byNumber(), Subjects.known("7", OLD))).isEqualTo(RefusalCode.SUBJECT_INCOMPLETE);
            assertThat(ledger()).isEmpty();
            assertThat(peakon.lookUps).hasValue(0);
        }
    }

    @Nested
    class Absence {

        private final Application strict =
                Fixtures.with(Fixtures.scim(5, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.REFUSE));

        @Test
        void w8OneLookThatMissesReleasesNothing() {
            admitted(strict, Subjects.known("7", OLD));
            peakon.forget(OLD);
            assertThat(refused(strict, Subjects.known("7", OLD))).isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE);
            assertThat(ledger()).hasSize(1);
            assertThat(parts.released.fired()).isEmpty();
        }

        @Test
        void w8AnAccountUnderAnotherIdIsNotGone() {
            admitted(strict, Subjects.known("7", OLD));
            peakon.forget(OLD);
            peakon.knows(OLD, true);
            parts.seats.age(onlySeat().id(), Duration.ofDays(1));
            admitted(strict, Subjects.known("7", OLD));
            assertThat(onlySeat().scimId()).isEqualTo(peakon.idOf(OLD));
            assertThat(parts.released.fired()).isEmpty();
        }

        /** It is behind, or the account would have been found by its id. */
        @Test
        void w8ASearchThatStillFindsTheAccountProvesNothing() {
            peakon.knows(OLD, true);
            PeakonAccount account = peakon.account(peakon.idOf(OLD));
            Seat seat = parts.seats.assignExisting("peakon", OLD, account.id(), null);
            parts.seats.age(seat.id(), Duration.ofDays(1));
            AccountSearch behind =
                    new AccountSearch(id -> new LookUp.Absent(), names -> new LookUp.Found(account), Clock.systemUTC());
            assertThat(behind.of(onlySeat())).isInstanceOf(AccountPresence.Unknown.class);
        }

        @Test
        void w8WhatIsGoneForCertainIsReleasedAndMadeAnew() {
            admitted(strict, Subjects.known("7", OLD));
            peakon.forget(OLD);
            parts.seats.age(onlySeat().id(), Duration.ofDays(1));
            admitted(strict, Subjects.known("7", OLD));
            assertThat(parts.released.fired()).hasSize(1);
            assertThat(onlySeat().scimId()).isEqualTo(peakon.idOf(OLD));
        }
    }

    /** Its ids may be anybody's. */
    @Nested
    class AnotherPeakon {

        private final Application application = limited(1);

        private void move() {
            admitted(application, Subjects.known("7", OLD));
            parts.seats.age(onlySeat().id(), Duration.ofDays(1));
            parts.seats.forgetAccounts("peakon");
        }

        @Test
        void w8WhoIsThereIsFoundByTheirNames() {
            move();
            assertThat(admitted(application, Subjects.known("7", OLD)).notes()).isEmpty();
            assertThat(onlySeat().scimId()).isEqualTo(peakon.idOf(OLD));
            assertThat(peakon.creates).hasValue(1);
            assertThat(peakon.updated).isEmpty();
            assertThat(parts.changes()).isEmpty();

            int lookUps = peakon.lookUps.get();
            admitted(application, Subjects.known("7", OLD));
            assertThat(peakon.lookUps).as("that is known again").hasValue(lookUps);
        }

        @Test
        void w8WhoIsNotThereGetsAnAccount() {
            move();
            peakon.forget(OLD);
            admitted(application, Subjects.known("7", OLD));
            assertThat(onlySeat().scimId()).isEqualTo(peakon.idOf(OLD));
            assertThat(parts.released.fired()).hasSize(1);
        }

        @Test
        void w2WhoIsRenamedIsFoundByTheNamesThatTheyHad() {
            move();
            assertThat(admitted(application, Subjects.known("7", NEW)).nameId()).isEqualTo(NEW);
            assertThat(onlySeat().scimId()).isEqualTo(peakon.idOf(NEW));
            assertThat(peakon.creates).hasValue(1);
        }

        /** A mistake in the URL keeps no holder out, and nothing is written under an id of elsewhere. */
        @Test
        void l4HoldersPassWhileItCannotBeAsked() {
            move();
            peakon.lookUpFails = Kind.UNAVAILABLE;
            Admitted admitted = admitted(application, Subjects.known("7", OLD));
            assertThat(admitted.nameId()).isEqualTo(OLD);
            assertThat(admitted.notes()).isEmpty();
            assertThat(onlySeat().scimId()).isNull();
            assertThat(parts.changes()).hasSize(1);
        }

        @Test
        void w3WhatReleasedSeatsKnewIsNobodysAccountThere() {
            admitted(application, Subjects.known("7", OLD));
            String id = onlySeat().scimId();
            parts.seats.release("peakon", onlySeat().id());
            parts.seats.forgetAccounts("peakon");
            assertThat(parts.seats.holdersOf("peakon", id, Set.of())).isEmpty();
            admitted(application, Subjects.known("7", OLD));
            assertThat(onlySeat().scimId()).isEqualTo(id);
        }
    }
}
