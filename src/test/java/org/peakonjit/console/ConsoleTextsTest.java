package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.component.UISelectOne;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.audit.AdministrativeAction;
import org.peakonjit.console.page.Messages;
import org.peakonjit.refusal.RefusalCode;

class ConsoleTextsTest {

    private static final Pattern IN_VIEW = Pattern.compile("t\\['([A-Za-z.-]+[A-Za-z])'\\](?!\\.)");

    private static final Pattern IN_CLASS =
            Pattern.compile("messages\\s*\\.\\s*(?:text|done|warn|wrong)\\(\\s*\"([A-Za-z.-]+[A-Za-z])\"\\s*[,)]");

    private static Properties texts(String suffix) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/org/peakonjit/console/messages" + suffix + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es", "_nl", "_pt"})
    void areThereInEveryLanguage(String suffix) throws IOException {
        assertThat(texts(suffix).keySet()).isEqualTo(texts("").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_nl", "_pt"})
    void areMessageFormatsWithoutStraightApostrophes(String suffix) throws IOException {
        texts(suffix).forEach((key, text) -> {
            assertThat(text.toString()).as(key.toString()).doesNotContain("'").isNotBlank();
            assertThat(new MessageFormat(text.toString()).format(new Object[] {2, 3, 4}))
                    .doesNotContain("{");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_nl", "_pt"})
    void showANumberThatIsToBeTypedAsItIsTyped(String suffix) throws IOException {
        Locale language = Locale.forLanguageTag(suffix.isEmpty() ? "en" : suffix.substring(1));
        for (String key : List.of("release.type", "release.wrong-number", "decision.type")) {
            assertThat(new MessageFormat(texts(suffix).getProperty(key), language).format(new Object[] {1_234_567L}))
                    .as(key)
                    .contains("1234567");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_nl", "_pt"})
    void sayOneInTheSingularOrBehindItsName(String suffix) throws IOException {
        Properties texts = texts(suffix);
        assertThat(MessageFormat.format(texts.getProperty("signIn.throttled"), 1))
                .doesNotContain("1");
        assertThat(MessageFormat.format(texts.getProperty("signIn.throttled"), 20))
                .contains("20");
        assertThat(MessageFormat.format(texts.getProperty("chart.signIns"), 30, 1, 1))
                .matches(".*\\p{L} 1, \\p{L}+ 1\\.");
        assertThat(texts.getProperty("lines.count")).matches("\\p{L}+ ?: \\{0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_nl", "_pt"})
    void nameEveryActionOfTheAuditAndNoOther(String suffix) throws IOException {
        assertThat(texts(suffix).stringPropertyNames().stream().filter(key -> key.startsWith("action.")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(AdministrativeAction.values())
                        .map(action -> "action." + action.code())
                        .toList());
    }

    @Test
    void nameEveryRefusal() throws IOException {
        assertThat(texts("").stringPropertyNames())
                .containsAll(Stream.of(RefusalCode.values())
                        .map(code -> "refusal." + code.code())
                        .toList());
    }

    /** Faces' own is English in some languages, and names a field by its id. */
    @Test
    void sayInOurWordsThatAChoiceIsGone() throws IOException {
        assertThat(Files.readString(Path.of("webapp/WEB-INF/faces-config.xml")))
                .contains("<message-bundle>" + Messages.BUNDLE + "</message-bundle>");
        assertThat(texts("").getProperty(UISelectOne.INVALID_MESSAGE_ID)).doesNotContain("{");
    }

    @Test
    void areThereForEveryClass() throws IOException {
        List<String> used = new ArrayList<>();
        try (Stream<Path> classes = Files.walk(Path.of("src/main/java/org/peakonjit/console"))) {
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
                Matcher matcher = IN_CLASS.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(texts("").stringPropertyNames()).containsAll(used);
    }

    @Test
    void areThereForEveryView() throws IOException {
        List<String> used = new ArrayList<>();
        try (Stream<Path> views =
                Stream.concat(Files.list(Path.of("webapp/console")), Files.list(Path.of("webapp/WEB-INF/console")))) {
            for (Path view : views.toList()) {
                Matcher matcher = IN_VIEW.matcher(Files.readString(view));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(texts("").stringPropertyNames()).containsAll(used);
    }
}
