/** A simulated plant that drives the server as a real one would: over HTTP and nothing else. */
@NullMarked
package org.lineoff.serve.virtual;

import org.jspecify.annotations.NullMarked;
