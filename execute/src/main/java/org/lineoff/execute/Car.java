package org.lineoff.execute;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a car stands.
 *
 * @param number build number
 * @param order number of the order
 * @param options what was ordered, as it came: the choices with spaces, commas or semicolons
 *     between them
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

    /** The choices of options that were ordered. */
    public List<String> choices() {
        return choices(options);
    }

    /** Whether something that models or choices take is about this car; none: every car. */
    public boolean isTaken(List<String> takes) {
        return PlantRules.isTaken(takes, model, options);
    }

    static List<String> choices(String options) {
        return Arrays.stream(options.split("[\\s,;]+")).filter(one -> !one.isEmpty()).toList();
    }
}
