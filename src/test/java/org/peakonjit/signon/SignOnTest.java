package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.SeatRelease;
import org.peakonjit.database.AtOnce;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.SeatReleased;
import org.peakonjit.license.SeatReservation.Reserved;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatQuery;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

class SignOnTest {

    private static final String ANN = "ann@corp.example";

    private final SignOnParts parts = new SignOnParts();
    private final InMemorySeats seats = parts.seats;
    private final FakePeakon peakon = parts.peakon;
    private final RecordedEvents<SeatReleased> released = parts.released;

    private SignOnResult admit(Application application, Subject subject) {
        return parts.admit(application, subject);
    }

    private static RefusalCode codeOf(SignOnResult result) {
        return ((Refused) result).refusal().code();
    }

    private Seat seatOf(String holder) {
        return seats.at("peakon", holder).orElseThrow();
    }

    private Application limited(int limit) {
        seats.limit(limit);
        return Fixtures.peakon(limit);
    }

    @Test
    void l1OnePersonTakesOneSeatHoweverOften() {
        Application application = limited(10);
        for (int i = 0; i < 5; i++) {
            assertThat(admit(application, Subjects.named("Ann"))).isInstanceOf(Admitted.class);
        }
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        assertThat(peakon.creates).hasValue(1);
    }

    @Test
    void l2CreatesTheNewPersonUnderTheirSeat() {
        admit(limited(1), Subjects.named("ann"));
        assertThat(seatOf(ANN).state()).isEqualTo(SeatState.ASSIGNED);
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.CREATED);
    }

    @Test
    void l2RefusesTheUserAfterTheLastSeatAndCreatesNobody() {
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        assertThat(codeOf(admit(application, Subjects.named("bob")))).isEqualTo(RefusalCode.LICENSE_LIMIT_REACHED);
        assertThat(peakon.creates).hasValue(1);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void l3CountsAnExistingAccount() {
        peakon.knows(ANN, true);
        admit(limited(1), Subjects.named("ann"));
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.EXISTING);
        assertThat(peakon.creates).hasValue(0);
    }

    @Test
    void l3AdmitsAnExistingAccountOverTheLimitAndShowsIt() {
        peakon.knows(ANN, true);
        assertThat(admit(limited(0), Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void l3RefusesAnExistingAccountOverTheLimitBySettingWithoutAskingPeakon() {
        seats.limit(0);
        peakon.knows(ANN, true);
        Application strict =
                Fixtures.with(Fixtures.scim(0, ExistingAccountsOverLimit.REFUSE, OnProvisioningFailure.ADMIT_KNOWN));
        assertThat(codeOf(admit(strict, Subjects.named("ann")))).isEqualTo(RefusalCode.LICENSE_LIMIT_REACHED);
        assertThat(peakon.lookUps).hasValue(0);
    }

    /** It was made over the limit, which allows no creation. */
    @Test
    void l3AReservationForAnAccountThatIsGoneCreatesNobody() {
        Application application = limited(0);
        Reserved claimed = parts.seats
                .claim("peakon", Person.at(ANN), AccountNames.UNKNOWN, Optional.empty(), "gone", Duration.ZERO)
                .orElseThrow();
        parts.seats.keepUnsettled(claimed);
        assertThat(codeOf(admit(application, Subjects.named("ann")))).isEqualTo(RefusalCode.LICENSE_LIMIT_REACHED);
        assertThat(peakon.creates).hasValue(0);
        assertThat(parts.seats.usage("peakon").consumed()).isZero();
    }

    @Test
    void l4NeverRefusesAHolderForTheLimit() {
        admit(limited(1), Subjects.named("ann"));
        assertThat(admit(limited(0), Subjects.named("ann"))).isInstanceOf(Admitted.class);
    }

    @Test
    void l5WithoutALimitEverybodyIsCreated() {
        Application unlimited = Fixtures.peakon(null);
        for (int i = 0; i < 50; i++) {
            assertThat(admit(unlimited, Subjects.named("p" + i))).isInstanceOf(Admitted.class);
        }
    }

    @Test
    void l5ALimitOfZeroCreatesNobody() {
        assertThat(codeOf(admit(limited(0), Subjects.named("ann")))).isEqualTo(RefusalCode.LICENSE_LIMIT_REACHED);
        assertThat(peakon.creates).hasValue(0);
    }

    @Test
    void l6LoweringTheLimitRevokesNothing() {
        Application application = limited(2);
        admit(application, Subjects.named("ann"));
        admit(application, Subjects.named("bob"));
        seats.limit(1);
        assertThat(admit(application, Subjects.named("bob"))).isInstanceOf(Admitted.class);
        assertThat(codeOf(admit(application, Subjects.named("eve")))).isEqualTo(RefusalCode.LICENSE_LIMIT_REACHED);
    }

    /** It was reserved under the limit of then, and nobody was made under it. */
    @Test
    void l6AfterTheLimitWasLoweredAnUnsettledReservationCreatesNobody() {
        peakon.createIsUnknown = true;
        admit(limited(1), Subjects.named("ann"));
        peakon.createIsUnknown = false;
        assertThat(codeOf(admit(limited(0), Subjects.named("ann")))).isEqualTo(RefusalCode.LICENSE_LIMIT_REACHED);
        assertThat(peakon.creates).hasValue(1);
        assertThat(peakon.accounts()).isZero();
    }

    @Test
    void l7GivesTheSeatBackWhenTheCreateDefinitelyFailed() {
        peakon.createFails = Kind.REJECTED;
        assertThat(codeOf(admit(limited(1), Subjects.named("ann")))).isEqualTo(RefusalCode.PROVISIONING_REJECTED);
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    @Test
    void l7KeepsTheReservationWhileTheOutcomeIsUnknown() {
        peakon.createIsUnknown = true;
        Application application = limited(1);
        assertThat(codeOf(admit(application, Subjects.named("ann")))).isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE);
        assertThat(seatOf(ANN).state()).isEqualTo(SeatState.RESERVED);
        assertThat(codeOf(admit(application, Subjects.named("bob")))).isEqualTo(RefusalCode.LICENSE_LIMIT_REACHED);
    }

    @Test
    void l7SettlesAnUnknownCreateOnThePersonsNextTry() {
        peakon.createIsUnknown = true;
        peakon.unknownCreateHappened = true;
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        peakon.createIsUnknown = false;
        assertThat(admit(application, Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.CREATED);
        assertThat(peakon.creates).hasValue(1);
        assertThat(peakon.accounts()).isEqualTo(1);
    }

    @Test
    void l7AFailureAfterAnUnknownCreateDoesNotGiveTheSeatBack() {
        peakon.createIsUnknown = true;
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        peakon.lookUpFails = Kind.UNAVAILABLE;
        admit(application, Subjects.named("ann"));
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void l8AReleasedSeatIsFreeForTheNext() {
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        seats.release("peakon", seatOf(ANN).id());
        assertThat(admit(application, Subjects.named("bob"))).isInstanceOf(Admitted.class);
    }

    /** Peakon answers 403 at its id: the search says whether that is the token. */
    @Test
    void whoComesBackIsFoundByNameWhereTheirOldAccountCannotBeRead() {
        Application application = limited(1);
        comesBackToHidden(application);
        assertThat(admit(application, Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(peakon.creates).hasValue(1);

        comesBackToHidden(application);
        peakon.lookUpsLag = true;
        assertThat(codeOf(admit(application, Subjects.named("ann"))))
                .as("it may be there under other names")
                .isEqualTo(RefusalCode.PROVISIONING_REJECTED);
        assertThat(peakon.creates).hasValue(1);
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    private void comesBackToHidden(Application application) {
        admit(application, Subjects.named("ann"));
        seats.release("peakon", seatOf(ANN).id());
        peakon.hides = peakon.idOf(ANN);
    }

    @Test
    void l9AnInactiveAccountIsAdmittedCountedAndNotReactivated() {
        peakon.knows(ANN, false);
        assertThat(admit(limited(1), Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        assertThat(peakon.isActive(ANN)).isFalse();
    }

    @Test
    void l10ReservedAndAssignedBothCount() {
        Application application = limited(3);
        admit(application, Subjects.named("ann"));
        peakon.createIsUnknown = true;
        admit(application, Subjects.named("bob"));
        assertThat(seats.usage("peakon").consumed()).isEqualTo(2);
        assertThat(seats.page("peakon", SeatQuery.all(), 0, 10)).hasSize(2);
    }

    @Test
    void notesTheFirstAndTheLastSignIn() {
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        Seat afterTheFirst = seatOf(ANN);
        admit(application, Subjects.named("ann"));
        assertThat(afterTheFirst.firstSignIn())
                .isNotNull()
                .isEqualTo(seatOf(ANN).firstSignIn());
        assertThat(seatOf(ANN).lastSignIn()).isAfterOrEqualTo(afterTheFirst.lastSignIn());
    }

    @Test
    void keepsWhatChangedAboutAKnownPersonForTheBackground() {
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        assertThat(parts.changes()).isEmpty();
        parts.attributes = "others";
        admit(application, Subjects.named("ann"));
        assertThat(parts.changes())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.seat()).isEqualTo(seatOf(ANN).id()));
        assertThat(peakon.updated).isEmpty();
    }

    @Test
    void releasesTheSeatOfWhoLeftEveryPolicyBySetting() {
        seats.limit(1);
        AccessPolicy staff = new AccessPolicy("Staff", List.of("peakon-users"), List.of());
        Application releasing = Fixtures.with(Fixtures.releasing(new SeatRelease(null, false, true)), List.of(staff));
        admit(releasing, Subjects.inGroups("ann", "peakon-users"));
        assertThat(codeOf(admit(releasing, Subjects.inGroups("ann", "others"))))
                .isEqualTo(RefusalCode.POLICY_NOT_ENTITLED);
        assertThat(seats.usage("peakon").consumed()).isZero();
        assertThat(released.fired()).extracting(SeatReleased::reason).containsExactly(SeatReleased.Reason.NOT_ENTITLED);
    }

    @Test
    void aKnownPersonCostsNoScimCall() {
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        int callsOfTheFirst = peakon.lookUps.get();
        admit(application, Subjects.named("ANN"));
        assertThat(peakon.lookUps).hasValue(callsOfTheFirst);
    }

    @Test
    void eightTabsOfANewPersonMakeOneCreate() throws Exception {
        Application application = limited(5);
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        try {
            List<Future<SignOnResult>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(tabs.submit(() -> admit(application, Subjects.named("ann"))));
            }
            for (Future<SignOnResult> result : results) {
                assertThat(result.get()).isInstanceOf(Admitted.class);
            }
        } finally {
            tabs.shutdownNow();
        }
        assertThat(peakon.creates).hasValue(1);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void admitsKnownPeopleWhilePeakonIsDown() {
        Application application = limited(2);
        admit(application, Subjects.named("ann"));
        peakon.lookUpFails = Kind.UNAVAILABLE;
        assertThat(admit(application, Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(codeOf(admit(application, Subjects.named("bob")))).isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void refusesEverybodyWhilePeakonIsDownBySetting() {
        seats.limit(2);
        Application strict =
                Fixtures.with(Fixtures.scim(2, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.REFUSE));
        assertThat(admit(strict, Subjects.named("ann"))).isInstanceOf(Admitted.class);
        peakon.lookUpFails = Kind.UNAVAILABLE;
        assertThat(codeOf(admit(strict, Subjects.named("ann")))).isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE);
    }

    @Test
    void admitsEverybodyEntitledWhilePeakonIsDownBySetting() {
        seats.limit(2);
        peakon.lookUpFails = Kind.MISCONFIGURED;
        Application lenient =
                Fixtures.with(Fixtures.scim(2, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT));
        assertThat(admit(lenient, Subjects.named("ann")))
                .isInstanceOfSatisfying(
                        Admitted.class, admitted -> assertThat(admitted.seat()).isEmpty());
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    /** Under their new address they have to wait until it is known what came of the old one. */
    @Test
    void admitsWhoseSeatIsOnlyReservedUnderAnotherAddressBySetting() {
        assertThat(comingBackUnderAnotherAddress(OnProvisioningFailure.ADMIT))
                .isInstanceOfSatisfying(
                        Admitted.class, admitted -> assertThat(admitted.seat()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIT_KNOWN", "REFUSE"})
    void refusesWhoseSeatIsOnlyReservedUnderAnotherAddress(OnProvisioningFailure setting) {
        assertThat(codeOf(comingBackUnderAnotherAddress(setting))).isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE);
    }

    private SignOnResult comingBackUnderAnotherAddress(OnProvisioningFailure setting) {
        seats.limit(2);
        Application application = Fixtures.with(Fixtures.scim(2, ExistingAccountsOverLimit.ADMIT, setting));
        peakon.createIsUnknown = true;
        admit(application, Subjects.known("1", ANN));
        peakon.createIsUnknown = false;
        SignOnResult result = admit(application, Subjects.known("1", "ann.lee@corp.example"));
        assertThat(seatOf(ANN).state()).isEqualTo(SeatState.RESERVED);
        assertThat(peakon.creates).hasValue(1);
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, PROVISIONING_REJECTED",
        "UNAVAILABLE, PROVISIONING_UNAVAILABLE",
        "AMBIGUOUS, PROVISIONING_AMBIGUOUS",
        "MISCONFIGURED, PROVISIONING_MISCONFIGURED"
    })
    void refusesByWhatPeakonSaid(Kind kind, RefusalCode code) {
        peakon.lookUpFails = kind;
        assertThat(codeOf(admit(limited(1), Subjects.named("ann")))).isEqualTo(code);
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    @Test
    void refusesTheUnentitledWithoutASeatOrACall() {
        seats.limit(1);
        Application staff = Fixtures.with(
                Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT_KNOWN),
                List.of(new AccessPolicy("Staff", List.of("peakon-users"), List.of())));
        assertThat(codeOf(admit(staff, Subjects.inGroups("ann", "others")))).isEqualTo(RefusalCode.POLICY_NOT_ENTITLED);
        assertThat(peakon.lookUps).hasValue(0);
        assertThat(admit(staff, Subjects.inGroups("ann", "others", "peakon-users")))
                .isInstanceOf(Admitted.class);
    }

    /** Whose groups nobody knows is told so, and gives no seat up for it. */
    @Test
    void saysThatTheIdpSentALinkInsteadOfTooManyGroups() {
        Application staff = Fixtures.with(
                Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT_KNOWN),
                List.of(new AccessPolicy("Staff", List.of("peakon-users"), List.of())));
        Map<String, List<String>> attributes =
                new HashMap<>(Subjects.named("ann").attributes());
        attributes.put(AttributeNames.GROUPS_LINK, List.of("https://graph.example/ann"));
        Refusal refusal = ((Refused) admit(staff, Subjects.with(attributes))).refusal();
        assertThat(refusal.code()).isEqualTo(RefusalCode.POLICY_NOT_ENTITLED);
        assertThat(refusal.cause().english())
                .contains("groups.link", "Groups assigned to the application", "app roles");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"; others;peakon-users", ", peakon-users,others", "| a|peakon-users"})
    void saysWhatWouldHaveToBeSplitForAPolicyToEntitle(String delimiter, String value) {
        Application staff = Fixtures.with(
                Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT_KNOWN),
                List.of(new AccessPolicy("Staff", List.of("peakon-users"), List.of())));
        Refusal refusal = ((Refused) admit(staff, Subjects.inGroups("ann", value))).refusal();
        assertThat(refusal.code()).isEqualTo(RefusalCode.POLICY_NOT_ENTITLED);
        assertThat(refusal.cause().english()).contains("split at " + delimiter, "groups-delimiter");
    }

    /** That would cut DNs to pieces. */
    @Test
    void neverAdvisesToSplitDnsAtTheirCommas() {
        Application staff = Fixtures.with(
                Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT_KNOWN),
                List.of(new AccessPolicy("Staff", List.of("CN=peakon-users"), List.of())));
        Subject ann = Subjects.inGroups("ann", "CN=peakon-users,OU=Groups,DC=corp,DC=example");
        assertThat(((Refused) admit(staff, ann)).refusal().cause().english())
                .isEqualTo("none of 1 policies entitles the subject");
    }

    @Test
    void namesWhatLooksLikeTheEmailThatIsMissing() {
        Subject subject = Subjects.with(Map.of("User.Email", List.of("ann@corp.example")));
        Refusal refusal = ((Refused) admit(limited(1), subject)).refusal();
        assertThat(refusal.code()).isEqualTo(RefusalCode.SUBJECT_INCOMPLETE);
        assertThat(refusal.cause().english()).contains("email", "User.Email came");
    }

    @Test
    void refusesAnotherDomain() {
        assertThat(codeOf(admit(limited(1), Subjects.withEmail("ann@corp.example.evil.test"))))
                .isEqualTo(RefusalCode.POLICY_WRONG_DOMAIN);
    }

    /** What one IdP says of another's people is refused before a seat is taken or Peakon asked. */
    @Test
    void refusesAPersonForWhomTheIdpDoesNotSpeak() {
        DomainScope partner = new DomainScope(Set.of("partner.example"), Set.of());
        assertThat(codeOf(admit(limited(1), within(partner, Subjects.named("ann")))))
                .isEqualTo(RefusalCode.POLICY_WRONG_DOMAIN);
        assertThat(peakon.lookUps).hasValue(0);
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    private static Subject within(DomainScope scope, Subject subject) {
        return new Subject(subject.issuer(), subject.nameId(), subject.attributes(), subject.names(), scope);
    }

    @Test
    void refusesWhoLacksAnAttributeAndNamesIt() {
        SignOnResult result = admit(limited(1), Subjects.with(java.util.Map.of("email", List.of(ANN))));
        assertThat(codeOf(result)).isEqualTo(RefusalCode.SUBJECT_INCOMPLETE);
        assertThat(((Refused) result).refusal().arguments()).containsExactly("name.familyName");
    }

    @Test
    void notesThatAnAccountIsInactive() {
        peakon.knows(ANN, false);
        assertThat(((Admitted) admit(limited(1), Subjects.named("ann"))).notes())
                .containsExactly(Note.INACTIVE);
        assertThat(((Admitted) admit(limited(1), Subjects.named("ann"))).notes())
                .isEmpty();
    }

    @Test
    void reactivatesAnInactiveAccountBySetting() {
        peakon.knows(ANN, false);
        Admitted admitted = (Admitted) admit(Fixtures.with(Fixtures.reactivating()), Subjects.named("ann"));
        assertThat(peakon.isActive(ANN)).isTrue();
        assertThat(admitted.notes()).containsExactly(Note.REACTIVATED);
    }

    /** So some services make accounts that somebody has to confirm. */
    @Test
    void notesThatAnAccountWasMadeInactive() {
        peakon.makesInactive = true;
        Admitted admitted = (Admitted) admit(limited(1), Subjects.named("ann"));
        assertThat(admitted.notes()).containsExactly(Note.INACTIVE);
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.CREATED);
        assertThat(peakon.isActive(ANN)).isFalse();
    }

    @Test
    void activatesAnAccountThatWasMadeInactiveBySetting() {
        peakon.makesInactive = true;
        Admitted admitted = (Admitted) admit(Fixtures.with(Fixtures.reactivating()), Subjects.named("ann"));
        assertThat(admitted.notes()).containsExactly(Note.REACTIVATED);
        assertThat(peakon.isActive(ANN)).isTrue();
    }

    @Test
    void reactivatesTheAccountOfAHolderBySetting() {
        Application reviving = Fixtures.with(Fixtures.reactivating());
        admit(reviving, Subjects.named("ann"));
        deactivate(ANN);

        Admitted admitted = (Admitted) admit(reviving, Subjects.named("ann"));

        assertThat(peakon.isActive(ANN)).isTrue();
        assertThat(admitted.notes()).containsExactly(Note.REACTIVATED);
        assertThat(Provisioned.of(reviving, admitted)).isEqualTo(Provisioned.REACTIVATED);
        assertThat(((Admitted) admit(reviving, Subjects.named("ann"))).notes()).isEmpty();
    }

    @Test
    void aHolderPassesWhetherOrNotTheAccountCanBeReactivated() {
        Application reviving = Fixtures.with(Fixtures.reactivating());
        admit(reviving, Subjects.named("ann"));
        deactivate(ANN);
        peakon.lookUpFails = Kind.UNAVAILABLE;
        assertThat(admit(reviving, Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(peakon.isActive(ANN)).isFalse();
    }

    /** It was read, and is not there: all such seats together are for the reconciliation (rule W8). */
    @Test
    void admitsAHolderWhoseAccountIsGoneWhenItWasToBeReactivated() {
        Application reviving = Fixtures.with(Fixtures.reactivating());
        admit(reviving, Subjects.named("ann"));
        peakon.forget(ANN);
        seats.age(seatOf(ANN).id(), AccountSearch.LAG.plusMinutes(1));
        assertThat(admit(reviving, Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(peakon.creates).hasValue(1);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    @Test
    void l4WithoutTheSettingPeakonIsNotAskedForAHolder() {
        admit(limited(1), Subjects.named("ann"));
        deactivate(ANN);
        peakon.lookUps.set(0);
        admit(limited(1), Subjects.named("ann"));
        assertThat(peakon.lookUps).hasValue(0);
    }

    private void deactivate(String userName) {
        peakon.deactivate(limited(1), peakon.idOf(userName), Deadline.in(Duration.ofSeconds(1)));
    }

    @Test
    void notesThatAPersonIsOverTheLimit() {
        peakon.knows(ANN, true);
        Admitted admitted = (Admitted) admit(limited(0), Subjects.named("ann"));
        assertThat(admitted.notes()).containsExactly(Note.OVER_LIMIT);
        assertThat(admitted.seat()).map(Seat::lastSignIn).isPresent();
    }

    @Test
    void handsOnWithoutSeatOrCallWhereProvisioningIsOff() {
        assertThat(admit(Fixtures.with(Fixtures.withoutProvisioning()), Subjects.named("ann")))
                .isInstanceOfSatisfying(
                        Admitted.class, admitted -> assertThat(admitted.seat()).isEmpty());
        assertThat(seats.usage("peakon").consumed()).isZero();
        assertThat(peakon.lookUps).hasValue(0);
    }

    /** Else they would be taken for idle, and lose it. */
    @Test
    void l8WhoHoldsASeatSignsInAlsoWhileProvisioningIsOff() {
        admit(limited(1), Subjects.named("ann"));
        seats.signedIn(seatOf(ANN).id(), Instant.now().minus(Duration.ofDays(100)));

        assertThat(admit(Fixtures.with(Fixtures.switchedOff()), Subjects.named("ann")))
                .isInstanceOfSatisfying(
                        Admitted.class, admitted -> assertThat(admitted.seat()).isEmpty());
        assertThat(seats.idle("peakon", Instant.now().minus(Duration.ofDays(90)), 9))
                .isEmpty();
    }

    @Test
    void refusesWhereTheApplicationIsDisabled() {
        assertThat(codeOf(admit(Fixtures.disabled(), Subjects.named("ann"))))
                .isEqualTo(RefusalCode.APPLICATION_DISABLED);
    }

    @Test
    void refusesWhoHasNoEmail() {
        SignOnResult result = admit(limited(1), Subjects.with(java.util.Map.of("sn", List.of("Lee"))));
        assertThat(codeOf(result)).isEqualTo(RefusalCode.SUBJECT_INCOMPLETE);
        assertThat(((Refused) result).refusal().arguments()).containsExactly("email");
    }

    @Test
    void createsAnewUnderTheStrictPolicyWhenTheAccountIsGone() {
        Application strict =
                Fixtures.with(Fixtures.scim(2, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.REFUSE));
        admit(strict, Subjects.named("ann"));
        peakon.forget(ANN);
        assertThat(codeOf(admit(strict, Subjects.named("ann"))))
                .as("Peakon may lag")
                .isEqualTo(RefusalCode.PROVISIONING_UNAVAILABLE);
        seats.age(seatOf(ANN).id(), AccountSearch.LAG.plusMinutes(1));
        Admitted again = (Admitted) admit(strict, Subjects.named("ann"));
        assertThat(again.seat()).isPresent();
        assertThat(peakon.creates).hasValue(2);
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
    }

    /** An administrator was faster. */
    @Test
    void nobodyIsHandedOnWhoseSeatWasReleasedWhilePeakonWasAsked() {
        Application strict =
                Fixtures.with(Fixtures.scim(1, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.REFUSE));
        seats.limit(1);
        admit(strict, Subjects.named("ann"));
        UUID seat = seatOf(ANN).id();
        PeakonUsers slow = (PeakonUsers) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PeakonUsers.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(peakon, arguments);
                    if (method.getName().equals("read")) {
                        seats.release("peakon", seat);
                    }
                    return answer;
                });
        SignOn signOn = parts.node(slow, new AtOnce());

        assertThat(signOn.decideLocally(signOn.plan(strict, Subjects.named("ann"))))
                .isEmpty();
        assertThat(signOn.provision(signOn.plan(strict, Subjects.named("ann")), result -> {}))
                .isInstanceOf(Refused.class);
    }

    @Test
    void adoptsAnAccountThatOnlyTheCreateMeets() {
        peakon.knows(ANN, true);
        peakon.lookUpsLag = true;
        assertThat(admit(limited(1), Subjects.named("ann"))).isInstanceOf(Admitted.class);
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.EXISTING);
    }

    @Test
    void l7AnAccountOlderThanTheUnsettledSeatIsNotOurs() {
        peakon.createIsUnknown = true;
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        peakon.knows(ANN, true);
        admit(application, Subjects.named("ann"));
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.EXISTING);
    }

    /** Its service does not say when it was made, or its clock is ahead. */
    @Test
    void l7AnAccountThatWasToBeAdoptedIsNotOurs() {
        Application application = limited(1);
        peakon.create(application, ScimUser.known(ANN, Optional.of(ANN)), Deadline.in(Duration.ofSeconds(1)));
        Reserved claimed = seats.claim(
                        "peakon",
                        Subjects.named("ann").person().orElseThrow(),
                        AccountNames.UNKNOWN,
                        Optional.empty(),
                        peakon.idOf(ANN),
                        Duration.ZERO)
                .orElseThrow();
        seats.keepUnsettled(claimed);
        seats.age(claimed.seat().id(), Duration.ofMinutes(5));
        admit(application, Subjects.named("ann"));
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.EXISTING);
    }

    /** Somebody else made it while nobody knew what had come of our create. */
    @Test
    void l7AnAccountWithTheExternalIdOfSomebodyElseIsNotOurs() {
        peakon.createIsUnknown = true;
        Application application = limited(1);
        admit(application, Subjects.named("ann"));
        peakon.createIsUnknown = false;
        seats.age(seatOf(ANN).id(), Duration.ofMinutes(5));
        peakon.create(
                application,
                ScimUser.known(ANN, Optional.of("hr-7"), Optional.of(ANN)),
                Deadline.in(Duration.ofSeconds(1)));
        admit(application, Subjects.named("ann"));
        assertThat(seatOf(ANN).origin()).isEqualTo(SeatOrigin.EXISTING);
    }

    @Test
    void l7ABugLeavesTheReservationToBeSettled() {
        Application application = limited(1);
        peakon.lookUpsBreak = true;
        assertThatThrownBy(() -> admit(application, Subjects.named("ann"))).isInstanceOf(IllegalStateException.class);
        peakon.lookUpsBreak = false;
        assertThat(seats.usage("peakon").consumed()).isEqualTo(1);
        assertThat(admit(application, Subjects.named("ann")))
                .as("nobody waits for a flight that is over")
                .isInstanceOf(Admitted.class);
    }

    @Test
    void admitsNobodyWhomPeakonRejectedEvenByTheLenientPolicy() {
        peakon.createFails = Kind.REJECTED;
        Application lenient =
                Fixtures.with(Fixtures.scim(2, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT));
        assertThat(codeOf(admit(lenient, Subjects.named("ann")))).isEqualTo(RefusalCode.PROVISIONING_REJECTED);
        peakon.createFails = Kind.UNAVAILABLE;
        assertThat(admit(lenient, Subjects.named("ann"))).isInstanceOf(Admitted.class);
    }
}
