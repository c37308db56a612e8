package org.peakonjit.alerting.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes over a channel: a notice, or a test.
 *
 * @param id the notice's id, or one of its own
 * @param notice null = a test message
 */
public record Message(UUID id, Instant at, @Nullable Notice notice) {

    public static Message of(Notice notice) {
        return new Message(notice.id(), notice.at(), notice);
    }

    public static Message test(Instant at) {
        return new Message(UUID.randomUUID(), at, null);
    }

    /** What happened, as receivers read it: raised, escalated, cleared or test. */
    public String event() {
        return notice == null ? "test" : notice.event().word();
    }
}
