package org.peakonjit.console.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.applications.MappingForms.DefaultRow;

class MappingFormsTest {

    private final MappingForms mapping = new MappingForms();

    @BeforeEach
    void show() throws Exception {
        mapping.show(new JsonMapper()
                .readTree("[{\"target\": \"NAME.givenName\", \"source\": \"firstName\"}, {\"target\": \"oops[\"}]"));
    }

    private DefaultRow row(String target) {
        return mapping.getDefaults().stream()
                .filter(one -> target.equals(one.row().getTarget()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatStandsInThePlaceOfADefaultRow() {
        assertThat(row("name.givenName").instead()).isSameAs(mapping.getRows().get(0));
        assertThat(row("locale").instead()).isNull();
        assertThat(row("locale").row().getValue()).isEqualTo("preferredLanguage");
    }

    @Test
    void overridesAndResets() {
        mapping.override(row("locale"));
        mapping.override(row("locale"));
        assertThat(mapping.json().findValuesAsText("target")).containsExactly("NAME.givenName", "oops[", "locale");

        mapping.reset(row("name.givenName"));
        assertThat(mapping.json().findValuesAsText("target")).containsExactly("oops[", "locale");
        assertThat(row("name.givenName").instead()).isNull();
    }
}
