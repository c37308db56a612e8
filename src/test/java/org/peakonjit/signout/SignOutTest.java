package org.peakonjit.signout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.SamlSchema;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.logout.IncomingLogout;
import org.peakonjit.saml.logout.IncomingLogout.Answered;
import org.peakonjit.saml.logout.IncomingLogout.Asked;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.secret.SealedJson;
import org.peakonjit.secret.Sealer;
import org.peakonjit.secret.TestSealers;
import org.peakonjit.signout.SignOutStep.Ask;
import org.peakonjit.signout.SignOutStep.Ended;
import org.peakonjit.signout.SignOutStep.Refused;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.SessionName;

class SignOutTest {

    private static final String SUCCESS = LogoutText.status("Success", "");

    private final SignOutRig rig = new SignOutRig();

    @Test
    void asksPeakonWhenTheIdpAsksAndTellsTheIdpOfSuccess() {
        LogoutText request = rig.fromIdp();
        Ask ask = (Ask) rig.begin(Side.SP, request);

        assertThat(ask.request().location().toString()).startsWith(SignOutRig.PEAKON_SLO + "?SAMLRequest=");
        assertThat(SignOutRig.xml(ask.request()))
                .contains(
                        ">" + SignOutRig.PERSON + "<",
                        ">_peakon<",
                        "ID=\"" + ask.pending().requestId() + "\"")
                .contains(SignOutRig.BASE + "/idp/metadata", "Destination=\"" + SignOutRig.PEAKON_SLO + "\"");

        Ended ended = (Ended) proceed(Side.IDP, SignOutRig.PEAKON, ask, SUCCESS);

        assertThat(ended.isComplete()).isTrue();
        OutgoingMessage answer = ended.answer().orElseThrow();
        assertThat(answer.location().toString())
                .startsWith(SignOutRig.IDP_SLO + "/answers?SAMLResponse=")
                .contains("RelayState=back");
        assertThat(SignOutRig.xml(answer))
                .contains("InResponseTo=\"" + request.id() + "\"", "status:Success", SignOutRig.BASE + "/saml/metadata")
                .doesNotContain("Partial");
    }

    @Test
    void asksTheIdpWhenPeakonAsks() {
        LogoutText request = rig.fromPeakon();
        Ask ask = (Ask) rig.begin(Side.IDP, request);

        assertThat(SignOutRig.xml(ask.request())).contains(">_idp<", SignOutRig.BASE + "/saml/metadata");
        Ended ended = (Ended) proceed(Side.SP, SignOutRig.IDP, ask, SUCCESS);

        assertThat(ended.done()).containsExactly("peakon", "");
        assertThat(ended.answer().orElseThrow().location().toString())
                .startsWith(SignOutRig.PEAKON_SLO + "?SAMLResponse=");
        assertThat(SignOutRig.xml(ended.answer().get())).contains("InResponseTo=\"" + request.id() + "\"");
    }

    @Test
    void takesAndSendsMessagesByPost() {
        SignOutRig byPost = new SignOutRig("POST", SignOutRig.PEAKON_SLO, true);
        LogoutText request = byPost.fromPeakon();
        IncomingLogout asked =
                byPost.posted(Side.IDP, request, request.signedField(SignOutRig.PEAKON_KEY.privateKey()));

        Ask ask = (Ask) byPost.signOut.begin(Side.IDP, (Asked) asked, Optional.of(SignOutRig.SESSIONS));

        assertThat(ask.request().isPost()).isTrue();
        assertThat(ask.request().location().toString()).isEqualTo(SignOutRig.IDP_SLO);
        assertThat(SignOutRig.xml(ask.request())).contains("Signature", "LogoutRequest");
    }

