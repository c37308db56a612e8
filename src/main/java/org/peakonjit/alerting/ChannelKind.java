package org.peakonjit.alerting;

import org.peakonjit.json.Worded;

/** How somebody is told. */
public enum ChannelKind implements Worded {
    MAIL,
    WEBHOOK;
}
