package org.peakonjit.administration.simulation;

import org.peakonjit.provisioning.result.Trial;
import org.peakonjit.provisioning.result.Trial.Differs;
import org.peakonjit.refusal.Fault;

/** Says what a trial of one of Peakon's ways came to. */
final class Tried {

    private Tried() {}

    /** @param what was tried, such as a filter's attribute */
    static Fault explanation(Trial trial, String what) {
        if (trial instanceof Trial.Failed failed) {
            return failed.failure().fault();
        }
        if (!(trial instanceof Differs differs)) {
            return Reason.TRIED_WORKS.fault(what);
        }
        Fault said = differs.failure().fault();
        return switch (differs.how()) {
            case NO_FILTER -> Reason.FILTER_LEFT_OUT.fault(what, said);
            case NO_PATCH -> Reason.PUT_INSTEAD.fault(said);
            case PLAIN_JSON -> Reason.PLAIN_JSON.fault();
            case UNCLEAR -> Reason.PATCH_UNCLEAR.fault(said);
        };
    }
}
