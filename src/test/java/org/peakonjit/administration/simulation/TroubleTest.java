package org.peakonjit.administration.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.provisioning.FailureCause;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.ProvisioningFailure.Obstacle;

class TroubleTest {

    /** What Peakon says must not choose the advice: here it speaks of everything that could be wrong. */
    @ParameterizedTest
    @CsvSource({"REJECTED, REJECTED", "UNAVAILABLE, FAILING", "MISCONFIGURED, NOT_SCIM"})
    void isNotReadOutOfWords(Kind kind, Trouble expected) {
        String said = "HTTP 400: UnknownHost SSL Certificate not in time, Timeout, no connection, 401 403";

        assertThat(Trouble.of(new ProvisioningFailure(kind, FailureCause.STATUS_SAYING, "500", said)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void isOneOfItsOwnForEachObstacle(Obstacle obstacle) {
        Trouble trouble =
                Trouble.of(new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.PAUSE, List.of(), obstacle));

        for (Obstacle other : Obstacle.values()) {
            assertThat(Trouble.of(new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.PAUSE, List.of(), other))
                            == trouble)
                    .isEqualTo(other == obstacle);
        }
    }

    @Test
    void saysWhatToDo() {
        for (Trouble trouble : Trouble.values()) {
            assertThat(trouble.advice()).endsWith(".");
        }
    }
}
