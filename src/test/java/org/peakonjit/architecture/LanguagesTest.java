package org.peakonjit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.alerting.Language;

/** Whatever is said is said in the same languages everywhere. */
class LanguagesTest {

    private static final List<String> LANGUAGES = Stream.of(Language.values())
            .map(language -> language.name().toLowerCase(Locale.ROOT))
            .toList();

    @Test
    void areThoseOfEachBundle() throws IOException {
        List<Path> bundles;
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/org"))) {
            bundles = files.filter(file -> file.toString().endsWith("_de.properties"))
                    .toList();
        }
        assertThat(bundles).hasSizeGreaterThan(5);
        for (Path german : bundles) {
            for (String language : LANGUAGES) {
                String suffix = language.equals("en") ? "" : "_" + language;
                assertThat(Path.of(german.toString().replace("_de.", suffix + ".")))
                        .exists();
            }
        }
    }

    @Test
    void areThoseOfTheConsole() throws IOException {
        String faces = Files.readString(Path.of("webapp/WEB-INF/faces-config.xml"));
        String settings = Files.readString(Path.of("webapp/console/alert-settings.xhtml"));
        for (String language : LANGUAGES) {
            assertThat(faces).containsPattern("-locale>" + language + "<");
            assertThat(settings).contains("itemValue=\"" + language + "\"");
        }
    }

    @Test
    void areThoseOfWhatThePageLibrarysScriptsSay() throws IOException {
        assertThat(Files.readString(Path.of("webapp/WEB-INF/web.xml")))
                .containsPattern("primefaces\\.CLIENT_SIDE_LOCALISATION</param-name>\\s*<param-value>true<");
        for (String language : LANGUAGES) {
            assertThat(getClass().getResource("/META-INF/resources/primefaces/locales/locale-" + language + ".js"))
                    .as(language)
                    .isNotNull();
        }
    }
}
