package org.peakonjit.identityprovider;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Where the names of groups are kept that people brought along, for all nodes; nothing of who did. */
public interface GroupNameStore {

    /** Those that have the text in them, in any case, in alphabetical order. */
    List<String> having(String text, int atMost);

    /**
     * Notes that they were seen on that day, unless the IdP is gone, and forgets what was not seen for longest of more
     * than {@code most} of it.
     */
    void note(String idp, Collection<String> names, LocalDate day, int most);

    /** Forgets those that were last seen before that day. */
    int forgetBefore(LocalDate day);
}
