package org.peakonjit.subject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Authentications by a company's IdP. */
public final class UpstreamAuthentications {

    private UpstreamAuthentications() {}

    /** Of which the IdP says nothing but when. */
    public static UpstreamAuthentication at(Instant instant) {
        return new UpstreamAuthentication(
                instant, Optional.empty(), List.of(Subjects.IDP), Optional.empty(), OptionalInt.empty());
    }

    public static UpstreamAuthentication byClass(Instant instant, String contextClass) {
        return new UpstreamAuthentication(
                instant, Optional.of(contextClass), List.of(Subjects.IDP), Optional.empty(), OptionalInt.empty());
    }

    public static UpstreamAuthentication through(Instant instant, String... authorities) {
        return new UpstreamAuthentication(
                instant, Optional.empty(), List.of(authorities), Optional.empty(), OptionalInt.empty());
    }

    public static UpstreamAuthentication until(Instant instant, Instant sessionEnd) {
        return new UpstreamAuthentication(
                instant, Optional.empty(), List.of(Subjects.IDP), Optional.of(sessionEnd), OptionalInt.empty());
    }

    public static UpstreamAuthentication overAtMost(Instant instant, int furtherProxies) {
        return new UpstreamAuthentication(
                instant, Optional.empty(), List.of(Subjects.IDP), Optional.empty(), OptionalInt.of(furtherProxies));
    }
}
