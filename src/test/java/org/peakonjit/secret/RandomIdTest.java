package org.peakonjit.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomIdTest {

    @Test
    void isAnotherAtEachCall() {
        assertThat(Stream.generate(RandomId::next).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(RandomId::isOne);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF01234567"})
    void isNothingElse(String text) {
        assertThat(RandomId.isOne(text)).isFalse();
    }
}
