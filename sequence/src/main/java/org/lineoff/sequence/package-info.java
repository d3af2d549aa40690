/**
 * In what order are the cars built? A {@link org.lineoff.sequence.SequencingProblem} holds the cars
 * and the rules, {@link org.lineoff.sequence.Recount} says what an order costs, {@link
 * org.lineoff.sequence.Sequencer} finds a good one.
 */
@NullMarked
package org.lineoff.sequence;

import org.jspecify.annotations.NullMarked;
