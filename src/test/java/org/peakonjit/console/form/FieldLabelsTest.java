package org.peakonjit.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldLabelsTest {

    private final FieldLabels labels = TestLabels.in(Locale.GERMAN);

    /** Each is a field of a form; {@code name} and {@code url} are fields of several, each called otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName / description / domainName / enabled / appearance / logo / accent / helpDeskUrl",
                "helpDeskMail / helpDeskPhone / policies / shared / groups / organizationalUnits",
                "handOff / entityId / acsUrl / acsIndex / loginUrl / sloUrl / nameId / signingCertificates",
                "identityProviders / jitProvisioning / baseUrl / bearerToken / licenseConsumptionLimit / reactivate",
                "existingAccountsOverLimit / onProvisioningFailure / timeoutSeconds / attributes",
                "releaseSeats / idleAfterDays / inactive / notEntitled",
                "target / source / constant / template / expression / type / required / clearWhenAbsent",
                "metadata / metadataCertificate / emailDomains / administrators",
                "licenses / thresholds / rearmBelow / mail / host / port / security / user / password / from / to",
                "language / webhook / secret"
            })
    void areThoseOfTheForms(String members) {
        assertThat(members.split(" / ", -1))
                .allSatisfy(member -> assertThat(labels.of(member)).isNotEqualTo(member));
    }
}
