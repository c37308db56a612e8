package org.peakonjit.administration.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.ApplicationDocument;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.FieldError;
import org.peakonjit.policy.InMemorySharedPolicies;
import org.peakonjit.provisioning.mapping.RowFault;

class ApplicationRulesTest {

    private static final String NUMBER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber";

    private final Settings settings = TestSettings.in(
            Path.of("."),
            Map.of(
                    SettingKey.IDP_METADATA,
                    "https://idp.corp.example/metadata",
                    SettingKey.ATTRIBUTES_EMPLOYEE_NUMBER,
                    "personnelId"));
    private final InMemoryRegisteredIdps registered = new InMemoryRegisteredIdps(settings);
    private final InMemorySharedPolicies policies = new InMemorySharedPolicies();
    private final ApplicationRules rules = new ApplicationRules(registered, policies, settings);

    private void register(String... names) {
        Stream.of(names)
                .forEach(name -> registered.put(
                        new RegisteredIdp(
                                name,
                                "",
                                true,
                                new MetadataOrigin.At(URI.create("https://" + name + ".example/metadata")),
                                null,
                                List.of(name + ".example"),
                                false),
                        null));
    }

    private static Application application(String nameId, String identityProviders, String attributes) {
        String json = """
                {"name":"peakon",
                 "saml":{"entityId":"urn:a","acsUrl":"https://a.example/acs","nameId":"%s","identityProviders":[%s]},
                 "scim":{"baseUrl":"https://a.example/scim","attributes":[%s]}}""".formatted(nameId, identityProviders, attributes);
        try {
            return ApplicationDocument.read(new ObjectMapper().readTree(json))
                    .get()
                    .application();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void sayWhyARowOfTheMappingCannotWork() {
        List<FieldError> errors =
                rules.problems(application("email", "", "{\"target\":\"name.nick\",\"source\":\"nick\"}"));

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/scim/attributes/0/target");
            assertThat(error.code()).isEqualTo("value");
            assertThat(error.fault().english()).isEqualTo("\"name\" has no part \"nick\"");
            assertThat(error.fault()).isEqualTo(RowFault.NO_PART.fault("name", "nick"));
        });
    }

    @Test
    void findNothingWrongWithWhatCanBeUsed() {
        register("partner");

        assertThat(rules.problems(application("email", "\"partner\",\"default\"", "")))
                .isEmpty();
        assertThat(rules.problems(application("employeeNumber", "\"partner\"", "")))
                .isEmpty();
        assertThat(rules.problems(application("employeeNumber", "", ""))).isEmpty();
    }

    @Test
    void pointToAnIdentityProviderThatIsNotThere() {
        register("partner");

        assertThat(rules.problems(application("email", "\"partner\",\"former\"", "")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/saml/identityProviders/1", "unknown"));
    }

    /** ADR 7: an employee number has no domain. */
    @Test
    void wantOneIdentityProviderAloneForWhoeverIsKnownByNumber() {
        register("partner");

        assertThat(rules.problems(application("employeeNumber", "\"partner\",\"default\"", "")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/saml/identityProviders", "value"));
    }

    @Test
    void wantItNamedWhereNoneSpeaksForEverybodyElse() {
        Settings bare = TestSettings.in(Path.of("."));
        InMemoryRegisteredIdps two = new InMemoryRegisteredIdps(bare);
        register("partner", "staff");
        registered.all().stream().filter(idp -> !idp.isFromSettings()).forEach(idp -> two.put(idp, null));

        assertThat(new ApplicationRules(two, policies, bare).problems(application("employeeNumber", "", "")))
                .extracting(FieldError::pointer)
                .containsExactly("/saml/identityProviders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "employeeNumber | \"source\":\"badge\" | /scim/attributes/0/source",
                "employeeNumber | \"source\":[\"badge\",\"personnelId\"] |",
                "employeeNumber | \"source\":\"personnelId\" |",
                "employeeNumber | \"source\":\"employeeNumber\" |",
                "employeeNumber | \"template\":\"E-${personnelId}\" | /scim/attributes/0/source",
                "employeeNumber | \"expression\":\"attributes.badge[0]\" | /scim/attributes/0/source",
                "employeeNumber | \"constant\":\"17\" | /scim/attributes/0/constant",
                "email | \"template\":\"E-${badge}\" |",
                "email | \"source\":\"badge\" |",
                "email | \"constant\":\"17\" | /scim/attributes/0/constant",
                "email | \"source\":\"badge\",\"type\":\"number\" | /scim/attributes/0/type"
            })
    void wantTheNumberOfTheAccountToBeThatOfTheNameId(String nameId, String source, String pointer) {
        String row = "{\"target\":\"%s\",%s}".formatted(NUMBER, source);

        assertThat(rules.problems(application(nameId, "", row)))
                .extracting(FieldError::pointer)
                .isEqualTo(Stream.ofNullable(pointer).toList());
    }
}
