package org.peakonjit.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.administration.conflicts.DecisionDocument;
import org.peakonjit.alerting.settings.AlertSettingsDocument;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.console.page.Messages;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;

class FieldMessagesTest {

    /** Wrong in each field that the form has. */
    private static final List<String> APPLICATIONS = List.of("""
            {"name":"No Name!","description":"%s","domainName":"no domain!","policies":[
               {"groups":[],"organizationalUnits":["nowhere"]},{"name":" "},{"name":" "}],
             "saml":{"acsIndex":-1,"entityId":"a b","acsUrl":"x","loginUrl":"x","sloUrl":"x","signingCertificates":["x"]},
             "scim":{"baseUrl":"x","bearerToken":"a b","licenseConsumptionLimit":-1,"timeoutSeconds":99,
               "releaseSeats":{"idleAfterDays":0},
               "attributes":[{"source":"a"},{"target":"title","source":"a"},{"target":"title","source":" "},{"target":"a"}]}}""".formatted("x".repeat(2001)), """
            {"name":"a","saml":{"acsIndex":"x"},"scim":{"licenseConsumptionLimit":"1.5","timeoutSeconds":"x",
              "releaseSeats":{"idleAfterDays":"x"}}}""", """
            {"name":"a","policies":[{"name":"b"},{"name":"b"}],"saml":{"handOff":"redirect"}}""");

    private static final String ALERTS = """
            {"licenses":{"thresholds":["x",0],"rearmBelow":51,"applications":[
              {"name":"a","thresholds":["x",2000]},{"name":"b","thresholds":[70,70]}]}}""";

    private static final List<String> IDPS = List.of("""
            {"name":"No Name!","description":"%s","metadata":{"url":"x","xml":"x"},
             "metadataCertificate":"x","emailDomains":["a b"]}""".formatted("x".repeat(2001)), """
            {"name":"a"}""");

    private static final List<String> DECISIONS = List.of("""
            {"decision":"somebody-else"}""", """
            {"decision":"somebody-else","account":"rename"}""");

    private static List<FieldError> errors() {
        return Stream.of(
                        errors(ApplicationDocument.class, APPLICATIONS),
                        alerts(),
                        idps(),
                        errors(DecisionDocument.class, DECISIONS),
                        compared())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FieldError> alerts() {
        return errors(AlertSettingsDocument.class, List.of(ALERTS));
    }

    private static List<FieldError> idps() {
        return errors(RegisteredIdp.class, IDPS);
    }

    /** Those that are known only once a document is compared with what there is. */
    private static List<FieldError> compared() {
        return List.of(
                FieldError.of("/newAddress", "value", DocumentFault.ADDRESS_OF_CLAIMANT),
                FieldError.of("/scim/bearerToken", "required", DocumentFault.TOKEN_AGAIN),
                FieldError.of("/mail/password", "required", DocumentFault.PASSWORD_AGAIN),
                FieldError.of("/mail/password", "required", DocumentFault.PASSWORD_MISSING),
                FieldError.of("/webhook/secret", "required", DocumentFault.SECRET_AGAIN),
                FieldError.of("/webhook/secret", "required", DocumentFault.SECRET_MISSING));
    }

    private static List<FieldError> errors(Class<?> type, List<String> documents) {
        return documents.stream()
                .flatMap(json -> {
                    try {
                        return Documents.read(type, Documents.MAPPER.readTree(json)).errors().stream();
                    } catch (JsonProcessingException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "nl", "pt"})
    void haveASentenceInEachLanguageForEachField(String language) {
        assertThat(errors()).hasSizeGreaterThan(40).allSatisfy(error -> {
            String sentence = error.fault().in(Locale.forLanguageTag(language));
            assertThat(sentence)
                    .doesNotContain("{0}")
                    .doesNotContain(error.fault().code());
            assertThat(sentence).isNotEqualToIgnoringCase(error.fault().english());
        });
    }

    @Test
    void pointToWhatIsWrongWithTheSettingsOfAlertsAndWithAnIdentityProvider() {
        assertThat(alerts()).hasSize(6);
        assertThat(idps())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/name",
                        "/description",
                        "/metadata/url",
                        "/metadata",
                        "/metadataCertificate",
                        "/emailDomains/0",
                        "/metadata");
    }

    /** What the sentence at a row says besides is said of something that can be wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "nl", "pt"})
    void haveASentenceOfTheirOwnOnlyWhereSomethingCanBeWrong(String language) {
        ResourceBundle texts = ResourceBundle.getBundle(Messages.BUNDLE, Locale.forLanguageTag(language));

        assertThat(errors())
                .extracting(FieldMessages::key)
                .containsAll(texts.keySet().stream()
                        .filter(key -> key.startsWith("wrong."))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "A user has no attribute “x”, A user has no attribute “x”.",
        "It is no whole number, It is no whole number.",
        "Write for example name.givenName, Write for example name.givenName",
        "Write for example attributes.sn[0], Write for example attributes.sn[0]",
        "It ends already., It ends already."
    })
    void stopWhereASentenceEnds(String words, String sentence) {
        assertThat(FieldMessages.stopped(words)).isEqualTo(sentence);
    }
}
