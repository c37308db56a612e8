package org.peakonjit.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the caller demands of the stored version (RFC 9110 §13.1).
 *
 * @param ifMatch the If-Match header: entity tags, or * for any version at all
 * @param ifNoneMatch the If-None-Match header: entity tags of what must not be there, or * for none at all
 */
public record VersionCondition(
        @Nullable String ifMatch, @Nullable String ifNoneMatch) {

    public static VersionCondition of(HttpHeaders headers) {
        return new VersionCondition(
                headers.getHeaderString(HttpHeaders.IF_MATCH), headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    }

    /**
     * Whether it is met.
     *
     * @param stored empty where nothing is stored
     */
    public boolean isMetBy(Optional<Long> stored) {
        String tag = stored.map(version -> "\"" + version + "\"").orElse(null);
        return (ifMatch == null || names(ifMatch, tag, false))
                && (ifNoneMatch == null || !names(ifNoneMatch, tag, true));
    }

    /**
     * Whether a list of entity tags, or *, names the tag.
     *
     * @param tag null where nothing is stored, which nothing names
     * @param weakly whether a weak tag is as good as a strong one (RFC 9110 §8.8.3.2)
     */
    private static boolean names(String list, @Nullable String tag, boolean weakly) {
        return tag != null
                && Arrays.stream(list.split(","))
                        .map(String::strip)
                        .map(one -> weakly && one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
