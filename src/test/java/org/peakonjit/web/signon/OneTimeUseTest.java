package org.peakonjit.web.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Fixtures;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.SessionName;
import org.peakonjit.subject.Subject;
import org.peakonjit.subject.Subjects;
import org.peakonjit.subject.UpstreamAuthentications;

class OneTimeUseTest {

    private static final String IDP = Subjects.IDP;

    private final OneTimeUse oneTimeUse = new OneTimeUse(new InMemoryUsedAssertions());

    @Test
    void anAssertionCountsOnce() {
        assertThat(useUp("_assertion", "_request")).isTrue();
        assertThat(useUp("_assertion", "_request")).isFalse();
    }

    @Test
    void aRequestIsAnsweredOnce() {
        assertThat(useUp("_assertion", "_request")).isTrue();
        assertThat(useUp("_other", "_request")).isFalse();
        assertThat(useUp("_third", "_request")).isFalse();
    }

    @Test
    void aUsedAssertionAnswersNoOtherRequest() {
        assertThat(useUp("_assertion", "_request")).isTrue();
        assertThat(useUp("_assertion", "_fresh")).isFalse();
    }

    @Test
    void anUnsolicitedAssertionCountsOnce() {
        assertThat(useUp("_assertion", null)).isTrue();
        assertThat(useUp("_other", null)).isTrue();
        assertThat(useUp("_assertion", null)).isFalse();
        assertThat(useUp("_assertion", "_request")).isFalse();
    }

    @Test
    void anAssertionIsTakenForNoRequest() {
        assertThat(useUp("_same", "_same")).isTrue();
        assertThat(useUp("_request", null)).isTrue();
        assertThat(useUp("_assertion", "_request")).isTrue();
    }

    @Test
    void idpsChooseTheirIdsWithoutOneAnother() {
        assertThat(oneTimeUse.useUp(accepted(IDP, "_assertion", null))).isTrue();
        assertThat(oneTimeUse.useUp(accepted("https://other.example/idp", "_assertion", null)))
                .isTrue();
    }

    @Test
    void knowsTheSameAnswerAgain() {
        assertThat(use("_assertion", "_request", null)).isEqualTo(OneTimeUse.Use.FIRST);
        assertThat(use("_assertion", "_request", null)).isEqualTo(OneTimeUse.Use.REPEATED);
        assertThat(use("_other", "_request", null)).isEqualTo(OneTimeUse.Use.USED);
        assertThat(use("_assertion", "_fresh", null)).isEqualTo(OneTimeUse.Use.USED);
        assertThat(use("_unsolicited", null, null)).isEqualTo(OneTimeUse.Use.FIRST);
        assertThat(use("_unsolicited", null, null)).isEqualTo(OneTimeUse.Use.USED);
    }

    /** But for whoever begins anew since what we answered was lost. */
    @Test
    void peakonsRequestIsAnsweredOnce() {
        PeakonRequest request = new PeakonRequest("_peakons", URI.create("https://x"), null, false, false, List.of());
        PendingSignOn pending = PendingSignOn.answering("peakon", request);

        assertThat(use("_1", "_a", pending)).isEqualTo(OneTimeUse.Use.FIRST);
        assertThat(use("_2", "_b", pending)).isEqualTo(OneTimeUse.Use.USED);
        assertThat(use("_3", "_c", pending.afterLoss())).isEqualTo(OneTimeUse.Use.FIRST);
        assertThat(use("_3", "_c", pending.afterLoss())).isEqualTo(OneTimeUse.Use.REPEATED);
    }

    /** What was lost may have been lost before anything was used up. */
    @Test
    void aSignOnThatBeganAnewUsesPeakonsRequestUp() {
        PeakonRequest request = new PeakonRequest("_peakons", URI.create("https://x"), null, false, false, List.of());
        PendingSignOn pending = PendingSignOn.answering("peakon", request);

        assertThat(use("_1", "_a", pending.afterLoss())).isEqualTo(OneTimeUse.Use.FIRST);
        assertThat(use("_2", "_b", pending)).isEqualTo(OneTimeUse.Use.USED);
    }

    private OneTimeUse.Use use(String assertionId, @Nullable String requestId, @Nullable PendingSignOn pending) {
        return oneTimeUse
                .useUpNext(Fixtures.peakon(null), accepted(IDP, assertionId, requestId, pending))
                .get();
    }

    private boolean useUp(String assertionId, @Nullable String requestId) {
        return oneTimeUse.useUp(accepted(IDP, assertionId, requestId));
    }

    private static Reception.Accepted accepted(String issuer, String assertionId, @Nullable String requestId) {
        return accepted(issuer, assertionId, requestId, null);
    }

    private static Reception.Accepted accepted(
            String issuer, String assertionId, @Nullable String requestId, @Nullable PendingSignOn pending) {
        NameId ann = new NameId("ann@corp.example", NameId.EMAIL_ADDRESS);
        return new Reception.Accepted(
                new Subject(issuer, ann, Map.of("groups", List.of("staff")), AttributeNames.common()),
                pending,
                assertionId,
                requestId,
                Instant.EPOCH,
                UpstreamAuthentications.at(Instant.EPOCH),
                null,
                new SessionName(ann.value(), ann.format(), null, null, null));
    }
}
