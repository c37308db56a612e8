package org.peakonjit.provisioning;

import java.time.Instant;
import java.util.Optional;

/**
 * A user as Peakon answers it.
 *
 * @param id Peakon's id, as text whether it came as a JSON string or number
 * @param userName as Peakon spells it
 * @param active false only where Peakon says so
 * @param created meta.created, where Peakon gives it
 */
public record PeakonAccount(String id, String userName, boolean active, Optional<Instant> created) {}
