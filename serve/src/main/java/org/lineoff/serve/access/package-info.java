/** Who may do what: people, tokens, sessions and the audit trail, kept apart from the record. */
@NullMarked
package org.lineoff.serve.access;

import org.jspecify.annotations.NullMarked;
