/**
 * How the plant looks and speaks on the network: capture, questions, pages, and who may do what.
 */
@NullMarked
package org.lineoff.serve;

import org.jspecify.annotations.NullMarked;
