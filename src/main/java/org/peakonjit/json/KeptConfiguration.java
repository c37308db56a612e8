package org.peakonjit.json;

import java.util.Map;

/** A place where configuration is kept. */
public interface KeptConfiguration {

    /** What of it this version cannot read: objects, as {@link UnreadableException} calls them, and why. */
    Map<String, String> unreadable();
}
