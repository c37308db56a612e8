package org.peakonjit.provisioning.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peakonjit.provisioning.mapping.MappedAttributesTest.constant;
import static org.peakonjit.provisioning.mapping.MappedAttributesTest.expression;
import static org.peakonjit.provisioning.mapping.MappedAttributesTest.row;
import static org.peakonjit.provisioning.mapping.MappedAttributesTest.template;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.provisioning.mapping.MappingValidator.Problem;

class MappingValidatorTest {

    private static final String PEAKON = "urn:ietf:params:scim:schemas:extension:peakon:2.0:User";

    @Test
    void defaultMappingHasNoProblem() {
        assertThat(MappingValidator.problems(Mapping.DEFAULT_ROWS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "name.givenName",
                "externalId",
                "active",
                "emails[type eq \"work\"].value",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber"
            })
    void whatPeakonNeedsOrTellsPeopleApartIsNeverCleared(String target) {
        Type type = "active".equals(target) ? Type.BOOLEAN : Type.STRING;
        AttributeMapping row =
                Mappers.clearing(new AttributeMapping(target, List.of("a"), null, null, null, type, false));
        assertThat(MappingValidator.problems(List.of(row)))
                .extracting(Problem::fault)
                .containsExactly(RowFault.NEVER_CLEARED);
    }

    @Test
    void whatIsRequiredIsNeverAbsent() {
        assertThat(MappingValidator.problems(List.of(
                        Mappers.clearing(AttributeMapping.of("title", "a").mandatory()))))
                .extracting(Problem::fault)
                .containsExactly(RowFault.NEVER_CLEARED);
    }

    @Test
    void problemsNameTheirRow() {
        assertThat(MappingValidator.problems(List.of(
                        AttributeMapping.of("title", "title"),
                        AttributeMapping.of("name.givenNme", "x"),
                        AttributeMapping.of("urn:ietf:params:scim:schemas:core:2.0:User:TITLE", "other"))))
                .containsExactly(
                        new Problem(1, RowFault.NO_PART, List.of("name", "givenNme")),
                        new Problem(2, RowFault.SAME_TARGET, List.of("1")));
    }

    static Stream<Arguments> rowsThatCannotWork() {
        return Stream.of(
                Arguments.of(AttributeMapping.of("", "x"), "missing"),
                Arguments.of(AttributeMapping.of("nosuch", "x"), "no attribute"),
                Arguments.of(AttributeMapping.of("password", "x"), "cannot be mapped"),
                Arguments.of(AttributeMapping.of("id", "x"), "cannot be mapped"),
                Arguments.of(AttributeMapping.of("groups", "x"), "cannot be mapped"),
                Arguments.of(AttributeMapping.of("name", "x"), "has parts"),
                Arguments.of(AttributeMapping.of("title.value", "x"), "has no parts"),
                Arguments.of(AttributeMapping.of("emails[value co \"x\"].value", "x"), "no SCIM path"),
                Arguments.of(AttributeMapping.of("emails[display eq \"x\"].value", "x"), "may select"),
                Arguments.of(AttributeMapping.of("addresses.value", "x"), "no part"),
                Arguments.of(AttributeMapping.of(PEAKON + ":", "x"), "1 to 256"),
                Arguments.of(AttributeMapping.of(PEAKON, "x"), "names no attribute"),
                Arguments.of(
                        AttributeMapping.of("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:room", "x"),
                        "no attribute"),
                Arguments.of(AttributeMapping.of("title"), "exactly one"),
                Arguments.of(
                        new AttributeMapping("title", List.of("a"), "b", null, null, Type.STRING, false),
                        "exactly one"),
                Arguments.of(AttributeMapping.of("title", "a", " "), "blank"),
                Arguments.of(template("title", "${a"), "not closed"),
                Arguments.of(template("title", "a"), "names no"),
                Arguments.of(template("title", "${ }"), "empty"),
                Arguments.of(expression("title", "attributes."), "syntax error at column 12: "),
                Arguments.of(expression("title", "'a' +\n)"), "syntax error at column 2:1: "),
                Arguments.of(expression("title", "nosuch + 'x'"), "names \"nosuch\""),
                Arguments.of(expression("title", "shout('x')"), "names \"shout\""),
                Arguments.of(expression("title", "'x' + 1"), "applies \"+\" to (string, int)"),
                Arguments.of(expression("title", "attributes.sn - 'x'"), "applies \"-\" to (list(string), string)"),
                Arguments.of(expression("title", "attributes.sn.startsWith('x')"), "applies \"startsWith\" to"),
                Arguments.of(expression("title", "'x'.y"), "is wrong: "),
                Arguments.of(expression("title", "{attributes.sn[0]: 'x'}['y']"), "have to be written out"),
                Arguments.of(
                        expression("title", "[1]" + ".map(t, {t: t})".repeat(40) + " + 1"), "have to be written out"),
                Arguments.of(expression("title", "size(attributes) > 3"), "no string"),
                Arguments.of(expression("title", "attributes.sn"), "gives a list, which is no string"),
                Arguments.of(expression("title", "'" + "x".repeat(3000) + "'"), "more than 2048 characters"),
                Arguments.of(expression("title", "(".repeat(200) + "'x'" + ")".repeat(200)), "syntax error"),
                Arguments.of(AttributeMapping.of("active", "x"), "type boolean"),
                Arguments.of(row("title", "x", Type.BOOLEAN), "no boolean"),
                Arguments.of(row("title", "x", Type.NUMBER), "no number"),
                Arguments.of(row("title", "x", Type.EMPLOYEE), "no employee"),
                Arguments.of(constant("locale", "Danish language"), "constant"),
                Arguments.of(constant("title", " "), "constant"),
                Arguments.of(
                        new AttributeMapping(PEAKON + ":Grade", List.of(), "x", null, null, Type.NUMBER, false),
                        "constant"));
    }

    @ParameterizedTest
    @MethodSource("rowsThatCannotWork")
    void rowsThatCannotWorkAreFound(AttributeMapping row, String message) {
        assertThat(MappingValidator.problems(List.of(row)))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains(message);
    }

    static Stream<AttributeMapping> rowsThatWork() {
        return Stream.of(
                AttributeMapping.of("emails", "mail"),
                AttributeMapping.of("phoneNumbers[type eq \"mobile\"].value", "phone"),
                AttributeMapping.of("addresses.country", "country"),
                AttributeMapping.of("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", "boss"),
                AttributeMapping.of("urn:ietf:params:scim:schemas:extension:acme:2.0:User:costCode", "cost"),
                row("active", "enabled", Type.BOOLEAN),
                expression("title", "attributes['http://claims.example/title'][0]"),
                expression("title", "{'DE': 'Germany', 'FR': 'France'}[attributes.c[0]]"),
                new AttributeMapping(PEAKON + ":Age", List.of(), null, null, "size(attributes.x)", Type.NUMBER, false));
    }

    @ParameterizedTest
    @MethodSource("rowsThatWork")
    void rowsThatWorkHaveNoProblem(AttributeMapping row) {
        assertThat(MappingValidator.problems(List.of(row))).isEmpty();
    }
}
