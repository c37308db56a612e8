package org.peakonjit.administration.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.administration.simulation.ConnectionTest.Finding;
import org.peakonjit.administration.simulation.ConnectionTest.Outcome;
import org.peakonjit.administration.simulation.ConnectionTest.Step;
import org.peakonjit.application.Application;
import org.peakonjit.application.OneApplication;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.provisioning.scim.InProcessScim;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.scim.ScimDialect;
import org.peakonjit.signon.SignOnParts;

/** Says of each dialect what sign-ons will meet, and changes nothing. */
class ConnectionTestTest {

    private final PeakonSandbox peakon = PeakonSandbox.start(0);
    private final Application application =
            TestApplications.scim(peakon.scimBaseUrl().toString(), 10);

    @AfterEach
    void close() {
        assertThat(peakon.users().all()).isEmpty();
        peakon.close();
    }

    @Test
    void everythingWorksWhereAServiceDoesAsTheRfcSays() {
        assertThat(outcomes(run(ScimDialect.STANDARD)).values()).hasSize(9).containsOnly(Outcome.GOOD);
    }

    @ParameterizedTest
    @EnumSource(names = {"PATCH_NOT_ALLOWED", "PATCH_NOT_IMPLEMENTED", "PATCH_OF_NO_TYPE", "PATCH_BEHIND_A_PAGE"})
    void saysThatPutIsUsed(ScimDialect dialect) {
        List<Finding> findings = run(dialect);
        assertThat(outcomes(findings))
                .containsEntry(Step.CHANGES, Outcome.DOUBTFUL)
                .containsKey(Step.NEW_PERSON);
        assertThat(said(findings, Step.CHANGES)).contains("PUT");
    }

    @Test
    void saysThatBodiesAreTakenAsPlainJson() {
        assertThat(said(run(ScimDialect.PLAIN_JSON), Step.CHANGES)).contains("application/json only");
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_FILTER_BY_EXTERNAL_ID", "FORBIDDEN_FILTER", "BROKEN_FILTERS", "IGNORED_FILTERS"})
    void saysWhichFilterIsLeftOut(ScimDialect dialect) {
        List<Finding> findings = run(dialect);
        assertThat(outcomes(findings))
                .containsEntry(Step.EXTERNAL_ID_FILTER, Outcome.DOUBTFUL)
                .containsEntry(Step.NEW_PERSON, Outcome.GOOD);
        assertThat(said(findings, Step.EXTERNAL_ID_FILTER)).contains("does not filter by externalId");
    }

    @Test
    void saysThatNobodyCanTellWhetherAccountsMayBeChanged() {
        assertThat(outcomes(run(ScimDialect.PROTECTED_ACCOUNT))).containsEntry(Step.CHANGES, Outcome.DOUBTFUL);
    }

    @Test
    void endsAtTheLookUpThatDecides() {
        List<Finding> findings = run(ScimDialect.DOWN);
        Finding last = findings.get(findings.size() - 1);
        assertThat(last.step()).isEqualTo(Step.USER_NAME_FILTER);
        assertThat(last.outcome()).isEqualTo(Outcome.BAD);
        assertThat(last.explanation().english()).contains("500");
    }

    private List<Finding> run(ScimDialect dialect) {
        peakon.dialects().speak(dialect);
        SignOnParts parts = new SignOnParts();
        PeakonMaintenance maintenance =
                InProcessScim.overHttp(peakon.bearerToken()).maintenance();
        return new ConnectionTest(new OneApplication(application), maintenance, parts.seats, parts.planner)
                .run(application);
    }

    private static Map<Step, Outcome> outcomes(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(Finding::step, Finding::outcome));
    }

    private static String said(List<Finding> findings, Step step) {
        return findings.stream()
                .filter(finding -> finding.step() == step)
                .findFirst()
                .orElseThrow()
                .explanation()
                .english();
    }
}
