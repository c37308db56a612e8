package org.peakonjit.administration.diagnosis;

import org.peakonjit.json.Worded;

/** What is looked at. */
public enum Area implements Worded {
    BASE_URL,
    DATABASE,
    KEYS,
    IDENTITY_PROVIDER,
    APPLICATION,
    SCIM
}
