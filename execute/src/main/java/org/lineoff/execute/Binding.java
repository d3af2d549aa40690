package org.lineoff.execute;

/**
 * A part in a car, from when to when.
 *
 * @param seq number of the report that bound it
 * @param serial number of the piece, empty if only the lot is known
 * @param lot lot or software version, empty if unknown
 * @param quantity pieces of a lot; what has a number of its own is one
 * @param place where it was fitted
 * @param person who fitted it
 * @param fitted when
 * @param removed when it came out, {@link #STILL_IN} if it did not
 * @param removedSeq number of the report that says so, 0 if none
 */
public record Binding(
        long seq,
        long car,
        String part,
        String serial,
        String lot,
        double quantity,
        String place,
        String person,
        long fitted,
        long removed,
        long removedSeq,
        String removedBy,
        String removedNote) {
    /** After all time. */
    public static final long STILL_IN = Long.MAX_VALUE;

    static Binding of(long seq, Report fitting, PlantRules.Lookup plant) {
        return new Binding(
                seq,
                fitting.car(),
                fitting.part(),
                fitting.serial(),
                fitting.lot(),
                quantity(fitting, plant),
                fitting.place(),
                fitting.person(),
                fitting.time(),
                STILL_IN,
                0,
                "",
                "");
    }

    /**
     * Where pieces are numbered the value of a fitting is such a number, from a simulated plant.
     */
    private static double quantity(Report fitting, PlantRules.Lookup plant) {
        PlantRules.Part part = plant.part(fitting.part());
        boolean counts = part == null || part.marking() == PlantRules.Marking.LOT;
        return counts && fitting.value() > 0 ? fitting.value() : 1;
    }

    /** Whether the part was in the car at an instant. */
    public boolean in(long time) {
        return fitted <= time && time < removed;
    }

    Binding removed(long bySeq, Report removal) {
        return new Binding(
                seq,
                car,
                part,
                serial,
                lot,
                quantity,
                place,
                person,
                fitted,
                removal.time(),
                bySeq,
                removal.person(),
                removal.note());
    }

    /** Whether a removal speaks of this piece, or lot. */
    boolean isMeantBy(Report removal) {
        return part.equals(removal.part())
                && serial.equals(removal.serial())
                && (!serial.isEmpty() || lot.equals(removal.lot()));
    }
}
