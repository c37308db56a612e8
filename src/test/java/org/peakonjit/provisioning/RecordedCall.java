package org.peakonjit.provisioning;

import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param target path and query, still encoded
 * @param headers by lower-case name
 */
public record RecordedCall(String method, String target, Map<String, String> headers, String body) {}
