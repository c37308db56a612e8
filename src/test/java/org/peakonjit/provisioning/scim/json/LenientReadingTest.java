package org.peakonjit.provisioning.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"/Users/123", "https://peakon.example/scim/Users/123/", "/Users/123//"})
    void theLastPartOfALocationIsTheId(String location) {
        assertThat(Users.idOfLocation(location)).contains("123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/", "/Users//", "/Users/123/photo", "/Users/12%2F3", "/Groups/123"})
    void aLocationThatNamesNoAccountGivesNone(String location) {
        assertThat(Users.idOfLocation(location)).isEmpty();
    }

    @Test
    void whatStandsThereAsPlainTextIsNotPutTwice() throws JsonProcessingException {
        JsonNode current = JSON.readTree("{\"emails\":[\"ann@corp.example\"]}");
        JsonNode wanted = JSON.readTree("""
                {"emails":[{"value":"Ann@corp.example","type":"work","primary":true}]}""");
        assertThat(MergedResource.of(current, wanted, true)).isEqualTo(current);
    }
}
