package org.peakonjit.application.json;

import java.util.List;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.json.FieldError;

/** What came of reading an application's JSON. */
public sealed interface ApplicationReading {

    /**
     * The application is as it should be.
     *
     * @param bearerToken the new token; empty where the document leaves it out or carries the mask: keep the stored one
     */
    record Readable(Application application, Optional<String> bearerToken) implements ApplicationReading {
        /** Never the token. */
        @Override
        public String toString() {
            return "Readable[" + application.name() + "]";
        }
    }

    /** Everything that is wrong with it, in the order of the document's description. */
    record Wrong(List<FieldError> errors) implements ApplicationReading {
        public Wrong {
            errors = List.copyOf(errors);
        }
    }
}
