package org.peakonjit.signon;

/** A sign-on that is planned and not carried out. */
public record Planned(Arrival arrival, Plan plan) {}
