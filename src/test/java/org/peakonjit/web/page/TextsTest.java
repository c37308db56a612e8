package org.peakonjit.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.config.TestSettings;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.subject.AttributeNames.Known;

class TextsTest {

    @TempDir
    private Path dataDir;

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void saysEveryRefusalInEveryLanguage(RefusalCode code) {
        for (Locale locale : Texts.LANGUAGES) {
            assertThat(Texts.keys(locale))
                    .contains(code.code() + ".title", code.code() + ".sentence", code.code() + ".remedy");
        }
    }

    @Test
    void hasTheSameTextsInEveryLanguage() {
        for (Locale locale : Texts.LANGUAGES) {
            assertThat(Texts.keys(locale)).containsExactlyInAnyOrderElementsOf(Texts.keys(Locale.ENGLISH));
        }
    }

    @Test
    void hasTheSameTextsOfSigningOutInEveryLanguage() {
        for (Locale locale : Texts.LANGUAGES) {
            assertThat(signOutKeys(locale)).containsExactlyInAnyOrderElementsOf(signOutKeys(Locale.ENGLISH));
        }
    }

    private static List<String> signOutKeys(Locale locale) {
        return Collections.list(ResourceBundle.getBundle(
                        "org.peakonjit.web.signout", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getKeys());
    }

    @ParameterizedTest
    @EnumSource(Known.class)
    void namesEveryKnownAttributeInEveryLanguage(Known known) {
        for (String language : new String[] {"en", "de", "fr", "es", "nl", "pt"}) {
            assertThat(in(language).attribute(known.alias()))
                    .endsWith(" (" + known.alias() + ")")
                    .doesNotStartWith(known.alias());
        }
    }

    @Test
    void namesAMissingAttributeInThePersonsWordsAndForTheHelpDesk() {
        assertThat(in("de-CH,de;q=0.9").attribute("familyName")).isEqualTo("Ihr Nachname (familyName)");
        assertThat(in("fr").attribute("externalId"))
                .isEqualTo("votre identifiant dans l'annuaire de l'entreprise (externalId)");
        assertThat(in("fr").attribute("costCentre")).isEqualTo("costCentre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--", "-,de", "de;q=", "de;q=2", "*", "xx-YY", ";q=1", ","})
    void areEnglishWhateverElseIsAskedFor(String acceptLanguage) {
        assertThat(in(acceptLanguage).language()).isEqualTo("en");
    }

    private Texts in(String acceptLanguage) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                TextsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> acceptLanguage);
        return Texts.of(request, new OwnTexts(TestSettings.in(dataDir)));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"de-CH,de;q=0.9,en;q=0.8|de", "fr|fr", "da, en-GB;q=0.8|en", "zh|en", "!!!|en"},
            delimiter = '|')
    void prefersWhatTheBrowserPrefers(String acceptLanguage, String language) {
        assertThat(Texts.preferred(acceptLanguage).getLanguage()).isEqualTo(language);
    }
}
