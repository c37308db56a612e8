package org.peakonjit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.refusal.Fault;

class ShapesTest {

    @ParameterizedTest
    @CsvSource({
        "https://acme.peakon.com/api/scim/v2, ''",
        "https://größe.example/scim, ''",
        "https://{subdomain}.peakon.com/api/scim/v2, the character { (U+007B) cannot stand in it",
        "https://acme.peakon.com/a b, the character U+0020 cannot stand in it",
        "https://acme.peakon.com/?a=b, it has a query (?)",
        "https://acme_1.peakon.com/, 'its host has an underscore, which no host in public has'",
        "acme.peakon.com, it does not begin with https:// or http://"
    })
    void aUrlToWhichPathsAreAppended(String url, String wrong) {
        assertThat(new Shapes.WebUrlWithoutQuery()
                        .wrongWith(url)
                        .map(Fault::english)
                        .orElse(""))
                .isEqualTo(wrong);
    }

    @Test
    void anEntityIdIsOneThatXmlCanSay() {
        assertThat(List.of("urn:peakon", "https://größe.example/\uD83D\uDE00")).allMatch(new Shapes.EntityId());
        assertThat(List.of("", "urn: peakon", "urn:\u0001", "urn:\uFFFE", "urn:\uD83D", "x".repeat(1025)))
                .noneMatch(new Shapes.EntityId());
    }
}
