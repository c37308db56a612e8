package org.peakonjit.administration.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.administration.conflicts.ConflictDecision.OldAccount;
import org.peakonjit.administration.conflicts.ConflictDecision.SamePerson;
import org.peakonjit.administration.conflicts.ConflictDecision.SomebodyElse;
import org.peakonjit.json.Documents;
import org.peakonjit.json.Reading;
import org.peakonjit.license.person.Claim;

class DecisionDocumentTest {

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Reading<DecisionDocument> one(String document) {
        return Documents.read(DecisionDocument.class, json(document));
    }

    private static Reading<DecisionOfMany> many(String document) {
        return Documents.read(DecisionOfMany.class, json(document));
    }

    @Test
    void readsEachDecision() {
        assertThat(one("{'decision':'same-person'}").get().toDecision()).isEqualTo(new SamePerson());
        assertThat(one("{'decision':'somebody-else','account':'rename','newAddress':' New@Corp.example '}")
                        .get()
                        .toDecision())
                .isEqualTo(new SomebodyElse(OldAccount.RENAME, "new@corp.example"));
        assertThat(one("{'decision':'somebody-else','account':'leave'}").get().toDecision())
                .isEqualTo(new SomebodyElse(OldAccount.LEAVE, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /decision | required",
                "{'decision':'perhaps'} | /decision | value",
                "{'decision':'same-person','account':'leave'} | /account | unknown",
                "{'decision':'somebody-else'} | /account | required",
                "{'decision':'somebody-else','account':'burn'} | /account | value",
                "{'decision':'somebody-else','account':'rename'} | /newAddress | required",
                "{'decision':'somebody-else','account':'rename','newAddress':'a@b@c'} | /newAddress | value",
                "{'decision':'somebody-else','account':'delete','newAddress':'a@b.example'} | /newAddress | value",
                "{'decision':'somebody-else','account':'leave','why':1} | /why | unknown",
                "[] | `` | type"
            })
    void pointsToWhatIsWrong(String document, String pointer, String code) {
        assertThat(one(document).errors()).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo(Optional.ofNullable(pointer).orElse(""));
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void readsADecisionAboutMany() {
        DecisionOfMany reading = many(("{'filter':{'kind':'former-address','q':' ann ','state':'open'},'expected':3,"
                        + "'decision':'somebody-else','account':'delete'}"))
                .get();

        assertThat(reading.filter().query().kind()).contains(Claim.Kind.FORMER_ADDRESS);
        assertThat(reading.filter().query().text()).contains("ann");
        assertThat(reading.expected()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'decision':'same-person'} | /expected",
                "{'expected':1,'decision':'same-person','filter':{'state':'settled'}} | /filter/state",
                "{'expected':1,'decision':'same-person','filter':{'kind':'x'}} | /filter/kind",
                "{'expected':1,'decision':'same-person','filter':{'text':'x'}} | /filter/text",
                "{'expected':1,'decision':'somebody-else','account':'rename'} | /account",
                "{'expected':1,'decision':'somebody-else','account':'leave','newAddress':'a@b.example'} | /newAddress"
            })
    void pointsToWhatIsWrongWithADecisionAboutMany(String document, String pointer) {
        assertThat(many(document).errors()).extracting("pointer").contains(pointer);
    }
}
