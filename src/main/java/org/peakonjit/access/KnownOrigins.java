package org.peakonjit.access;

import java.time.Instant;
import java.util.List;

/** From where each account signed in with its password lately, for all nodes together. */
public interface KnownOrigins {

    /** Those of the {@link Origin#marks} from which the account signed in at {@code since} or later, in their order. */
    List<String> known(String account, List<String> marks, Instant since);

    /** Notes that it signed in from there now, and forgets from where it did not since {@code since}. */
    void note(String account, List<String> marks, Instant now, Instant since);
}
