package org.peakonjit.administration.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peakonjit.administration.simulation.Simulation.Result;
import org.peakonjit.administration.simulation.Simulation.Verdict;
import org.peakonjit.application.Application;
import org.peakonjit.application.ExistingAccountsOverLimit;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.OnProvisioningFailure;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.license.InMemorySeats;
import org.peakonjit.license.seat.Holders;
import org.peakonjit.policy.AccessPolicy;
import org.peakonjit.provisioning.AttributeMapper;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.FakePeakon;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.signon.Planner;
import org.peakonjit.signon.SignOnParts;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.DomainScope;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;

class SimulationTest {

    private static final IdentityProviders ANYWHERE = ConnectedIdps.watching(new InMemoryRegisteredIdps());
    private static final String ANN = "ann@corp.example";

    private final InMemorySeats seats = new InMemorySeats();
    private final FakePeakon peakon = new FakePeakon();
    private final Simulation simulation = simulation(ANYWHERE);
    private final Subject ann = Subjects.named("ann");

    private Simulation simulation(IdentityProviders origins) {
        return simulation((application, subject) -> map(subject), origins);
    }

    private Simulation simulation(AttributeMapper mapper, IdentityProviders origins) {
        return new Simulation(
                seats, new Planner(seats, mapper, new SignOnParts().issuers), peakon, origins, Clock.systemUTC());
    }

    private static Mapped map(Subject subject) {
        String userName = subject.address().orElseThrow().value();
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("userName", userName);
        return new Mapped.Complete(
                new ScimUser(userName, Optional.empty(), Optional.of(userName), resource, "digest"), List.of("title"));
    }

    private Application limited(int limit) {
        seats.limit(limit);
        return Fixtures.peakon(limit);
    }

    @AfterEach
    void nothingWasChanged() {
        assertThat(peakon.creates).hasValue(0);
        assertThat(peakon.updated).isEmpty();
    }

