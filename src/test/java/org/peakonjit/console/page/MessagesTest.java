package org.peakonjit.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.database.keyset.RowCount;

class MessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"en 1,234,567", "de 1.234.567", "nl 1.234.567"})
    void writeNumbersAsTheLanguageDoes(String language, String written) {
        Messages messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.forLanguageTag(language);
            }
        };

        assertThat(messages.number(1_234_567)).isEqualTo(written);
        assertThat(messages.count(RowCount.exactly(1_234_567))).isEqualTo(written);
        assertThat(messages.text("chart.usage.limit", 1_234_567)).contains(written);
    }
}
