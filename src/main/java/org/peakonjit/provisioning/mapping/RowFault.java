package org.peakonjit.provisioning.mapping;

import java.util.List;

/** Why a row cannot work; each has a sentence in English here, and one in each of the console's languages. */
public enum RowFault {
    TARGET_MISSING("target", "the target is missing"),
    NO_SCHEMA_ATTRIBUTE("target", "\"%s\" names no attribute of a schema; write for example %s"),
    EXTENSION_NAME_LENGTH("target", "an extension attribute's name has 1 to %s characters"),
    NO_ENTERPRISE_ATTRIBUTE("target", "the enterprise extension has no attribute \"%s\""),
    NO_PART("target", "\"%s\" has no part \"%s\""),
    NO_PATH("target", "\"%s\" is no SCIM path"),
    SET_BY_PEAKON("target", "\"%s\" cannot be mapped: Peakon alone sets it"),
    WRONG_SELECTOR("target", "only [type eq \"…\"] or [primary eq true] may select an entry"),
    NOT_MULTI_VALUED("target", "\"%s\" is no multi-valued attribute of a user"),
    NAME_HAS_PARTS("target", "\"name\" has parts; write for example name.givenName"),
    NO_ATTRIBUTE("target", "a user has no attribute \"%s\""),
    NO_PARTS("target", "\"%s\" has no parts"),
    ACTIVE_IS_BOOLEAN("type", "\"active\" is a boolean: give the row the type boolean"),
    NO_BOOLEAN("type", "\"%s\" is no boolean"),
    NO_NUMBER("type", "\"%s\" is no number"),
    WRONG_CONSTANT("constant", "the constant cannot be sent as \"%s\": it is blank, too long or of another type"),
    SAME_FOR_ALL("constant", "\"%s\" tells people apart: a constant would be the same for all of them"),
    OTHER_NUMBER(
            "source", "Peakon knows people by their %s, so the account's number must come from that attribute, too"),
    NOT_ONE_SOURCE("", "exactly one of source, constant, template and expression is needed, not %s"),
    BLANK_SOURCE("source", "a source's name is blank"),
    TEMPLATE_NOT_CLOSED("template", "the template has a %s that is not closed"),
    TEMPLATE_WITHOUT_ATTRIBUTE("template", "the template names no %s; use a constant"),
    TEMPLATE_EMPTY("template", "the template has an empty %s"),
    EXPRESSION_TYPE("expression", "the expression gives a %s, which is no %s"),
    EXPRESSION_LENGTH("expression", "the expression has more than %s characters"),
    EXPRESSION_SYNTAX("expression", "the expression has a syntax error at column %s: %s"),
    EXPRESSION_UNKNOWN_NAME("expression", "the expression names \"%s\", which nobody knows; write for example %s"),
    EXPRESSION_OPERATION("expression", "the expression applies \"%s\" to %s, which does not work"),
    EXPRESSION_WRONG("expression", "the expression is wrong: %s"),
    SAME_TARGET("target", "row %s has the same target");

    private final String member;
    private final String sentence;

    RowFault(String member, String sentence) {
        this.member = member;
        this.sentence = sentence;
    }

    /** The row's member that is wrong; empty where it is the row as a whole. */
    String member() {
        return member;
    }

    /** The sentence about these parameters, for whoever reads English. */
    public String sentence(List<String> parameters) {
        return String.format(sentence, parameters.toArray());
    }
}
