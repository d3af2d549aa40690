package org.lineoff.programme;

import org.lineoff.model.Programme.Owner;

/**
 * Mean calendar days on the chain to an objective that are one owner's; over all owners, active and
 * waiting days add up to the mean days from the signature to the objective.
 *
 * @param active days on which the owner's activities went on
 * @param waiting days on which they waited: for a lag, a working day, an allowed date, or to be
 *     started
 */
public record OwnerDays(Owner owner, double active, double waiting) {}
