package org.peakonjit.administration.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.json.ApplicationReading.Wrong;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.FieldError.Detail;

class ApplicationDocumentTest {

    private static final Settings SETTINGS = TestSettings.in(Path.of("."));

    @Test
    void saysWhyARowOfTheMappingCannotWork() throws JsonProcessingException {
        var json = new ObjectMapper().readTree("""
                {"saml":{"entityId":"urn:a","acsUrl":"https://a.example/acs"},
                 "scim":{"baseUrl":"https://a.example/scim","attributes":[{"target":"name.nick","source":"nick"}]}}""");

        var reading = (Wrong) ApplicationDocument.read(
                "a",
                json,
                Optional.empty(),
                new ApplicationRules(new InMemoryRegisteredIdps(SETTINGS), SETTINGS)::problems);

        assertThat(reading.errors())
                .containsExactly(new FieldError(
                        "/scim/attributes/0/target",
                        "value",
                        "\"name\" has no part \"nick\"",
                        new Detail("noPart", List.of("name", "nick"))));
    }
}
