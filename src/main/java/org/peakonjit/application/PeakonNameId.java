package org.peakonjit.application;

/** What the NameID in the assertions we issue to Peakon carries. */
public enum PeakonNameId {
    EMAIL,
    EMPLOYEE_NUMBER
}
