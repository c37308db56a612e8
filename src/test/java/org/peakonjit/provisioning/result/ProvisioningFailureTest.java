package org.peakonjit.provisioning.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;

class ProvisioningFailureTest {

    /** What Peakon says must not choose the advice: here it speaks of everything that could be wrong. */
    @ParameterizedTest
    @CsvSource({"REJECTED, REJECTED", "UNAVAILABLE, FAILING", "MISCONFIGURED, NOT_SCIM"})
    void doesNotReadItsObstacleOutOfWords(Kind kind, Obstacle expected) {
        String said = "HTTP 400: UnknownHost SSL Certificate not in time, Timeout, no connection, 401 403";

        assertThat(new ProvisioningFailure(kind, FailureCause.STATUS_SAYING, "500", said).obstacle())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDo(Obstacle obstacle) {
        assertThat(obstacle.fault().english()).endsWith(".");
    }
}
