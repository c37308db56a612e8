package org.peakonjit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.config.WrongSettingsException;

class MasterKeysTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[MasterKey.BYTES]);

    @TempDir
    Path directory;

    @Test
    void takesTheSetting() {
        assertThat(derived(KEY)).isEqualTo(new MasterKey(new byte[MasterKey.BYTES]).derive("x"));
    }

    @Test
    void takesTheFileTheSettingNames() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
        assertThat(derived("file:" + file)).isEqualTo(derived(KEY));
        assertThat(derived(file.toUri().toString())).isEqualTo(derived(KEY));
        Files.writeString(file, "\uFEFF" + KEY + "\r\n");
        assertThat(derived("file:" + file)).isEqualTo(derived(KEY));
    }

    @Test
    void generatesAKeyThatOnlyTheOwnerReads() throws IOException {
        Path dataDir = directory.resolve("not/there/yet");
        byte[] generated = key(TestSettings.in(dataDir));
        assertThat(key(TestSettings.in(dataDir))).isEqualTo(generated);
        assertThat(key(TestSettings.in(directory))).isNotEqualTo(generated);
        assertThat(permissions(dataDir.resolve("master.key"))).isEqualTo("rw-------");
        assertThat(permissions(dataDir)).isEqualTo("rwx------");
        assertThat(Files.list(dataDir)).hasSize(1);
    }

    @Test
    void agreesOnOneKeyWithThoseWhoGenerateAtTheSameTime() throws Exception {
        Settings settings = TestSettings.in(directory);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> keys = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                keys.add(threads.submit(() -> key(settings)));
            }
            byte[] settled = key(settings);
            for (Future<byte[]> key : keys) {
                assertThat(key.get()).isEqualTo(settled);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2hvcnQ=", "file:/no/such/file", "####", ","})
    void refusesWhatIsNoKeyNamingTheSettingButNotTheValue(String value) {
        assertThatThrownBy(() -> derived(value))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining("peakonjit.master-key")
                .message()
                .doesNotContain("c2hvcnQ=", "####");
    }

    @Test
    void takesSeveralTheFirstOfWhichSeals() throws IOException {
        byte[] other = new byte[MasterKey.BYTES];
        other[0] = 1;
        String both = KEY + "\n" + Base64.getEncoder().encodeToString(other) + "\n";
        for (String value :
                List.of("file:" + Files.writeString(directory.resolve("keys"), both), both, both.replace('\n', ','))) {
            assertThat(MasterKeys.of(TestSettings.in(directory, Map.of(SettingKey.MASTER_KEY, value))))
                    .extracting(key -> key.derive("x"))
                    .containsExactly(derived(KEY), new MasterKey(other).derive("x"));
        }
    }

    private byte[] derived(String value) {
        return key(TestSettings.in(directory, Map.of(SettingKey.MASTER_KEY, value)));
    }

    private static byte[] key(Settings settings) {
        return MasterKeys.of(settings).get(0).derive("x");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
