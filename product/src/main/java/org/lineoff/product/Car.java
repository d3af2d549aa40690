package org.lineoff.product;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A car that is planned or built, as far as known.
 *
 * @param id what people call it, e.g. the number of its order
 * @param day on which it is built
 * @param number in the build sequence, from 1
 * @param vin vehicle identification number
 */
public record Car(
        String id,
        Order order,
        @Nullable LocalDate day,
        @Nullable Integer number,
        @Nullable String vin) {}
