package org.peakonjit.provisioning.result;

import org.peakonjit.provisioning.user.PeakonAccount;

/** What a look-up at Peakon said. */
public sealed interface LookUp {

    /** Whether the service itself says that nobody is there (rule W8). */
    default boolean provesAbsence() {
        return this instanceof Absent absent && absent.said();
    }

    record Found(PeakonAccount account) implements LookUp {}

    /**
     * Peakon certainly knows nobody of that name.
     *
     * @param said whether the service itself says so: a bare 404 may as well come from something before it, which is
     *     enough to create somebody, and never to take a seat away (rule W8)
     */
    record Absent(boolean said) implements LookUp {

        /** As the service says itself. */
        public Absent() {
            this(true);
        }
    }

    /** Nothing is known: nobody may be created after this. */
    record Failed(ProvisioningFailure failure) implements LookUp {}
}
