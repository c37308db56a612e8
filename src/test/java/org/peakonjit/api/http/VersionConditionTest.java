package org.peakonjit.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 §13.1: If-Match compares strongly, If-None-Match weakly. */
class VersionConditionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
                IF-MATCH      | IF-NONE-MATCH | STORED | MET
                "7"           | -          | 7      | true
                *             | -          | 7      | true
                "6", "7"      | -          | 7      | true
                "6" , "7","8" | -          | 7      | true
                -             | "6"        | 7      | true
                -             | W/"6", "8" | 7      | true
                "7"           | "6"        | 7      | true
                "6"           | -          | 7      | false
                W/"7"         | -          | 7      | false
                7             | -          | 7      | false
                "77"          | -          | 7      | false
                ~~            | -          | 7      | false
                -             | *          | 7      | false
                -             | "7"        | 7      | false
                -             | W/"7"      | 7      | false
                -             | "6", W/"7" | 7      | false
                "7"           | "7"        | 7      | false
                -             | *          | -      | true
                -             | "7"        | -      | true
                -             | -          | -      | true
                *             | -          | -      | false
                "7"           | -          | -      | false
                "7"           | *          | -      | false
                """)
    void isMetByWhatIsStored(String ifMatch, String ifNoneMatch, Long stored, boolean met) {
        assertThat(new VersionCondition(ifMatch, ifNoneMatch).isMetBy(Optional.ofNullable(stored)))
                .isEqualTo(met);
    }
}
