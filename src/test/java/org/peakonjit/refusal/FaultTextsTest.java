package org.peakonjit.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.architecture.OurClasses;

/** Each kind of failure has its words in each language, and no words are left without one. */
class FaultTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*\\}");

    private static final JavaClasses CLASSES = OurClasses.all();

    private static final List<String> CODES = CLASSES.stream()
            .filter(one -> one.isEnum() && one.isAssignableTo(FaultCode.class))
            .map(JavaClass::reflect)
            .flatMap(one -> Stream.of(one.getEnumConstants()))
            .map(one -> ((FaultCode) one).code())
            .toList();

    private static Properties texts(String suffix) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/org/peakonjit/refusal/faults" + suffix + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    /** A fault of any text would be one of words that stand in no bundle. */
    @Test
    void standInNoClass() {
        assertThat(CLASSES.get(Fault.class).getMethod("of", String.class).getAccessesToSelf())
                .extracting(access -> access.getOriginOwner().getSimpleName())
                .as("they read what is kept")
                .containsOnly(
                        "AlertTexts",
                        "AuditEntry",
                        "JobRow",
                        "Messages",
                        "ReconciliationDocument",
                        "ReconciliationWork",
                        "SignOnEnd");
    }

    @Test
    void tellEachCodeFromTheOthers() {
        assertThat(CODES).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_nl", "_pt"})
    void areThereForEachCodeAndForNothingElse(String suffix) throws IOException {
        assertThat(texts(suffix).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(CODES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es", "_nl", "_pt"})
    void areAboutTheSameInEachLanguage(String suffix) throws IOException {
        Properties english = texts("");
        texts(suffix)
                .forEach((code, text) -> assertThat(placeholders(text.toString()))
                        .as(code.toString())
                        .isEqualTo(placeholders(english.getProperty(code.toString()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es", "_nl", "_pt"})
    void areTranslated(String suffix) throws IOException {
        Properties english = texts("");
        texts(suffix).forEach((code, text) -> {
            if (hasWords(text.toString())) {
                assertThat(text.toString()).isNotEqualToIgnoringCase(english.getProperty(code.toString()));
            }
        });
    }

    /** Some are nothing but a status, what Peakon says, or terms of SCIM. */
    private static boolean hasWords(String text) {
        return !PLACEHOLDER
                .matcher(text)
                .replaceAll("")
                .replaceAll("HTTP|(?i:patch|filter)|\\W", "")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_nl", "_pt"})
    void areWordsAndPlaceholdersFromZeroOn(String suffix) throws IOException {
        texts(suffix).forEach((code, text) -> {
            assertThat(text.toString()).as(code.toString()).isNotBlank();
            List<String> places = placeholders(text.toString());
            assertThat(places)
                    .as(code.toString())
                    .containsExactlyElementsOf(
                            Stream.of("{0}", "{1}", "{2}").limit(places.size()).toList());
        });
    }

    /** Each once, in the order of their numbers. */
    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }
}
