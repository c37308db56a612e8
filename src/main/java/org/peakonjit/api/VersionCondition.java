package org.peakonjit.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Applications.Stored;

/**
 * What the caller demands of the stored version (RFC 9110 §13.1).
 *
 * @param ifMatch the If-Match header: entity tags, or * for any version at all
 * @param ifNoneMatch the If-None-Match header: * for none at all
 */
record VersionCondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    static VersionCondition of(HttpHeaders headers) {
        return new VersionCondition(
                headers.getHeaderString(HttpHeaders.IF_MATCH), headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    }

    static EntityTag tag(Stored stored) {
        return new EntityTag(Long.toString(stored.version()));
    }

    boolean isGiven() {
        return ifMatch != null || ifNoneMatch != null;
    }

    void check(Optional<Stored> stored) {
        checkVersion(stored.map(Stored::version), "application");
    }

    void checkVersion(Optional<Long> stored, String what) {
        if (!matches(stored)) {
            throw Problem.of(
                            412,
                            "version.changed",
                            "The " + what + " is in another version than you expect: read it again.")
                    .exception();
        }
    }

    private boolean matches(Optional<Long> stored) {
        if (ifNoneMatch != null && ifNoneMatch.strip().equals("*") && stored.isPresent()) {
            return false;
        }
        if (ifMatch == null) {
            return true;
        }
        return stored.map(one -> "\"" + one + "\"")
                .filter(tag -> Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(wanted -> wanted.equals("*") || wanted.equals(tag)))
                .isPresent();
    }
}
