package org.peakonjit.provisioning.scim.json;

/** Writes filters (RFC 7644 §3.4.2.2). */
public final class Filters {

    private Filters() {}

    /** {@code attribute eq "value"}; the value is a JSON string (RFC 8259 §7). */
    public static String equal(String attribute, String value) {
        StringBuilder filter = new StringBuilder(attribute).append(" eq \"");
        value.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                filter.append('\\').append((char) character);
            } else if (character < 0x20) {
                filter.append(String.format("\\u%04x", character));
            } else {
                filter.append((char) character);
            }
        });
        return filter.append('"').toString();
    }
}
