package org.lineoff.execute;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a car stands.
 *
 * @param number build number
 * @param order number of the order
 * @param options what was ordered, as it came
 * @param due when the customer wants it, ms since the epoch; 0 if not said
 * @param replaces the scrapped car that it is built for, 0 if none
 * @param statusSince when the status began
 * @param place where it is, empty between places
 * @param promised the date told to the customer, 0 if none
 * @param chance of keeping it
 * @param planned day planned, ms since the epoch, 0 if none
 * @param turn place in the build sequence, 0 if none
 */
public record Car(
        long number,
        String order,
        String model,
        String options,
        long due,
        long replaces,
        Status status,
        long statusSince,
        String place,
        long promised,
        double chance,
        long planned,
        long turn,
        @Nullable Vin vin) {

    public Optional<Vin> issued() {
        return Optional.ofNullable(vin);
    }
}
