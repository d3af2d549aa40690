package org.lineoff.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one key of a plant file means, said where the key is declared. The JSON Schema, the editors
 * that read it and the manual are generated from here, so there is one wording.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface About {
    /** One sentence, with the unit where there is one. */
    String value();

    /**
     * The value as one would write it in the file when the key is left out; empty: required or
     * null.
     */
    String byDefault() default "";

    /**
     * Smallest value allowed: for numbers; for durations in days (0 unless stated); for lists the
     * fewest elements, so that 1 makes the key required.
     */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value allowed; see {@link #min}. */
    double max() default Double.POSITIVE_INFINITY;
}
