package org.lineoff.execute;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;

/**
 * One thing that somebody reports: an event of {@code docs/events.md}, or a decision about a car.
 * Build one from {@link #of} and the methods that fill in a field each.
 *
 * @param id given by who reports, and the same when they report the same thing again
 * @param time when it happened, ms since the plant's epoch
 * @param place full name, empty if none
 * @param car build number, 0 if none
 * @param visit earlier visits of the car to the place
 * @param part part, failure mode, type of defect, characteristic; its meaning depends on {@code
 *     what}, as that of all fields below
 * @param cause as in an event
 * @param value as in an event
 * @param serial number of one piece; blanks around it, the lot and the person are taken off
 * @param lot lot or software version
 * @param person who did it: an operator, or a machine by name
 * @param note reason, or other words
 */
public record Report(
        String id,
        What what,
        long time,
        String place,
        long car,
        int visit,
        String part,
        Cause cause,
        double value,
        String serial,
        String lot,
        String person,
        String note) {
    /** Characters that a text of a report may have. */
    public static final int LONGEST = 4000;

    public Report {
        // What a scanner puts before or behind a number is no part of it.
        serial = serial.strip();
        lot = lot.strip();
        person = person.strip();
        if (id.isBlank()) {
            throw new IllegalArgumentException("A report needs an id.");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a number: the value of report " + id + ".");
        }
        for (String text : List.of(id, place, part, serial, lot, person, note)) {
            check(text);
        }
    }

    /** What no database can keep is refused here, so that it cannot spoil the reports beside it. */
    private static void check(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A text of " + text.length() + " characters; at most " + LONGEST + ".");
        }
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("Not plain text: " + text.replace("\0", "\\0"));
        }
    }

    public static Report of(String id, What what, long time) {
        return new Report(id, what, time, "", 0, 0, "", Cause.NONE, 0, "", "", "", "");
    }

    /** An event of a plant; its running number plays no part. */
    public static Report of(String id, Event e) {
        return new Report(
                id,
                What.of(e.type()),
                e.time(),
                e.place(),
                e.car(),
                e.visit(),
                e.part(),
                e.cause(),
                e.value(),
                "",
                "",
                "",
                "");
    }

    public Report at(String place) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report car(long car) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report visit(int visit) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report part(String part) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report cause(Cause cause) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report value(double value) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report serial(String serial) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report lot(String lot) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report by(String person) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    public Report because(String note) {
        return new Report(
                id, what, time, place, car, visit, part, cause, value, serial, lot, person, note);
    }

    /** A number that tells two reports of one id apart that are not the same. */
    long digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String field :
                    new String[] {
                        what.id(), place, part, cause.name(), serial, lot, person, note
                    }) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                sha.update(bytes);
            }
            ByteBuffer numbers = ByteBuffer.allocate(28);
            numbers.putLong(time).putLong(car).putInt(visit).putDouble(value);
            sha.update(numbers.flip());
            return ByteBuffer.wrap(sha.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
