package org.peakonjit.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.Merge.Clash;
import org.peakonjit.administration.Merge.Side;

class MergeTest {

    private static final String BASE = """
            {"name": "peakon", "description": "Surveys", "domainName": null,
             "saml": {"entityId": "urn:a", "certificates": ["A"]},
             "policies": [{"name": "Staff", "groups": ["staff"]}, {"name": "Guests", "groups": ["guests"]}]}""";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode changed(String from, String to) {
        assertThat(BASE).contains(from);
        return json(BASE.replace(from, to));
    }

    private static Merge merge(ObjectNode theirs, ObjectNode mine) {
        return Merge.of(json(BASE), theirs, mine, Map.of());
    }

    @Test
    void takesOverWhatOneSideAloneChanged() {
        Merge merge = merge(changed("urn:a", "urn:b"), changed("Surveys", "Employee surveys"));

        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.isDecided()).isTrue();
        assertThat(merge.takenOver()).extracting(Clash::path).containsExactly("saml/entityId");
        assertThat(merge.document())
                .isEqualTo(json(BASE.replace("urn:a", "urn:b").replace("Surveys", "Employee surveys")));
    }

    @Test
    void letsSomebodyChooseWhatBothChangedDifferently() {
        ObjectNode theirs = changed("Surveys", "theirs");
        ObjectNode mine = changed("Surveys", "mine");

        assertThat(merge(theirs, mine).isDecided()).isFalse();
        assertThat(merge(theirs, mine).clashes()).extracting(Clash::path).containsExactly("description");
        assertThat(Merge.of(json(BASE), theirs, mine, Map.of("description", Side.THEIRS))
                        .document())
                .isEqualTo(theirs);
        Merge decided = Merge.of(json(BASE), theirs, mine, Map.of("description", Side.MINE));
        assertThat(decided.isDecided()).isTrue();
        assertThat(decided.document()).isEqualTo(mine);
    }

    @Test
    void asksNothingWhereBothDidTheSame() {
        assertThat(merge(changed("Surveys", "same"), changed("Surveys", "same")).clashes())
                .isEmpty();
    }

    @Test
    void tellsEntriesOfListsApartByName() {
        Merge merge = merge(
                changed("[\"guests\"]", "[\"visitors\"]"),
                changed("[{\"name\": \"Staff\"", "[{\"name\": \"New\", \"groups\": []}, {\"name\": \"Staff\""));

        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.document().at("/policies").findValuesAsText("name")).containsExactly("New", "Staff", "Guests");
        assertThat(merge.document().at("/policies/2/groups/0").asText()).isEqualTo("visitors");
    }

    @Test
    void keepsAnEntryRemovedThatTheOtherSideLeftAlone() {
        String removed = ", {\"name\": \"Guests\", \"groups\": [\"guests\"]}";
        assertThat(merge(json(BASE), changed(removed, "")).document().at("/policies"))
                .hasSize(1);
        assertThat(merge(changed(removed, ""), json(BASE)).document().at("/policies"))
                .hasSize(1);
        assertThat(merge(changed(removed, ""), changed("[\"guests\"]", "[\"mine\"]"))
                        .clashes())
                .extracting(Clash::path)
                .containsExactly("policies/Guests");
    }

    @Test
    void takesAListOfTextsAsAWhole() {
        assertThat(merge(changed("[\"A\"]", "[\"A\", \"B\"]"), changed("[\"A\"]", "[\"C\"]"))
                        .clashes())
                .extracting(Clash::path)
                .containsExactly("saml/certificates");
    }

    @Test
    void seesNoDifferenceBetweenWhatIsLeftOutAndWhatIsEmpty() {
        assertThat(merge(json(BASE), changed("\"domainName\": null", "\"domainName\": \"\""))
                        .takenOver())
                .isEmpty();
    }

    @Test
    void takesANumberForTheSameHoweverWideItsType() {
        ObjectNode wide = json(BASE).put("limit", 250L);
        assertThat(Merge.of(json(BASE).put("limit", 250), json(BASE).put("limit", 300), wide, Map.of())
                        .clashes())
                .isEmpty();
    }
}
