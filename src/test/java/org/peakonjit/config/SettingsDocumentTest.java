package org.peakonjit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(peakonjit\\.[^`]+)` \\| [^|]+ \\| [^|]+ \\|$");

    @Test
    void describesEverySettingAndNoOther() throws IOException {
        List<String> described = ROW.matcher(Files.readString(Path.of("docs/settings.md")))
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceFirst("^\\| `([^`]+)`.*", "$1"))
                .toList();
        assertThat(described)
                .containsExactlyElementsOf(
                        Arrays.stream(SettingKey.values()).map(SettingKey::key).toList());
    }
}
