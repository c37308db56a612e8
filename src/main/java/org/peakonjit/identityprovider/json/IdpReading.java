package org.peakonjit.identityprovider.json;

import java.util.List;
import java.util.Optional;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.FieldError;

/**
 * What came of reading an identity provider's JSON.
 *
 * @param idp empty where anything is wrong
 * @param errors everything that is wrong
 */
public record IdpReading(Optional<RegisteredIdp> idp, List<FieldError> errors) {
    public IdpReading {
        errors = List.copyOf(errors);
    }
}
