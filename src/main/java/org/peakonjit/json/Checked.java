package org.peakonjit.json;

/** A record whose members depend on each other. */
public interface Checked {

    /** Notes what is wrong; what is wrong with a member by itself was noted before, and the member may be null then. */
    void check(Members members);
}
