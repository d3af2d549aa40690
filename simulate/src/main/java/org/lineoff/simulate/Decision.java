package org.lineoff.simulate;

import java.time.LocalDate;

/**
 * What a policy decided in a run.
 *
 * @param policy index in {@code policies.yaml}, from 0
 * @param decided the day on which it was read and decided
 * @param from first day on which it acts; may lie beyond the horizon
 */
public record Decision(int policy, LocalDate decided, LocalDate from) {}
