package org.peakonjit.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.license.seat.AccountNames;
import org.peakonjit.license.seat.Seat;
import org.peakonjit.license.seat.SeatOrigin;
import org.peakonjit.license.seat.SeatState;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.signon.SignOnResult.Admitted;
import org.peakonjit.signon.SignOnResult.Refused;
import org.peakonjit.subject.Person;

class ProvisionedTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Application PEAKON = Fixtures.peakon(10);

    private static Seat seat(SeatOrigin origin) {
        return new Seat(
                UUID.randomUUID(),
                "peakon",
                Person.at("ann@corp.example"),
                null,
                SeatState.ASSIGNED,
                origin,
                "1",
                AccountNames.UNKNOWN,
                null,
                false,
                NOON,
                null,
                null);
    }

    private static Provisioned of(Seat seat, Note... notes) {
        return Provisioned.of(PEAKON, new Admitted(Optional.of(seat), "ann@corp.example", List.of(notes)));
    }

    @Test
    void isWhatTheFirstSignInDid() {
        assertThat(of(seat(SeatOrigin.CREATED).signedIn(NOON))).isEqualTo(Provisioned.CREATED);
        assertThat(of(seat(SeatOrigin.EXISTING).signedIn(NOON), Note.OVER_LIMIT))
                .isEqualTo(Provisioned.ADOPTED);
        assertThat(of(seat(SeatOrigin.EXISTING).signedIn(NOON), Note.REACTIVATED))
                .isEqualTo(Provisioned.REACTIVATED);
    }

    @Test
    void isNothingForWhoeverWasThere() {
        assertThat(of(seat(SeatOrigin.CREATED).signedIn(NOON).signedIn(NOON.plusSeconds(1))))
                .isNull();
    }

    @Test
    void failsWhereSomebodyPassesWithoutASeat() {
        assertThat(Provisioned.of(PEAKON, new Admitted(Optional.empty(), "ann@corp.example", List.of())))
                .isEqualTo(Provisioned.FAILED);
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void failsByRefusalsOfLicencesAndPeakonAlone(RefusalCode code) {
        boolean failed = code.code().matches("(license|provisioning)\\..*|subject\\..*");

        assertThat(Provisioned.of(PEAKON, new Refused(Refusal.because(code, Fault.of("cause")))))
                .isEqualTo(failed ? Provisioned.FAILED : null);
    }
}
