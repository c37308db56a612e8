package org.peakonjit.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings for tests: what is given, and the defaults for the rest. */
public final class TestSettings {

    private TestSettings() {}

    /** Settings with their data in {@code dataDir}. */
    public static Settings in(Path dataDir) {
        return in(dataDir, Map.of());
    }

    /** Settings with their data in {@code dataDir} and these values on top. */
    public static Settings in(Path dataDir, Map<SettingKey, String> values) {
        return new SettingsReader(key -> key == SettingKey.DATA_DIR
                        ? Optional.of(dataDir.toString())
                        : Optional.ofNullable(values.get(key)))
                .read();
    }
}
