package org.peakonjit.json;

import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/**
 * One member of a JSON document that is wrong.
 *
 * @param pointer a JSON Pointer (RFC 6901) to the member, e.g. {@code /scim/licenseConsumptionLimit}
 * @param code stable: {@code required}, {@code unknown}, {@code type}, {@code value}, {@code range}, {@code duplicate}
 * @param fault what is wrong; never with a secret's value
 */
public record FieldError(String pointer, String code, Fault fault) {

    public static FieldError of(String pointer, String code, FaultCode why, Object... arguments) {
        return new FieldError(pointer, code, why.fault(arguments));
    }

    /** The same in a larger document, which has this one's at {@code prefix}. */
    public FieldError below(String prefix) {
        return new FieldError(prefix + pointer, code, fault);
    }
}
