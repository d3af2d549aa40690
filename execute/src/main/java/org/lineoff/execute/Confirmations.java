package org.lineoff.execute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What planning and accounting have to be told of what happened (报工): cars off the line, parts used
 * and taken out again, cars scrapped, released and shipped. It is read from the record, in its
 * order, after any number of it: who keeps the last number that they got misses nothing and gets
 * nothing twice.
 */
public final class Confirmations {
    /** What is confirmed. */
    public enum Kind {
        /** A car left the line. */
        LINE_OFF,
        /** A part, or some of a lot, was used. */
        CONSUMPTION,
        /** It came out again. */
        RETURN,
        SCRAP,
        RELEASE,
        SHIPMENT
    }

    /**
     * One confirmation.
     *
     * @param seq number in the record
     * @param time when it happened, ms since the plant's epoch
     * @param quantity pieces of a part; 1 of a car
     */
    public record Confirmation(
            long seq,
            Kind kind,
            long time,
            long car,
            String order,
            String model,
            @Nullable Vin vin,
            String part,
            double quantity,
            String serial,
            String lot,
            String place,
            String person,
            String note) {}

    /** Entries of the record that one page looks at, at most. */
    private static final int MOST_LOOKED_AT = 50_000;

    private static final int READ_AT_ONCE = 1000;

    /**
     * A part of the confirmations.
     *
     * @param next what comes after it is asked for with this number; it grows with what was looked
     *     at, also where nothing of it is confirmed
     * @param more whether there is more of the record than was looked at
     */
    public record Page(List<Confirmation> confirmations, long next, boolean more) {
        public Page {
            confirmations = List.copyOf(confirmations);
        }
    }

    private final Records records;
    private final Genealogy genealogy;
    private final PlantRules.Lookup plant;

    public Confirmations(Execution execution, PlantRules rules) {
        this(execution.records(), execution.genealogy(), rules);
    }

    Confirmations(Records records, Genealogy genealogy, PlantRules rules) {
        this.records = records;
        this.genealogy = genealogy;
        this.plant = new PlantRules.Lookup(rules);
    }

    /** All confirmations with greater numbers than one. */
    public List<Confirmation> after(long seq) {
        List<Confirmation> all = new ArrayList<>();
        Map<Long, Optional<Car>> cars = new HashMap<>();
        records.read(seq, entry -> confirm(entry, cars, all));
        return List.copyOf(all);
    }

    /** At most so many confirmations with greater numbers than one. */
    public Page page(long after, int limit) {
        List<Confirmation> all = new ArrayList<>();
        Map<Long, Optional<Car>> cars = new HashMap<>();
        long next = after;
        for (int looked = 0; looked < MOST_LOOKED_AT; looked += READ_AT_ONCE) {
            List<Records.Entry> entries = records.page(next, READ_AT_ONCE);
            for (Records.Entry entry : entries) {
                if (all.size() == limit) {
                    return new Page(all, next, true);
                }
                confirm(entry, cars, all);
                next = entry.seq();
            }
            if (entries.size() < READ_AT_ONCE) {
                return new Page(all, next, false);
            }
        }
        return new Page(all, next, true);
    }

    private void confirm(
            Records.Entry entry, Map<Long, Optional<Car>> cars, List<Confirmation> to) {
        Kind kind = kind(entry.report());
        if (kind != null && !isAgain(entry, kind)) {
            cars.computeIfAbsent(entry.report().car(), records::car)
                    .ifPresent(car -> to.add(confirmation(entry, kind, car)));
        }
    }

    /** A car that was sent back comes off the line again; it is accounted for once. */
    private boolean isAgain(Records.Entry entry, Kind kind) {
        return kind == Kind.LINE_OFF
                && records.first(entry.report().car(), What.LINE_OFF) < entry.seq();
    }

    private @Nullable Kind kind(Report r) {
        if (!Judge.isOfCar(r, plant)) {
            return null;
        }
        return switch (r.what()) {
            case LINE_OFF -> Kind.LINE_OFF;
            case PART_FITTED -> Kind.CONSUMPTION;
            case PART_REMOVED -> Kind.RETURN;
            case SCRAPPED -> Kind.SCRAP;
            case CLEARED -> Kind.RELEASE;
            case SHIPPED -> Kind.SHIPMENT;
            default -> null;
        };
    }

    private Confirmation confirmation(Records.Entry entry, Kind kind, Car car) {
        Report r = entry.report();
        boolean ofPart = kind == Kind.CONSUMPTION || kind == Kind.RETURN;
        return new Confirmation(
                entry.seq(),
                kind,
                r.time(),
                car.number(),
                car.order(),
                car.model(),
                car.vin(),
                ofPart ? r.part() : "",
                ofPart ? quantity(entry) : 1,
                ofPart ? r.serial() : "",
                ofPart ? r.lot() : "",
                r.place(),
                r.person(),
                r.note());
    }

    /** As many as were fitted; of what came out, as many as had gone in with it. */
    private double quantity(Records.Entry entry) {
        Report r = entry.report();
        if (r.what() == What.PART_FITTED) {
            return Binding.of(entry.seq(), r, plant).quantity();
        }
        return genealogy.everIn(r.car()).stream()
                .filter(b -> b.removedSeq() == entry.seq())
                .mapToDouble(Binding::quantity)
                .findFirst()
                .orElse(1);
    }
}
