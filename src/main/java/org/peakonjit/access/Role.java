package org.peakonjit.access;

/** What an administrator may do. */
public enum Role {
    /** Sees and changes everything. */
    ADMINISTRATOR,
    /** Sees everything, changes nothing. */
    AUDITOR;

    /** Whether state may be changed in this role. */
    public boolean mayChange() {
        return this == ADMINISTRATOR;
    }
}
