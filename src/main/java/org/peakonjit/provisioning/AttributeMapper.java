package org.peakonjit.provisioning;

import java.util.List;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.subject.Subject;

/** Turns an asserted subject into the SCIM user that the application's mapping describes. */
public interface AttributeMapper {

    /** What came of a mapping. */
    sealed interface Mapped {
        /**
         * @param leftOut targets of optional rows whose value is too long or not of the row's type
         */
        record Complete(ScimUser user, List<String> leftOut) implements Mapped {
            public Complete {
                leftOut = List.copyOf(leftOut);
            }

            public Complete(ScimUser user) {
                this(user, List.of());
            }
        }

        /**
         * What a person lacks.
         *
         * @param missing for each required row without a value its first source or, without one, its target
         * @param lookAlikes names of attributes that came with a value and look like what is missing
         */
        record Incomplete(List<String> missing, List<String> lookAlikes) implements Mapped {
            public Incomplete {
                missing = List.copyOf(missing);
                lookAlikes = List.copyOf(lookAlikes);
            }

            public Incomplete(List<String> missing) {
                this(missing, List.of());
            }
        }
    }

    Mapped map(Application application, Subject subject);
}
