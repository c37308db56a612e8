package org.peakonjit.alerting;

/** What an alert is about: at any time there is at most one active alert for each. */
public record Topic(AlertKind kind, String object) {}
