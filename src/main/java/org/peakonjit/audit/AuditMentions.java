package org.peakonjit.audit;

import java.util.List;
import java.util.UUID;

/** Lines of the audit that name somebody whom they are not about. */
public interface AuditMentions {

    /**
     * A line that names somebody.
     *
     * @param inFields whether what is told of it does
     * @param inSteps whether the steps of the sign-on do
     */
    record NamingLine(UUID id, boolean inFields, boolean inSteps) {}

    /**
     * All of them, in order of time. However long the audit is, a part of it is looked at and held in memory at a time;
     * it takes as long as it is, for it may stand in any text.
     */
    List<NamingLine> of(String person);
}