    @Test
    void showsTheRequestThatWouldCreateSomebody() {
        Result result = simulation.of(limited(1), ann);

        assertThat(result.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(result.method() + " " + result.path()).isEqualTo("POST /Users");
        assertThat(String.valueOf(result.body())).contains(ANN);
        assertThat(result.leftOut())
                .extracting(Fault::english)
                .containsExactly("title: the value is too long or not of the row's type");
        assertThat(result.consumedAfter()).isEqualTo(1);
        assertThat(seats.usage("peakon").consumed()).isZero();
    }

    @Test
    void showsWhatDiffersInAnExistingAccount() {
        peakon.knows(ANN, true);

        Result result = simulation.of(limited(0), ann);

        assertThat(result.verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(result.explanation().english()).contains("exceed the limit");
        assertThat(result.method()).isEqualTo("PATCH");
        assertThat(result.consumedAfter()).isEqualTo(1);
    }

    @Test
    void saysThatTheLimitIsReached() {
        assertThat(simulation.of(limited(0), ann).code()).isEqualTo("license.limit-reached");

        peakon.knows(ANN, true);
        Application strict =
                Fixtures.with(Fixtures.scim(0, ExistingAccountsOverLimit.REFUSE, OnProvisioningFailure.ADMIT_KNOWN));
        assertThat(simulation.of(strict, ann).code()).isEqualTo("license.limit-reached");
    }

    @Test
    void refusesWhomTheIdpDoesNotSpeakFor() {
        DomainScope partner = new DomainScope(Set.of("partner.example"), Set.of());
        Subject partners = new Subject(
                ann.issuer(),
                ann.nameId(),
                Map.of("email", List.of("eve@partner.example")),
                AttributeNames.common(),
                partner);
        Subject ours = new Subject(ann.issuer(), ann.nameId(), ann.attributes(), AttributeNames.common(), partner);
        Simulation mappingToOurs = simulation((application, subject) -> map(ann), ANYWHERE);
        Application anyDomain = Fixtures.peakon(null);

        assertThat(simulation.of(anyDomain, ours).code()).isEqualTo("policy.wrong-domain");
        assertThat(mappingToOurs.of(anyDomain, partners).code()).isEqualTo("policy.wrong-domain");
    }

    @Test
    void takesNoSecondSeatForAHolder() {
        peakon.knows(ANN, true);
        seats.assignExisting("peakon", ANN, peakon.idOf(ANN), null);

        Result result = simulation.of(limited(1), ann);

        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS_SEAT);
        assertThat(result.consumedAfter()).isEqualTo(1);
    }

    @Test
    void tellsThatAHoldersAccountWouldBeReactivated() {
        peakon.knows(ANN, false);
        seats.assignExisting("peakon", ANN, peakon.idOf(ANN), null);

        Result reviving = simulation.of(Fixtures.with(Fixtures.reactivating()), ann);

        assertThat(reviving.verdict()).isEqualTo(Verdict.HOLDS_SEAT);
        assertThat(reviving.explanation().english()).contains("inactive", "reactivated");
        assertThat(reviving.method() + " " + reviving.path()).isEqualTo("PATCH /Users/" + peakon.idOf(ANN));
        assertThat(peakon.isActive(ANN)).isFalse();
        assertThat(simulation.of(limited(1), ann).explanation().english()).doesNotContain("reactivated");
    }

    @Test
    void tellsWhatBecomesOfAnInactiveAccountThatIsAdopted() {
        peakon.knows(ANN, false);
        assertThat(simulation
                        .of(Fixtures.with(Fixtures.reactivating()), ann)
                        .explanation()
                        .english())
                .contains("would be reactivated");
        assertThat(simulation.of(limited(1), ann).explanation().english()).contains("would stay so");
    }

    @Test
    void namesThePolicyOrItsRefusal() {
        Application closed = Fixtures.with(
                Fixtures.scim(null, ExistingAccountsOverLimit.ADMIT, OnProvisioningFailure.ADMIT_KNOWN),
                List.of(new AccessPolicy("Staff", List.of("staff"), List.of())));

        assertThat(simulation.of(closed, ann).code()).isEqualTo("policy.not-entitled");
        assertThat(peakon.lookUps).hasValue(0);
    }

    @Test
    void handsOnWithoutProvisioning() {
        Result result = simulation.of(Fixtures.with(Fixtures.withoutProvisioning()), ann);

        assertThat(result.verdict()).isEqualTo(Verdict.HANDED_ON);
        assertThat(result.body()).isNull();
    }

    @Test
    void saysThatPeakonCannotBeAsked() {
        peakon.lookUpFails = Kind.UNAVAILABLE;

        assertThat(simulation.of(limited(1), ann).code()).isEqualTo("provisioning.unavailable");
    }

    /** The seat of an account that is gone would be released, and taken anew. */
    @Test
    void countsTheSeatThatWouldBeTakenAnewOnce() {
        Application application = limited(1);
        Person holder = Subjects.known("guid-1", ANN).person().orElseThrow();
        seats.age(Holders.adopt(seats, holder, "gone").id(), Duration.ofDays(1));

        Result result = simulation.of(application, Subjects.known("guid-1", "ann.new@corp.example"));

        assertThat(result.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(result.before().consumed()).isEqualTo(1);
        assertThat(result.consumedAfter()).isEqualTo(1);
    }

    /** No IdP asserts what an administrator types. */
    @Test
    void knowsAHolderByTheAddressAlone() {
        Application application = limited(1);
        peakon.knows(ANN, true);
        Holders.adopt(seats, Subjects.known("guid-1", ANN).person().orElseThrow(), peakon.idOf(ANN));
        Subject typed = new Subject("", ann.nameId(), ann.attributes(), ann.names());

        assertThat(simulation.of(application, typed).verdict()).isEqualTo(Verdict.HOLDS_SEAT);
    }

    @Test
    void aReservationIsNoSeatYet() {
        Application application = limited(1);
        Holders.reserve(seats, ANN, Duration.ofSeconds(1));

        assertThat(simulation.of(application, Subjects.named("bob")).code()).isEqualTo("license.limit-reached");
    }

    @Test
    void refusesWhoComesFromAnIdpThatTheApplicationDoesNotTake(@TempDir Path dir) {
        IdentityProviders known = ConnectedIdps.example(dir);
        Simulation strict = simulation(known);
        Application any = limited(1);
        SamlSettings saml = any.saml();
        Application partnersOnly = new Application(
                any.name(),
                any.description(),
                any.domainName(),
                any.enabled(),
                any.policies(),
                new SamlSettings(
                        saml.handOff(),
                        saml.entityId(),
                        saml.acsUrl(),
                        saml.loginUrl(),
                        saml.nameId(),
                        saml.signingCertificates(),
                        saml.sloUrl(),
                        List.of("partner"),
                        saml.acsIndex()),
                any.scim());

        Subject asserted = new Subject("https://idp.example", ann.nameId(), ann.attributes(), ann.names());

        assertThat(strict.of(any, asserted).verdict()).isEqualTo(Verdict.CREATED);
        assertThat(strict.of(partnersOnly, asserted).code()).isEqualTo("policy.wrong-domain");
        assertThat(strict.of(partnersOnly, asserted).explanation().english()).contains("from IdP default");
    }
}
