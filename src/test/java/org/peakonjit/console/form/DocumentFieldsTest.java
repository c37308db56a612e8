package org.peakonjit.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DocumentFieldsTest {

    private final DocumentFields fields = new DocumentFields(
            json("{'name':'peakon','enabled':true,'scim':{'limit':3,'kept':'as it is'},'groups':['a','b']}"));

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void showsMembersByPointer() {
        assertThat(fields.get("/name")).isEqualTo("peakon");
        assertThat(fields.get("/enabled")).isEqualTo(true);
        assertThat(fields.get("/scim/limit:number")).isEqualTo("3");
        assertThat(fields.get("/groups:lines")).isEqualTo("a\nb");
        assertThat(fields.get("/nothing/there")).isNull();
    }

    @Test
    void changesWhatAFieldShowsAndKeepsTheRest() {
        fields.put("/name", " other ");
        fields.put("/enabled", false);
        fields.put("/scim/limit:number", "12");
        fields.put("/groups:lines", "c \n\n d");
        fields.put("/saml/certificates:blocks", "one\ntwo\n\nthree");

        assertThat(fields.document().toString())
                .isEqualTo(json("{'name':'other','enabled':false,'scim':{'limit':12,'kept':'as it is'},"
                                + "'groups':['c','d'],'saml':{'certificates':['one\\ntwo','three']}}")
                        .toString());
    }

    @Test
    void emptiesMembers() {
        fields.put("/scim/limit:number", "");
        fields.put("/name", null);
        fields.put("/groups:lines", null);

        assertThat(fields.document().toString())
                .isEqualTo(json("{'name':null,'enabled':true,'scim':{'limit':null,'kept':'as it is'},'groups':[]}")
                        .toString());
    }

    @Test
    void leavesWhatIsNoNumberForTheReaderToRefuse() {
        fields.put("/scim/limit:number", "many");

        assertThat(fields.document().at("/scim/limit").asText()).isEqualTo("many");
    }
}
