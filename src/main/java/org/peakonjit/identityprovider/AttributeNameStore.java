package org.peakonjit.identityprovider;

import java.util.Collection;
import java.util.List;

/** Where the names of asserted attributes are kept, for all nodes. */
public interface AttributeNameStore {

    List<String> of(String idp);

    List<String> all();

    /** Adds those that are new, as long as there are no more than {@code most} of the IdP, unless that is gone. */
    void add(String idp, Collection<String> names, int most);
}
