package org.peakonjit.database.pool;

import java.time.Instant;

/**
 * The database cannot be used, from then on.
 *
 * @param reference ten characters that stand in the log and on every page that was answered meanwhile
 * @param since by this node's clock
 * @param reason for administrators: no password in it
 */
public record DatabaseAbsence(String reference, Instant since, String reason) {}
