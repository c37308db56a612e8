package org.peakonjit.alerting.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.alerting.AlertKind;
import org.peakonjit.alerting.Language;
import org.peakonjit.alerting.Severity;
import org.peakonjit.alerting.ThresholdCrossing;
import org.peakonjit.refusal.Fault;

class AlertTextsTest {

    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("known", "urn:idp"),
            Map.entry("received", "urn:other"),
            Map.entry("threshold", "95"),
            Map.entry("consumed", "238"),
            Map.entry("limit", "250"),
            Map.entry("days", "7"),
            Map.entry("hours", "30"),
            Map.entry("conflicts", "3"),
            Map.entry("held", "40"),
            Map.entry("seats", "238"),
            Map.entry("reason", "no JSON"),
            Map.entry("errors", "12"),
            Map.entry("reference", "ABCDEFGHJK"));

    @ParameterizedTest
    @EnumSource
    void areThereInEveryLanguage(Language language) throws IOException {
        String beside = language == Language.EN ? "" : "_" + language.name().toLowerCase(Locale.ROOT);
        assertThat(keys(beside)).isEqualTo(keys(""));
    }

    private static Set<Object> keys(String beside) throws IOException {
        Properties texts = new Properties();
        try (InputStream file =
                AlertTexts.class.getResourceAsStream("/org/peakonjit/alerting/alerts" + beside + ".properties")) {
            texts.load(file);
        }
        return texts.keySet();
    }

    @ParameterizedTest
    @EnumSource
    void sayWhatIsWrongAndWhatToDoForEveryKind(Language language) {
        AlertTexts texts = AlertTexts.in(language);
        for (AlertKind kind : AlertKind.values()) {
            String object = kind == AlertKind.KEY_EXPIRING ? "signing" : "peakon";
            assertThat(texts.title(kind, object, FACTS)
                            + texts.sentence(kind, object, FACTS)
                            + texts.advice(kind, object, FACTS))
                    .as(kind.word())
                    .hasSizeGreaterThan(100)
                    .doesNotContain("{", "null", "'");
        }
        for (DeliveryTrouble trouble : DeliveryTrouble.values()) {
            assertThat(texts.of(trouble)).isNotBlank();
        }
        for (Severity severity : Severity.values()) {
            assertThat(texts.of(severity)).isNotBlank();
        }
        for (ThresholdCrossing crossing : ThresholdCrossing.values()) {
            if (crossing.isTold()) {
                assertThat(texts.event(crossing.word(), "A", "B")).contains("B");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellApartWhatEndsAndWhatIsOver(Language language) {
        AlertTexts texts = AlertTexts.in(language);
        Map<String, String> ending = Map.of("days", "7", "validUntil", "2026-12-02T12:00:00Z");
        assertThat(texts.title(AlertKind.IDP_CERTIFICATE_EXPIRING, "corp", ending))
                .contains("7")
                .isNotEqualTo(texts.title(AlertKind.IDP_CERTIFICATE_EXPIRING, "corp", FACTS));
        assertThat(texts.sentence(AlertKind.IDP_CERTIFICATE_EXPIRING, "corp", ending)
                        + texts.advice(AlertKind.IDP_CERTIFICATE_EXPIRING, "corp", ending))
                .contains("validUntil")
                .doesNotContain("{", "null", "'");

        Map<String, String> over = Map.of("trouble", "idp.expired");
        assertThat(texts.title(AlertKind.IDP_METADATA_STALE, "corp", over)
                        + texts.sentence(AlertKind.IDP_METADATA_STALE, "corp", over)
                        + texts.advice(AlertKind.IDP_METADATA_STALE, "corp", over))
                .contains("corp", "validUntil")
                .doesNotContain("{", "null", "'");
    }

    @ParameterizedTest
    @EnumSource
    void sayOneInTheSingularOrBehindItsName(Language language) {
        assertThat(AlertTexts.in(language)
                        .sentence(AlertKind.INTERNAL_ERRORS, "sign-on", Map.of("errors", "1", "reference", "ABC")))
                .doesNotContainPattern("1 \\p{L}");
    }

    @Test
    void chooseTheirWordsByTheNumber() {
        AlertTexts texts = AlertTexts.in(Language.EN);

        assertThat(texts.title(AlertKind.KEY_EXPIRING, "signing", Map.of("days", "-2")))
                .endsWith("has ended");
        assertThat(texts.title(AlertKind.KEY_EXPIRING, "signing", Map.of("days", "0")))
                .endsWith("ends today");
        assertThat(texts.title(AlertKind.KEY_EXPIRING, "signing", Map.of("days", "1")))
                .endsWith("in one day");
        assertThat(texts.title(AlertKind.KEY_EXPIRING, "signing", Map.of("days", "30")))
                .endsWith("in 30 days");
    }

    @Test
    void sayWhatCannotBeReadInTheReadersWords() {
        AlertTexts texts = AlertTexts.in(Language.DE);
        String reason = new Fault("kept.noJson", List.of(1, 7)).text();

        assertThat(texts.title(AlertKind.CONFIGURATION_UNREADABLE, "application peakon", Map.of("reason", reason)))
                .isEqualTo("Anwendung peakon ist nicht lesbar");
        assertThat(texts.sentence(AlertKind.CONFIGURATION_UNREADABLE, "application peakon", Map.of("reason", reason)))
                .endsWith("(Kein JSON in Zeile 1, Spalte 7)");
    }

    /** As earlier versions kept it. */
    @Test
    void leaveAReasonInWordsAsItIs() {
        assertThat(AlertTexts.in(Language.DE)
                        .sentence(
                                AlertKind.CONFIGURATION_UNREADABLE,
                                "alert settings",
                                Map.of("reason", "no JSON at line: 1")))
                .contains("„Konfiguration der Alarme“")
                .endsWith("(no JSON at line: 1)");
    }
}
