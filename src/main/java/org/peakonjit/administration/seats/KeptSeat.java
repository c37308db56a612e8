package org.peakonjit.administration.seats;

import java.util.UUID;
import org.peakonjit.refusal.Fault;

/** A seat that could not be released, and why. */
public record KeptSeat(UUID seat, String holder, Fault why) {}
