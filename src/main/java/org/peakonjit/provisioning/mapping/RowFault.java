package org.peakonjit.provisioning.mapping;

import java.util.List;

/** Why a row cannot work; each has a sentence in English here, and one in each of the console's languages. */
public enum RowFault {
    TARGET_MISSING("the target is missing"),
    NO_SCHEMA_ATTRIBUTE("\"%s\" names no attribute of a schema; write for example %s"),
    EXTENSION_NAME_LENGTH("an extension attribute's name has 1 to %s characters"),
    NO_ENTERPRISE_ATTRIBUTE("the enterprise extension has no attribute \"%s\""),
    NO_PART("\"%s\" has no part \"%s\""),
    NO_PATH("\"%s\" is no SCIM path"),
    SET_BY_PEAKON("\"%s\" cannot be mapped: Peakon alone sets it"),
    WRONG_SELECTOR("only [type eq \"…\"] or [primary eq true] may select an entry"),
    NOT_MULTI_VALUED("\"%s\" is no multi-valued attribute of a user"),
    NAME_HAS_PARTS("\"name\" has parts; write for example name.givenName"),
    NO_ATTRIBUTE("a user has no attribute \"%s\""),
    NO_PARTS("\"%s\" has no parts"),
    ACTIVE_IS_BOOLEAN("\"active\" is a boolean: give the row the type boolean"),
    NO_BOOLEAN("\"%s\" is no boolean"),
    NO_NUMBER("\"%s\" is no number"),
    WRONG_CONSTANT("the constant cannot be sent as \"%s\": it is blank, too long or of another type"),
    NOT_ONE_SOURCE("exactly one of source, constant, template and expression is needed, not %s"),
    BLANK_SOURCE("a source's name is blank"),
    TEMPLATE_NOT_CLOSED("the template has a %s that is not closed"),
    TEMPLATE_WITHOUT_ATTRIBUTE("the template names no %s; use a constant"),
    TEMPLATE_EMPTY("the template has an empty %s"),
    EXPRESSION_TYPE("the expression gives a %s, which is no %s"),
    EXPRESSION_NOT_COMPILED("the expression cannot be compiled: %s"),
    EXPRESSION_NOT_RUN("the expression cannot be run: %s"),
    SAME_TARGET("row %s has the same target");

    private final String sentence;

    RowFault(String sentence) {
        this.sentence = sentence;
    }

    /** The sentence about these parameters, for whoever reads English. */
    public String sentence(List<String> parameters) {
        return String.format(sentence, parameters.toArray());
    }
}
