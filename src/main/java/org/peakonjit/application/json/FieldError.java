package org.peakonjit.application.json;

/**
 * One member of a JSON document that is wrong.
 *
 * @param pointer a JSON Pointer (RFC 6901) to the member, e.g. {@code /scim/licenseConsumptionLimit}
 * @param code stable: {@code required}, {@code unknown}, {@code type}, {@code value}, {@code range}, {@code duplicate}
 * @param message a sentence for the person who wrote the document; never a secret's value
 */
public record FieldError(String pointer, String code, String message) {}
