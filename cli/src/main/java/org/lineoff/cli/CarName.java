package org.lineoff.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Car;
import org.lineoff.execute.Records;
import org.lineoff.execute.Vin;
import org.lineoff.model.time.PlantClock;

/** How people name a car, and an instant, on the command line. */
final class CarName {
    private CarName() {}

    /** The car of a VIN, a build number or an order. */
    static Optional<Car> find(Records records, String name) {
        Optional<Vin> vin = Vin.read(name).valid();
        if (vin.isPresent()) {
            return records.car(vin.get());
        }
        if (name.matches("[0-9]{1,15}")) {
            Optional<Car> car = records.car(Long.parseLong(name));
            if (car.isPresent()) {
                return car;
            }
        }
        return records.order(name).stream().reduce((_, last) -> last);
    }

    /** A date, or a date and a time of day, of the plant; null where it is neither. */
    static @Nullable Long instant(String text, PlantClock clock) {
        try {
            return text.contains("T")
                    ? clock.at(LocalDateTime.parse(text))
                    : clock.midnight(LocalDate.parse(text).plusDays(1)) - 1;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