    @Test
    void sendsWhatIsValidBySchema() throws Exception {
        SignOutRig byPost = new SignOutRig("POST", SignOutRig.PEAKON_SLO, true);
        for (Ask ask :
                List.of((Ask) rig.begin(Side.SP, rig.fromIdp()), (Ask) rig.begin(Side.IDP, rig.fromPeakon()), (Ask)
                        byPost.begin(Side.IDP, byPost.fromPeakon()))) {
            SamlSchema.validate(SignOutRig.xml(ask.request()));
        }
        Ask ask = (Ask) rig.begin(Side.SP, rig.fromIdp());
        for (String status : List.of(SUCCESS, LogoutText.status("Responder", ""))) {
            Ended ended = (Ended) proceed(Side.IDP, SignOutRig.PEAKON, ask, status);
            SamlSchema.validate(SignOutRig.xml(ended.answer().orElseThrow()));
        }
    }

    @Test
    void signsWhatItSendsSoThatAnotherOfUsWouldBelieveIt() {
        Ask ask = (Ask) rig.begin(Side.SP, rig.fromIdp());
        String query = ask.request().location().getRawQuery();

        assertThat(query)
                .contains("&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256&Signature=");
        assertThat(verifies(
                        query, rig.keys.active(Use.IDP_SIGNING).certificate().getPublicKey()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Responder, ''", "Requester, UnknownPrincipal", "Success, PartialLogout"})
    void saysPartialWhenTheOtherDoesNotConfirm(String top, String second) {
        Ask ask = (Ask) rig.begin(Side.SP, rig.fromIdp());

        Ended ended = (Ended) proceed(Side.IDP, SignOutRig.PEAKON, ask, LogoutText.status(top, second));

        assertThat(ended.isComplete()).isFalse();
        assertThat(ended.failed()).containsExactly("peakon");
        assertThat(SignOutRig.xml(ended.answer().orElseThrow())).contains("status:PartialLogout");
    }

    @Test
    void saysPartialWhenPeakonHasNoService() {
        Ended ended = (Ended) new SignOutRig("Redirect", null, true).begin(Side.SP, rig.fromIdp());

        assertThat(ended.done()).containsExactly("");
        assertThat(ended.failed()).containsExactly("peakon");
        assertThat(SignOutRig.xml(ended.answer().orElseThrow())).contains("status:PartialLogout");
    }

    @Test
    void saysPartialWhenTheIdpHasNoService() {
        Ended ended = (Ended) new SignOutRig(null, SignOutRig.PEAKON_SLO, true).begin(Side.IDP, rig.fromPeakon());

        assertThat(ended.failed()).containsExactly("");
        assertThat(SignOutRig.xml(ended.answer().orElseThrow())).contains("status:PartialLogout");
    }

    @Test
    void isHonestWhereTheBrowserRemembersNothing() {
        Asked asked = (Asked) rig.signed(Side.SP, rig.fromIdp());

        Ended ended = (Ended) rig.signOut.begin(Side.SP, asked, Optional.empty());

        assertThat(ended.isComplete()).isFalse();
        assertThat(ended.forgotten()).isTrue();
        assertThat(SignOutRig.xml(ended.answer().orElseThrow())).contains("status:PartialLogout");
    }

    @ParameterizedTest
    @CsvSource({"alice@corp.example, _other", "bob@corp.example, _idp"})
    void leavesAnotherSessionAlone(String nameId, String sessionIndex) {
        LogoutText about = LogoutText.request(SignOutRig.IDP, SignOutRig.AT_SP, nameId, sessionIndex);

        assertThat(rig.begin(Side.SP, about))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(SignOutRig.xml(refused.answer())).contains("UnknownPrincipal"));
    }

    @Test
    void believesNoAnswerToAnotherRequest() {
        Ask ask = (Ask) rig.begin(Side.SP, rig.fromIdp());
        Answered toAnother = (Answered)
                rig.signed(Side.IDP, LogoutText.response(SignOutRig.PEAKON, SignOutRig.AT_IDP, "_another", SUCCESS));

        assertThat(rig.signOut.proceed(Side.IDP, toAnother, ask.pending())).isInstanceOf(Refused.class);
    }

    @Test
    void believesNoAnswerOfSomebodyElse() {
        Ask ask = (Ask) rig.begin(Side.SP, rig.fromIdp());
        Answered ofTheIdp = (Answered) rig.signed(
                Side.SP,
                LogoutText.response(
                        SignOutRig.IDP, SignOutRig.AT_SP, ask.pending().requestId(), SUCCESS));

        assertThat(rig.signOut.proceed(Side.SP, ofTheIdp, ask.pending())).isInstanceOf(Refused.class);
    }

    /** Entra's come unsigned, and those of a Peakon whose certificate is not registered cannot be proven. */
    @Test
    void goesOnWithoutWhoeversAnswerIsNotBelieved() {
        Ask ask = (Ask) rig.begin(Side.SP, rig.fromIdp());
        LogoutText unsigned = LogoutText.response(
                SignOutRig.PEAKON, SignOutRig.AT_IDP, ask.pending().requestId(), SUCCESS);
        LogoutText toNowhere = LogoutText.response(
                        SignOutRig.PEAKON, SignOutRig.AT_IDP, ask.pending().requestId(), SUCCESS)
                .edit(xml -> xml.replaceAll(" Destination=\"[^\"]*\"", ""));

        for (IncomingLogout unbelieved : List.of(
                rig.redirected(Side.IDP, unsigned, unsigned.query()),
                rig.posted(Side.IDP, unsigned, unsigned.field()),
                rig.signed(Side.IDP, toNowhere))) {
            Ended ended = (Ended) rig.signOut.proceed(Side.IDP, (IncomingLogout.Refused) unbelieved, ask.pending());
            assertThat(ended.isComplete()).isFalse();
            assertThat(ended.done()).containsExactly("");
            assertThat(ended.failed()).containsExactly("peakon");
            assertThat(SignOutRig.xml(ended.answer().orElseThrow())).contains("status:PartialLogout");
        }
    }

    @Test
    void asksTheNextOneAfterAnAnswerThatIsNotBelieved() {
        SessionParticipants three = new SessionParticipants(
                List.of(SignOutRig.AT_COMPANY, SignOutRig.AT_PEAKON, SignOutRig.AT_PEAKON), Instant.now());
        Ask ask = (Ask) rig.signOut.begin(Side.SP, (Asked) rig.signed(Side.SP, rig.fromIdp()), Optional.of(three));
        LogoutText unsigned = LogoutText.response(
                SignOutRig.PEAKON, SignOutRig.AT_IDP, ask.pending().requestId(), SUCCESS);

        Ask next = (Ask) rig.signOut.proceed(
                Side.IDP, (IncomingLogout.Refused) rig.posted(Side.IDP, unsigned, unsigned.field()), ask.pending());

        assertThat(next.pending().asked()).isEqualTo(SignOutRig.AT_PEAKON);
        assertThat(next.pending().failed()).containsExactly("peakon");
        assertThat(next.pending().requestId()).isNotEqualTo(ask.pending().requestId());
    }

    /** The ID of our request is known to the one asked and to this browser; nobody else ends a sign-out. */
    @Test
    void leavesASignOutAloneWhereWhatIsNotBelievedAnswersAnotherRequest() {
        Ask ask = (Ask) rig.begin(Side.SP, rig.fromIdp());
        String id = ask.pending().requestId();

        for (LogoutText other : List.of(
                LogoutText.response(SignOutRig.PEAKON, SignOutRig.AT_IDP, "_another", SUCCESS),
                LogoutText.response(SignOutRig.PEAKON, SignOutRig.AT_IDP, id, SUCCESS)
                        .edit(xml -> xml.replaceAll(" InResponseTo=\"[^\"]*\"", "")),
                LogoutText.response(SignOutRig.PEAKON, SignOutRig.AT_IDP, id, SUCCESS)
                        .edit(xml -> "<!DOCTYPE x>" + xml))) {
            assertThat(rig.signOut.proceed(
                            Side.IDP,
                            (IncomingLogout.Refused) rig.posted(Side.IDP, other, other.field()),
                            ask.pending()))
                    .isInstanceOf(Refused.class);
        }
        LogoutText atTheOtherSide = LogoutText.response(SignOutRig.IDP, SignOutRig.AT_SP, id, SUCCESS);
        assertThat(rig.signOut.proceed(
                        Side.SP,
                        (IncomingLogout.Refused) rig.posted(Side.SP, atTheOtherSide, atTheOtherSide.field()),
                        ask.pending()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void remembersInTheBrowserWhatNobodyElseCanReadOrChange() {
        SignOutSeal seal = new SignOutSeal(TestSealers.fresh(), Clock.systemUTC());
        String sealed = seal.remember(null, SignOutRig.AT_COMPANY, List.of(SignOutRig.AT_PEAKON))
                .orElseThrow();

        assertThat(seal.sessions(sealed).orElseThrow().participants())
                .containsExactly(SignOutRig.AT_COMPANY, SignOutRig.AT_PEAKON);
        assertThat(sealed).doesNotContain("alice");
        char other = sealed.charAt(60) == 'A' ? 'B' : 'A';
        assertThat(seal.sessions(sealed.substring(0, 60) + other + sealed.substring(61)))
                .isEmpty();
        assertThat(seal.pending(sealed)).isEmpty();
        assertThat(new SignOutSeal(TestSealers.fresh(), Clock.systemUTC()).sessions(sealed))
                .isEmpty();
        assertThat(seal.sessions(null)).isEmpty();
    }

    @Test
    void forgetsAfterHalfADay() {
        Sealer sealer = TestSealers.fresh();
        String sealed = new SignOutSeal(sealer, Clock.systemUTC())
                .remember(null, SignOutRig.AT_COMPANY, List.of())
                .orElseThrow();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(12));

        assertThat(new SignOutSeal(sealer, later).sessions(sealed)).isEmpty();
    }

    @Test
    void remembersSeveralApplicationsOfOnePersonAndNobodyElses() {
        SignOutSeal seal = new SignOutSeal(TestSealers.fresh(), Clock.systemUTC());
        Participant other = new Participant(
                Side.IDP, "urn:other", "other", new SessionName("alice@corp.example", null, null, null, "_2"));
        Participant bob = new Participant(
                Side.SP, SignOutRig.IDP, "", new SessionName("bob@corp.example", null, null, null, "_3"));

        String one = seal.remember(null, SignOutRig.AT_COMPANY, List.of(SignOutRig.AT_PEAKON))
                .orElseThrow();
        String two = seal.remember(one, SignOutRig.AT_COMPANY, List.of(other)).orElseThrow();
        String three = seal.remember(two, bob, List.of(other)).orElseThrow();

        assertThat(seal.sessions(two).orElseThrow().participants())
                .containsExactly(SignOutRig.AT_COMPANY, SignOutRig.AT_PEAKON, other);
        assertThat(seal.sessions(three).orElseThrow().participants()).containsExactly(bob, other);
    }

    @Test
    void remembersNamesAloneOfWhatWouldNotFitIntoACookie() {
        SignOutSeal seal = new SignOutSeal(TestSealers.fresh(), Clock.systemUTC());
        Participant long2000 =
                new Participant(Side.SP, SignOutRig.IDP, "", new SessionName("x".repeat(2000), null, null, null, null));

        assertThat(seal.remember(null, long2000, List.of())).isEmpty();
        String names =
                seal.remember(null, long2000, List.of(application("one"))).orElseThrow();
        assertThat(seal.sessions(names).orElseThrow().participants()).isEmpty();
        String next = seal.remember(names, SignOutRig.AT_COMPANY, List.of(application("two")))
                .orElseThrow();
        assertThat(seal.sessions(next).orElseThrow().dropped()).containsExactly("one");
    }

    @Test
    void asksNobodyWhereOnlyNamesAreRemembered() {
        SessionParticipants names = new SessionParticipants(List.of(), List.of("first"), Instant.now());

        Ended ended =
                (Ended) rig.signOut.begin(Side.SP, (Asked) rig.signed(Side.SP, rig.fromIdp()), Optional.of(names));

        assertThat(ended.isComplete()).isFalse();
        assertThat(ended.failed()).containsExactly("first");
        assertThat(rig.signOut.beginHere("peakon", null, Optional.of(names))).isEmpty();
    }

    @Test
    void keepsWhereThePersonGoesOnToWhoBeganItHere() {
        SessionParticipants both =
                new SessionParticipants(List.of(SignOutRig.AT_COMPANY, SignOutRig.AT_PEAKON), List.of(), Instant.now());
        Ask ask = rig.signOut
                .beginHere("peakon", "/surveys/42", Optional.of(both))
                .orElseThrow();

        PendingSignOut next = ((Ask) proceed(Side.IDP, SignOutRig.PEAKON, ask, SUCCESS)).pending();
        assertThat(next.origin().beganHere()).isTrue();
        assertThat(next.origin().relayState()).isEqualTo("/surveys/42");
        assertThat(next.withoutTarget().origin()).isEqualTo(PendingSignOut.Origin.here("peakon", null));
        assertThat(next.withoutTarget())
                .usingRecursiveComparison()
                .ignoringFields("origin")
                .isEqualTo(next);
    }

    @Test
    void namesTheApplicationsThatItDoesNotRememberAnyMore() {
        SignOutSeal seal = new SignOutSeal(TestSealers.fresh(), Clock.systemUTC());
        String sealed = null;
        for (String name : List.of("one", "two", "three", "four", "five")) {
            sealed = seal.remember(sealed, SignOutRig.AT_COMPANY, List.of(application(name)))
                    .orElseThrow();
        }
        SessionParticipants latest = seal.sessions(sealed).orElseThrow();
        assertThat(latest.participants())
                .containsExactly(SignOutRig.AT_COMPANY, application("three"), application("four"), application("five"));
        assertThat(latest.dropped()).containsExactly("one", "two");

        SessionParticipants again = seal.sessions(
                        seal.remember(sealed, SignOutRig.AT_COMPANY, List.of(application("one")))
                                .orElseThrow())
                .orElseThrow();
        assertThat(again.participants()).endsWith(application("five"), application("one"));
        assertThat(again.dropped()).containsExactly("two", "three");
    }

    @Test
    void namesTheApplicationsForWhichTheCookieHasNoRoom() {
        SignOutSeal seal = new SignOutSeal(TestSealers.fresh(), Clock.systemUTC());
        SessionName alice = new SessionName("alice@corp.example", null, null, null, "_2");
        Participant longest = new Participant(Side.IDP, "urn:" + "x".repeat(1000), "longest", alice);
        Participant long800 = new Participant(Side.IDP, "urn:" + "y".repeat(800), "long", alice);
        String one = seal.remember(null, SignOutRig.AT_COMPANY, List.of(application("one")))
                .orElseThrow();
        String two = seal.remember(one, SignOutRig.AT_COMPANY, List.of(longest)).orElseThrow();
        String three =
                seal.remember(two, SignOutRig.AT_COMPANY, List.of(long800)).orElseThrow();

        assertThat(seal.sessions(two).orElseThrow().dropped()).isNull();
        SessionParticipants latest = seal.sessions(three).orElseThrow();
        assertThat(latest.participants()).containsExactly(SignOutRig.AT_COMPANY, long800);
        assertThat(latest.dropped()).containsExactly("one", "longest");
    }

    @Test
    void namesTheApplicationsOfWhichNobodyKnowsWhetherTheyAreTheSamePersons() {
        SignOutSeal seal = new SignOutSeal(TestSealers.fresh(), Clock.systemUTC());
        String one = seal.remember(null, transientAt("_t1"), List.of(application("one")))
                .orElseThrow();
        String two = seal.remember(one, transientAt("_t2"), List.of(application("two")))
                .orElseThrow();

        SessionParticipants latest = seal.sessions(two).orElseThrow();
        assertThat(latest.participants()).containsExactly(transientAt("_t2"), application("two"));
        assertThat(latest.dropped()).containsExactly("one");
    }

    private static Participant transientAt(String nameId) {
        return new Participant(
                Side.SP, SignOutRig.IDP, "", new SessionName(nameId, NameId.TRANSIENT, null, null, "_idp"));
    }

    private static Participant application(String name) {
        return new Participant(
                Side.IDP, "urn:" + name, name, new SessionName("alice@corp.example", null, null, null, "_" + name));
    }

    @Test
    void saysPartialWhereAnApplicationIsNotRememberedAnyMore() {
        SessionParticipants some = new SessionParticipants(
                List.of(SignOutRig.AT_COMPANY, SignOutRig.AT_PEAKON), List.of("first"), Instant.now());
        Ask ask = (Ask) rig.signOut.begin(Side.SP, (Asked) rig.signed(Side.SP, rig.fromIdp()), Optional.of(some));

        Ended ended = (Ended) proceed(Side.IDP, SignOutRig.PEAKON, ask, SUCCESS);

        assertThat(ended.isComplete()).isFalse();
        assertThat(ended.done()).containsExactly("", "peakon");
        assertThat(ended.failed()).containsExactly("first");
        assertThat(SignOutRig.xml(ended.answer().orElseThrow())).contains("status:PartialLogout");
        assertThat(rig.signOut
                        .beginHere("peakon", null, Optional.of(some))
                        .orElseThrow()
                        .pending()
                        .failed())
                .containsExactly("first");
    }

    /** A node of the release before reads what has nothing new in it, and its cookies are read. */
    @Test
    void isReadByAnOlderNodeAsLongAsNothingIsDropped() {
        record Older(List<Participant> participants, Instant at) {}
        Sealer sealer = TestSealers.fresh();
        SignOutSeal seal = new SignOutSeal(sealer, Clock.systemUTC());
        SealedJson older = new SealedJson(sealer, "sign-out", 2_400);
        List<Participant> both = List.of(SignOutRig.AT_COMPANY, SignOutRig.AT_PEAKON);

        String now = seal.remember(null, SignOutRig.AT_COMPANY, List.of(SignOutRig.AT_PEAKON))
                .orElseThrow();
        assertThat(older.open(now, "sessions", Older.class))
                .map(Older::participants)
                .contains(both);
        String before = older.seal(new Older(both, Instant.now()), "sessions");
        assertThat(seal.sessions(before).orElseThrow().participants()).isEqualTo(both);
    }

    @Test
    void signsOutOneApplicationAfterTheOther() {
        Participant second = new Participant(
                Side.IDP, "urn:gone", "gone", new SessionName("alice@corp.example", null, null, null, "_2"));
        SessionParticipants three =
                new SessionParticipants(List.of(SignOutRig.AT_COMPANY, second, SignOutRig.AT_PEAKON), Instant.now());
        Asked asked = (Asked) rig.signed(Side.SP, rig.fromIdp());

        Ask ask = (Ask) rig.signOut.begin(Side.SP, asked, Optional.of(three));
        Ended ended = (Ended) proceed(Side.IDP, SignOutRig.PEAKON, ask, SUCCESS);

        assertThat(ended.done()).containsExactly("", "peakon");
        assertThat(ended.failed()).containsExactly("gone");
    }

    private SignOutStep proceed(Side side, String issuer, Ask ask, String status) {
        String at = side == Side.SP ? SignOutRig.AT_SP : SignOutRig.AT_IDP;
        Answered answer = (Answered)
                rig.signed(side, LogoutText.response(issuer, at, ask.pending().requestId(), status));
        return rig.signOut.proceed(side, answer, ask.pending());
    }

    private static boolean verifies(String query, PublicKey key) {
        int at = query.indexOf("&Signature=");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(query.substring(0, at).getBytes(StandardCharsets.UTF_8));
            String value = URLDecoder.decode(query.substring(at + "&Signature=".length()), StandardCharsets.UTF_8);
            return signature.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
