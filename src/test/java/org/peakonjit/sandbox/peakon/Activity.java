package org.peakonjit.sandbox.peakon;

import java.util.Collections;
import java.util.List;
import org.peakonjit.sandbox.scim.Fault;
import org.peakonjit.sandbox.scim.ScimCall;
import org.peakonjit.sandbox.scim.ScimServer;
import org.peakonjit.sandbox.scim.UserSummary;

/** What the page behind the scenes shows: the users, and the latest calls first. */
record Activity(List<UserSummary> users, int userCount, List<ScimCall> calls, int callCount, String fault) {

    private static final int SHOWN = 40;

    static Activity of(ScimServer scim) {
        List<UserSummary> users = scim.users().all();
        List<ScimCall> calls = scim.calls().all();
        int callCount = calls.size();
        Collections.reverse(calls);
        Fault fault = scim.faults().current();
        return new Activity(
                users,
                users.size(),
                calls.stream().limit(SHOWN).toList(),
                callCount,
                fault == Fault.NONE ? "" : fault.words());
    }
}
