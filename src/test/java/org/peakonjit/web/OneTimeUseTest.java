package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    private boolean useUp(String assertionId, @Nullable String requestId) {
        return oneTimeUse.useUp(accepted(IDP, assertionId, requestId));
    }

    private static Reception.Accepted accepted(String issuer, String assertionId, @Nullable String requestId) {
        NameId ann = new NameId("ann@corp.example", NameId.EMAIL_ADDRESS);
        return new Reception.Accepted(
                new Subject(issuer, ann, Map.of("groups", List.of("staff")), AttributeNames.common()),
                null,
                assertionId,
                requestId,
                Instant.MAX,
                UpstreamAuthentications.at(Instant.EPOCH),
                null,
                new SessionName(ann.value(), ann.format(), null, null, null));
    }
}
