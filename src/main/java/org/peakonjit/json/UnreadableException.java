package org.peakonjit.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.List;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/** Thrown where what is kept of an object cannot be read by this version. It is still there, and may be read by another. */
public final class UnreadableException extends RuntimeException {

    static final String FAMILY = "kept";

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    /** Why it cannot be read. */
    enum Why implements FaultCode {
        NEWER_FORM,
        /** At that line and column. */
        NO_JSON,
        NO_OBJECT,
        /** By JSON Pointer, each with the code of what is wrong with it. */
        MEMBERS,
        /** A shared policy to which it refers is not there. */
        POLICY_GONE,
        /** Anything else. */
        BROKEN;

        @Override
        public String family() {
            return FAMILY;
        }
    }

    private final String object;
    private final Fault why;
    private final Fault fault;

    /** @param object as of {@link KeptConfiguration.Kind#object} */
    UnreadableException(String object, Why why, Object... about) {
        this(object, why.fault(about));
    }

    private UnreadableException(String object, Fault why) {
        this(object, why, DocumentFault.UNREADABLE.fault(told(object), why));
    }

    private UnreadableException(String object, Fault why, Fault fault) {
        super(fault.english());
        this.object = object;
        this.why = why;
        this.fault = fault;
    }

    /** That it refers to policies that are not there. */
    public static UnreadableException withoutPolicies(String object, List<String> gone) {
        return new UnreadableException(object, Why.POLICY_GONE, cut(String.join(", ", gone)));
    }

    static UnreadableException noJson(String object, JsonLocation at) {
        return new UnreadableException(object, Why.NO_JSON, at.getLineNr(), at.getColumnNr());
    }

    static UnreadableException wrong(String object, String members) {
        return new UnreadableException(object, Why.MEMBERS, cut(members));
    }

    /** That it cannot be read, and why. */
    public Fault fault() {
        return fault;
    }

    public Fault why() {
        return why;
    }

    public String object() {
        return object;
    }

    private static Object told(String object) {
        return KeptConfiguration.Kind.told(object).<Object>map(kind -> kind).orElse(object);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
