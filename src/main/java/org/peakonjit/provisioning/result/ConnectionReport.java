package org.peakonjit.provisioning.result;

import java.time.Instant;

/**
 * What this node learned about the connection to an application's Peakon: fired as an asynchronous CDI event, at the
 * first call that goes well and at one every half minute, whenever that changes, and with each call that fails while the
 * circuit is not closed.
 */
public record ConnectionReport(String application, ConnectionState state, Instant at) {}
