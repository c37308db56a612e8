package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Applications.Stored;
import org.peakonjit.application.Fixtures;

/** RFC 9110 §13.1: If-Match compares strongly, If-None-Match weakly. */
class VersionConditionTest {

    private static final Optional<Stored> SEVENTH = Optional.of(new Stored(Fixtures.peakon(5), false, 7));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "\"7\" | -",
                "* | -",
                "\"6\", \"7\" | -",
                "\"6\" , \"7\",\"8\" | -",
                "- | \"6\"",
                "- | W/\"6\", \"8\"",
                "\"7\" | \"6\""
            })
    void areMetByTheStoredVersion(String ifMatch, String ifNoneMatch) {
        assertThatCode(() -> new VersionCondition(ifMatch, ifNoneMatch).check(SEVENTH))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "\"6\" | -",
                "W/\"7\" | -",
                "7 | -",
                "\"77\" | -",
                "~~ | -",
                "- | *",
                "- | \"7\"",
                "- | W/\"7\"",
                "- | \"6\", W/\"7\"",
                "\"7\" | \"7\""
            })
    void areNotMetByTheStoredVersion(String ifMatch, String ifNoneMatch) {
        assertThatThrownBy(() -> new VersionCondition(ifMatch, ifNoneMatch).check(SEVENTH))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(
                                        e.getResponse().getStatus())
                                .isEqualTo(412));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {"- | *", "- | \"7\"", "- | -"})
    void areMetWhereNothingIsStored(String ifMatch, String ifNoneMatch) {
        assertThatCode(() -> new VersionCondition(ifMatch, ifNoneMatch).check(Optional.empty()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {"* | -", "\"7\" | -", "\"7\" | *"})
    void areNotMetWhereNothingIsStored(String ifMatch, String ifNoneMatch) {
        assertThatThrownBy(() -> new VersionCondition(ifMatch, ifNoneMatch).check(Optional.empty()))
                .isInstanceOf(WebApplicationException.class);
    }
}
