package org.peakonjit.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What was had before, so that the same need not be sent again (RFC 9110 §13).
 *
 * @param etag as it was answered
 * @param lastModified as it was answered
 */
public record Conditions(@Nullable String etag, @Nullable String lastModified) {

    /** Nothing was had before. */
    public static final Conditions NONE = new Conditions(null, null);
}
