package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.alerting.json.AlertSettingsCodec;
import org.peakonjit.alerting.json.AlertSettingsReading;
import org.peakonjit.application.json.ApplicationCodec;
import org.peakonjit.application.json.ApplicationReading.Wrong;
import org.peakonjit.identityprovider.json.IdpCodec;
import org.peakonjit.json.EnumNames;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.FieldError.Detail;
import org.peakonjit.provisioning.mapping.RowFault;

class FieldMessagesTest {

    /** As many as a sentence may have. */
    private static final List<String> PARAMETERS = List.of("<first>", "<second>");

    /** Wrong in each field that the form has. */
    private static final List<String> WRONG = List.of("""
            {"name":"No Name!","description":"%s","domainName":"no domain!","policies":[
               {"groups":[],"organizationalUnits":["nowhere"]},{"name":" "},{"name":" "}],
             "saml":{"acsIndex":-1,"entityId":"a b","acsUrl":"x","loginUrl":"x","sloUrl":"x","signingCertificates":["x"]},
             "scim":{"baseUrl":"x","bearerToken":"a b","licenseConsumptionLimit":-1,"timeoutSeconds":99,
               "releaseSeats":{"idleAfterDays":0},
               "attributes":[{"source":"a"},{"target":"title","source":"a"},{"target":"title","source":" "}]}}""".formatted("x".repeat(2001)), """
            {"name":"a","saml":{"acsIndex":"x"},"scim":{"licenseConsumptionLimit":"1.5","timeoutSeconds":"x",
              "releaseSeats":{"idleAfterDays":"x"}}}""", """
            {"name":"a","saml":{"handOff":"redirect"}}""");

    private static List<FieldError> errors() {
        return WRONG.stream()
                .map(FieldMessagesTest::errors)
                .flatMap(List::stream)
                .toList();
    }

    private static List<FieldError> errors(String json) {
        return ((Wrong) ApplicationCodec.read(read(json))).errors();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void haveASentenceInEachLanguageForEachField(String language) {
        ResourceBundle texts = ResourceBundle.getBundle(Messages.BUNDLE, Locale.forLanguageTag(language));

        assertThat(errors()).hasSizeGreaterThan(25).allSatisfy(error -> {
            String key = FieldMessages.key(error, texts::containsKey);
            assertThat(texts.containsKey(key)).isTrue();
            assertThat(texts.getString(key)).as(error.toString()).doesNotContain("{1}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void haveASentenceInEachLanguageForEachThreshold(String language) throws JsonProcessingException {
        ResourceBundle texts = ResourceBundle.getBundle(Messages.BUNDLE, Locale.forLanguageTag(language));
        var reading = (AlertSettingsReading.Wrong) AlertSettingsCodec.read(new ObjectMapper().readTree("""
                {"licenses":{"thresholds":["x",0],"rearmBelow":51,"applications":[
                  {"name":"a","thresholds":["x",2000]},{"name":"b","thresholds":[70,70]}]}}"""));

        assertThat(reading.errors())
                .hasSize(6)
                .extracting(error -> FieldMessages.key(error, texts::containsKey))
                .allMatch(key -> key.startsWith("wrong.licenses."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void haveASentenceOfItsOwnInEachLanguageForEachFieldOfAnIdentityProvider(String language) {
        ResourceBundle texts = ResourceBundle.getBundle(Messages.BUNDLE, Locale.forLanguageTag(language));
        List<FieldError> wrong = Stream.of("""
                        {"name":"No Name!","description":"%s","metadata":{"url":"x","xml":"x"},
                         "metadataCertificate":"x","emailDomains":["a b"]}""".formatted("x".repeat(2001)), """
                        {"name":"a"}""")
                .flatMap(json -> IdpCodec.read(read(json)).errors().stream())
                .toList();

        assertThat(wrong)
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/name",
                        "/description",
                        "/metadata/url",
                        "/metadata",
                        "/metadataCertificate",
                        "/emailDomains/0",
                        "/metadata");
        assertThat(wrong)
                .extracting(error -> FieldMessages.key(error, texts::containsKey))
                .allMatch(key -> key.split("\\.").length > 2)
                .allSatisfy(key -> assertThat(texts.getString(key)).doesNotContain("{1}"));
    }

    @ParameterizedTest
    @EnumSource(RowFault.class)
    void sayInEachLanguageWhyARowOfTheMappingCannotWork(RowFault fault) {
        String english = fault.sentence(PARAMETERS);

        assertThat(text("en", fault).replace('’', '\'').replaceFirst("\\.$", ""))
                .isEqualToIgnoringCase(english);
        assertThat(List.of("de", "fr"))
                .extracting(language -> text(language, fault))
                .doesNotContain(english)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(PARAMETERS)
                        .allSatisfy(one -> assertThat(text.contains(one)).isEqualTo(english.contains(one))));
    }

    private static String text(String language, RowFault fault) {
        ResourceBundle texts = ResourceBundle.getBundle(Messages.BUNDLE, Locale.forLanguageTag(language));
        String key = FieldMessages.key(new Detail(EnumNames.of(fault), PARAMETERS));
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(PARAMETERS.toArray());
    }

    @Test
    void fallBackOnTheCode() {
        FieldError rare = new FieldError("/saml/nameId", "value", "must be one of email, employeeNumber");

        assertThat(FieldMessages.key(rare, key -> false)).isEqualTo("wrong.value");
    }
}
