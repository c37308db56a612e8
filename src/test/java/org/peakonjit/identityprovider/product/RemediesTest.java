package org.peakonjit.identityprovider.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.refusal.Fault;

/** What helps at each product stands in each language, for faults that there are. */
class RemediesTest {

    private static final Pattern KEY = Pattern.compile("([a-z]+\\.[A-Za-z0-9]+)\\.([a-z]+)(\\.[A-Za-z0-9]+)?");

    /** Codes that are to come; one that is there already fails until it is struck off. */
    private static final Set<String> TO_COME = Set.of();

    private static Properties texts(String bundle) {
        Properties properties = new Properties();
        Path file = Path.of("src/main/resources/org/peakonjit", bundle + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Properties remedies(String suffix) {
        return texts("identityprovider/product/remedies" + suffix);
    }

    private static Set<String> codes() {
        return texts("refusal/faults").stringPropertyNames();
    }

    private static Set<String> told() {
        return remedies("").stringPropertyNames().stream()
                .map(RemediesTest::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code(String key) {
        return parts(key).group(1);
    }

    private static MatchResult parts(String key) {
        Matcher matcher = KEY.matcher(key);
        assertThat(matcher.matches()).as(key).isTrue();
        return matcher.toMatchResult();
    }

    @Test
    void areForFaultsThatThereAre() {
        Set<String> missing = new TreeSet<>(told());
        missing.addAll(Remedies.ALIKE.keySet());
        missing.removeAll(codes());

        assertThat(missing).isEqualTo(new TreeSet<>(TO_COME));
        assertThat(told()).containsAll(Remedies.ALIKE.values());
        assertThat(Remedies.ALIKE).doesNotContainKeys(told().toArray(String[]::new));
    }

    @Test
    void areForProductsThatWeKnow() {
        List<String> products =
                Arrays.stream(IdpProduct.values()).map(IdpProduct::key).toList();

        assertThat(remedies("").stringPropertyNames())
                .allSatisfy(key -> assertThat(products).contains(parts(key).group(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es", "_nl", "_pt"})
    void areTheSameInEachLanguage(String suffix) {
        Properties english = remedies("");

        assertThat(remedies(suffix).stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        remedies(suffix)
                .forEach((key, text) -> assertThat(text.toString())
                        .as(key.toString())
                        .isNotEqualTo(english.getProperty(key.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr", "_es", "_nl", "_pt"})
    void areOneSentenceEach(String suffix) {
        remedies(suffix)
                .forEach((key, text) -> assertThat(text.toString())
                        .as(key.toString())
                        .endsWith(".")
                        .doesNotContain("{")
                        .doesNotContainPattern("\\. \\p{Lu}"));
    }

    @ParameterizedTest
    @EnumSource(IdpProduct.class)
    void areThereForWhatEveryProductGetsWrong(IdpProduct product) {
        assertThat(Stream.of(
                        "response.audience",
                        "response.recipient",
                        "response.destination",
                        "response.inFuture",
                        "response.idpStatus",
                        "entry.email",
                        "entry.policy",
                        "fetch.timeout",
                        "metadata.expired"))
                .allSatisfy(code -> assertThat(of(code, product))
                        .as(code + " of " + product)
                        .isPresent());
    }

    @Test
    void areOfTheStatusThatTheProductNames() {
        Fault notAssigned = new Fault(
                "response.idpStatus",
                List.of(
                        List.of("Responder"),
                        new Fault("some.message", List.of("AADSTS50105: Your administrator has"))));

        assertThat(Remedies.of(notAssigned, IdpProduct.ENTRA, Locale.ENGLISH).orElseThrow())
                .contains("Users and groups");
        assertThat(of("response.idpStatus", IdpProduct.ENTRA).orElseThrow()).contains("Sign-in logs");
        assertThat(Remedies.of(notAssigned, IdpProduct.ADFS, Locale.ENGLISH).orElseThrow())
                .contains("Event Viewer");
    }

    @Test
    void areOfWhatAFaultIsAbout() {
        Fault after = new Fault(
                "idp.afterFailure",
                List.of(new Fault("idp.notLoaded", List.of()), new Fault("fetch.timeout", List.of())));

        assertThat(Remedies.of(after, IdpProduct.KEYCLOAK, Locale.ENGLISH).orElseThrow())
                .contains("Realm settings");
    }

    @Test
    void areInTheReadersLanguage() {
        Locale server = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRENCH);
            Fault audience = new Fault("response.audience", List.of());
            assertThat(Remedies.of(audience, IdpProduct.OKTA, Locale.ENGLISH).orElseThrow())
                    .contains("enter our entityID");
            assertThat(Remedies.of(audience, IdpProduct.OKTA, Locale.GERMANY).orElseThrow())
                    .contains("Tragen Sie");
            assertThat(Remedies.of(audience, IdpProduct.OKTA, Locale.CANADA_FRENCH)
                            .orElseThrow())
                    .contains("saisissez");
        } finally {
            Locale.setDefault(server);
        }
    }

    @Test
    void areNoneWhereNoSwitchHelps() {
        assertThat(of("response.noTime", IdpProduct.ENTRA)).isEmpty();
        assertThat(of("message.xmlTooDeep", IdpProduct.OKTA)).isEmpty();
    }

    private static Optional<String> of(String code, IdpProduct product) {
        return Remedies.of(new Fault(code, List.of()), product, Locale.ENGLISH);
    }
}
