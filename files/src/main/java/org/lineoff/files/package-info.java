@NullMarked
package org.lineoff.files;

import org.jspecify.annotations.NullMarked;
