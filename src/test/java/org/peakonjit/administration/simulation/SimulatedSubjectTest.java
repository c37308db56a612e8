package org.peakonjit.administration.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.application.Fixtures;
import org.peakonjit.config.TestSettings;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;

class SimulatedSubjectTest {

    @TempDir
    Path dataDir;

    @Test
    void aNullIsNoValue() throws Exception {
        Subject subject = read("{\"nameId\": \"ada\", \"attributes\":"
                + " {\"title\": null, \"groups\": [null, \"staff\", \" \"], \"level\": 7}}");

        assertThat(subject.attributes())
                .containsEntry("title", List.of())
                .containsEntry("groups", List.of("staff"))
                .containsEntry("level", List.of("7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nameId\": null} | /nameId",
                "{\"nameId\": {}} | /nameId",
                "{\"nameId\": \"ada\", \"attributes\": \"staff\"} | /attributes",
                "{\"nameId\": \"ada\", \"attributes\": {\"a/b\": {\"c\": 1}}} | /attributes/a~1b",
                "{\"nameId\": \"ada\", \"attributes\": {\"a\": [[\"c\"]]}} | /attributes/a",
                "{\"nameId\": \"ada\", \"groups\": []} | /groups"
            })
    void saysWhatDescribesNobody(String json, String pointer) throws JsonProcessingException {
        assertThat(document(json).errors()).extracting(FieldError::pointer).contains(pointer);
    }

    /** The other IdP's people are compared with holders by the identifiers that are theirs. */
    @Test
    void comesFromTheIdpThatSpeaksForTheAddressWhereAnIdentifierIsGiven() throws Exception {
        IdentityProviders example = ConnectedIdps.example(dataDir);

        assertThat(read("{\"nameId\": \"ann@corp.example\", \"attributes\": {\"objectGUID\": \"guid-1\"}}", example)
                        .person())
                .contains(new Person("https://idp.example", "guid-1", "ann@corp.example"));
        assertThat(read("{\"nameId\": \"ann@corp.example\"}", example).person())
                .contains(Person.at("ann@corp.example"));
    }

    private Subject read(String json) throws JsonProcessingException {
        return read(json, ConnectedIdps.loaded(TestSettings.in(dataDir)));
    }

    private Subject read(String json, IdentityProviders identityProviders) throws JsonProcessingException {
        return new SimulatedSubject(TestSettings.in(dataDir), identityProviders)
                .of(document(json).get(), Fixtures.peakon(1));
    }

    private static Reading<SimulationDocument> document(String json) throws JsonProcessingException {
        return Documents.read(SimulationDocument.class, new JsonMapper().readTree(json));
    }
}
