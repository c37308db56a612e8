package org.peakonjit.provisioning.user;

/** By what accounts are looked for at Peakon; the constant's attribute is that of the filter. */
public enum SearchKey {
    /** The one that decides: a service that does not filter by it is none that we can use. */
    USER_NAME("userName"),
    EXTERNAL_ID("externalId"),
    EMAIL("emails"),
    EMPLOYEE_NUMBER(ScimUser.ENTERPRISE + ":employeeNumber");

    private final String attribute;

    SearchKey(String attribute) {
        this.attribute = attribute;
    }

    public String attribute() {
        return attribute;
    }
}
