package org.peakonjit.provisioning;

/** What a look-up at Peakon said. */
public sealed interface LookUp {

    record Found(PeakonAccount account) implements LookUp {}

    /** Peakon certainly knows nobody of that name. */
    record Absent() implements LookUp {}

    /** Nothing is known: nobody may be created after this. */
    record Failed(ProvisioningFailure failure) implements LookUp {}
}
