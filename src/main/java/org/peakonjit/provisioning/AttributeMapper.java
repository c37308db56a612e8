package org.peakonjit.provisioning;

import java.util.List;
import org.peakonjit.application.Application;
import org.peakonjit.subject.Subject;

/** Turns an asserted subject into the SCIM user that the application's mapping describes. */
public interface AttributeMapper {

    /** What came of a mapping. */
    sealed interface Mapped {
        record Complete(ScimUser user) implements Mapped {}

        /** Required targets that got no value, by name. */
        record Incomplete(List<String> missing) implements Mapped {}
    }

    Mapped map(Application application, Subject subject);
}
