/**
 * Which station does which task? Open {@link org.lineoff.balance.Balancer} first; the search itself
 * is {@code Search}, and {@code Line} is what it sees of a problem.
 */
@NullMarked
package org.lineoff.balance;

import org.jspecify.annotations.NullMarked;
