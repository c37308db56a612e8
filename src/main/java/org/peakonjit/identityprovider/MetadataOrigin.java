package org.peakonjit.identityprovider;

import java.net.URI;

/** Where an IdP's metadata comes from. */
public sealed interface MetadataOrigin {

    /**
     * From a place that is looked at again and again.
     *
     * @param location an http(s) URL or, from the settings, a file
     */
    record At(URI location) implements MetadataOrigin {

        /** Whether it is a file of this machine. */
        public boolean isFile() {
            return "file".equals(location.getScheme());
        }
    }

    /** From the administrator, as XML. */
    record Pasted(String xml) implements MetadataOrigin {}
}
