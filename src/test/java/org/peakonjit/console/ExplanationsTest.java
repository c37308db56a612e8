package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.administration.simulation.Reason;
import org.peakonjit.json.EnumNames;
import org.peakonjit.provisioning.FailureCause;

/** Each reason of a simulation or of the connection test is said in each of the console's languages. */
class ExplanationsTest {

    /** As many as a sentence may have. */
    private static final List<String> ABOUT = List.of("<first>", "<second>");

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void sayWhatFailsAtPeakon(FailureCause cause) {
        isSaidInEachLanguage("failure.", cause, cause::sentence);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void sayWhatElseItIs(Reason reason) {
        isSaidInEachLanguage("reason.", reason, reason::sentence);
    }

    private static void isSaidInEachLanguage(String prefix, Enum<?> code, Function<List<String>, String> sentence) {
        String key = prefix + EnumNames.of(code);
        String english = sentence.apply(ABOUT);

        assertThat(text("en", key).replace('’', '\'')).isEqualToIgnoringCase(english);
        assertThat(List.of("de", "fr"))
                .extracting(language -> text(language, key))
                .allSatisfy(text -> assertThat(ABOUT)
                        .allSatisfy(one -> assertThat(text.contains(one)).isEqualTo(english.contains(one))));
        if (hasWords(english)) {
            assertThat(List.of("de", "fr"))
                    .extracting(language -> text(language, key))
                    .doesNotContain(english)
                    .doesNotHaveDuplicates();
        }
    }

    /** Some are nothing but a URL, or what Peakon says. */
    private static boolean hasWords(String english) {
        return !english.replaceAll("<\\w+>|HTTP|\\W", "").isEmpty();
    }

    private static String text(String language, String key) {
        ResourceBundle texts = ResourceBundle.getBundle(Messages.BUNDLE, Locale.forLanguageTag(language));
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(ABOUT.toArray());
    }
}
