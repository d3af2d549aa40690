package org.lineoff.execute;

import org.lineoff.model.Text;

/**
 * Why something was refused: for programs and for people.
 *
 * @param text with the figures of this case
 */
public record Reason(Why why, Text text) {}
