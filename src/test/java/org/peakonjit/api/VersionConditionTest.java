package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 §13.1: If-Match compares strongly, If-None-Match weakly. */
class VersionConditionTest {

    private static final Optional<Long> SEVENTH = Optional.of(7L);

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
        assertThat(new VersionCondition(ifMatch, ifNoneMatch).isMetBy(SEVENTH)).isTrue();
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
        assertThat(new VersionCondition(ifMatch, ifNoneMatch).isMetBy(SEVENTH)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {"- | *", "- | \"7\"", "- | -"})
    void areMetWhereNothingIsStored(String ifMatch, String ifNoneMatch) {
        assertThat(new VersionCondition(ifMatch, ifNoneMatch).isMetBy(Optional.empty()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {"* | -", "\"7\" | -", "\"7\" | *"})
    void areNotMetWhereNothingIsStored(String ifMatch, String ifNoneMatch) {
        assertThat(new VersionCondition(ifMatch, ifNoneMatch).isMetBy(Optional.empty()))
                .isFalse();
    }
}
