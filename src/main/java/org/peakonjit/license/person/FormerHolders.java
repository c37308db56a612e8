package org.peakonjit.license.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.subject.Person;

/** Those whose seats were released, as far as they are remembered. Every method is atomic over all nodes. */
public interface FormerHolders {

    /** The former holder whose released seat had that id. */
    Optional<FormerHolder> find(String application, UUID seat);

    /** Those of all applications who had the address, latest first. */
    List<FormerHolder> at(String address);

    /** Lets anybody have the address of a former holder. */
    void freeAddress(String application, UUID seat);

    /** Takes a former holder for that person from now on. */
    void link(String application, UUID seat, Person person, Instant at);

    /** Forgets those who had the address, in all applications. Returns how many seats that were. */
    int forget(String address);

    /** Forgets those whose seats were released before {@code instant}. Returns how many. */
    int forgetBefore(Instant instant);
}
