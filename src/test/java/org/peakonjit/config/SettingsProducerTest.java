package org.peakonjit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsProducerTest {

    private record Source(Map<String, String> properties) implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return properties.keySet();
        }

        @Override
        public String getValue(String name) {
            return properties.get(name);
        }

        @Override
        public String getName() {
            return "test";
        }
    }

    private static ConfigSource password(String value) {
        return new Source(Map.of("peakonjit.admin.password", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pa$$word", "a${b}c", "a\\$b", "${nothing}"})
    void takesADollarForOne(String value) {
        assertThat(SettingsProducer.asItIs(List.of(password(value)), SettingKey.ADMIN_PASSWORD))
                .contains(value);
    }

    @Test
    void asksTheSourcesInTheirOrder() {
        List<ConfigSource> sources = List.of(new Source(Map.of()), password("first"), password("second"));

        assertThat(SettingsProducer.asItIs(sources, SettingKey.ADMIN_PASSWORD)).contains("first");
        assertThat(SettingsProducer.asItIs(List.of(password(""), password("second")), SettingKey.ADMIN_PASSWORD))
                .as("what is empty is taken away")
                .isEmpty();
        assertThat(SettingsProducer.asItIs(sources, SettingKey.ADMIN_USER)).isEmpty();
    }
}
