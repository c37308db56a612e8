package org.peakonjit.provisioning.mapping;

import org.peakonjit.refusal.FaultCode;

/** Why a row cannot work. */
public enum RowFault implements FaultCode {
    TARGET_MISSING("target"),
    NO_SCHEMA_ATTRIBUTE("target"),
    EXTENSION_NAME_LENGTH("target"),
    NO_ENTERPRISE_ATTRIBUTE("target"),
    NO_PART("target"),
    NO_PATH("target"),
    SET_BY_PEAKON("target"),
    WRONG_SELECTOR("target"),
    NOT_MULTI_VALUED("target"),
    NAME_HAS_PARTS("target"),
    NO_ATTRIBUTE("target"),
    NO_PARTS("target"),
    ACTIVE_IS_BOOLEAN("type"),
    NO_BOOLEAN("type"),
    NO_NUMBER("type"),
    NO_EMPLOYEE("type"),
    WRONG_CONSTANT("constant"),
    SAME_FOR_ALL("constant"),
    NEVER_CLEARED("clearWhenAbsent"),
    OTHER_NUMBER("source"),
    NOT_ONE_SOURCE(""),
    BLANK_SOURCE("source"),
    TEMPLATE_NOT_CLOSED("template"),
    TEMPLATE_WITHOUT_ATTRIBUTE("template"),
    TEMPLATE_EMPTY("template"),
    EXPRESSION_TYPE("expression"),
    EXPRESSION_LENGTH("expression"),
    EXPRESSION_SYNTAX("expression"),
    EXPRESSION_UNKNOWN_NAME("expression"),
    EXPRESSION_OPERATION("expression"),
    EXPRESSION_KEY("expression"),
    EXPRESSION_WRONG("expression"),
    SAME_TARGET("target");

    private final String member;

    RowFault(String member) {
        this.member = member;
    }

    @Override
    public String family() {
        return "mapping";
    }

    /** The row's member that is wrong; empty where it is the row as a whole. */
    String member() {
        return member;
    }
}
