/**
 * What is the real plant doing, and what has each car been through? {@link
 * org.lineoff.execute.Execution} opens a {@link org.lineoff.execute.Store} and has all the rest:
 * {@link org.lineoff.execute.Capture} takes reports, {@link org.lineoff.execute.Records} and {@link
 * org.lineoff.execute.Genealogy} say what they add up to, {@link org.lineoff.execute.Projections}
 * proves it. {@code docs/execution.md} has the rules.
 */
@org.jspecify.annotations.NullMarked
package org.lineoff.execute;
