package org.peakonjit.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.Documents;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;

class NamedByAddressTest {

    @Test
    void takeTheNameOfTheAddressWhereTheDocumentHasNone() throws JsonProcessingException {
        assertThat(named("partner", "").get().name()).isEqualTo("partner");
        assertThat(named("partner", "\"name\":\"other\",").get().name()).isEqualTo("other");
    }

    @Test
    void demandOfThatNameWhatTheyDemandOfAny() throws JsonProcessingException {
        assertThat(named("No name", "").errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/name", "value"));
    }

    private static Reading<RegisteredIdp> named(String address, String members) throws JsonProcessingException {
        Reading<RegisteredIdp> body = Documents.read(
                RegisteredIdp.class,
                Documents.MAPPER.readTree("{" + members + "\"metadata\":{\"url\":\"https://idp.example/metadata\"}}"));
        return NamedByAddress.of(address, body, RegisteredIdp::name, RegisteredIdp::called);
    }
}
