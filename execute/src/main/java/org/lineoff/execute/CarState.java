package org.lineoff.execute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Mark.Kind;

/**
 * All that is known of one car, as its accepted reports tell it in the order of capture. It depends
 * on nothing else, so the cars of a plant can be made again one by one ({@link Projections}).
 *
 * <p>What happens in the plant counts by when it happened, what is decided by when it was captured.
 * So a late report never undoes what came after it.
 */
final class CarState {
    /** Name of a mark among those of a car. */
    record Key(Kind kind, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }

    /** The fields that are one row of the table {@code car}. */
    record Row(
            long number,
            String order,
            String model,
            String options,
            long due,
            long replaces,
            Status status,
            long statusTime,
            long statusSeq,
            String entered,
            long enteredTime,
            long enteredSeq,
            String goneFrom,
            long goneTime,
            long goneSeq,
            long promised,
            double chance,
            long planned,
            long turn,
            @Nullable String vin,
            String vinSeries,
            int vinSerial) {}

    final long number;
    String order = "";
    String model = "";
    String options = "";
    long due;
    long replaces;
    Status status = Status.RECEIVED;
    long statusTime = Mark.NEVER;
    long statusSeq;
    String entered = "";
    long enteredTime = Mark.NEVER;
    long enteredSeq;
    String goneFrom = "";
    long goneTime = Mark.NEVER;
    long goneSeq;
    long promised;
    double chance;
    long planned;
    long turn;
    @Nullable String vin;
    String vinSeries = "";
    int vinSerial;

    final Map<Key, Mark> marks = new TreeMap<>();
    final List<Binding> bindings = new ArrayList<>();

    /** What differs from the tables, for whoever writes them. */
    boolean changed;

    final Set<Key> changedMarks = new HashSet<>();
    final Set<Long> newBindings = new HashSet<>();
    final Set<Long> changedBindings = new HashSet<>();

    CarState(long number) {
        this.number = number;
    }

    CarState(Row row) {
        number = row.number();
        order = row.order();
        model = row.model();
        options = row.options();
        due = row.due();
        replaces = row.replaces();
        status = row.status();
        statusTime = row.statusTime();
        statusSeq = row.statusSeq();
        entered = row.entered();
        enteredTime = row.enteredTime();
        enteredSeq = row.enteredSeq();
        goneFrom = row.goneFrom();
        goneTime = row.goneTime();
        goneSeq = row.goneSeq();
        promised = row.promised();
        chance = row.chance();
        planned = row.planned();
        turn = row.turn();
        vin = row.vin();
        vinSeries = row.vinSeries();
        vinSerial = row.vinSerial();
    }

    Row row() {
        return new Row(
                number,
                order,
                model,
                options,
                due,
                replaces,
                status,
                statusTime,
                statusSeq,
                entered,
                enteredTime,
                enteredSeq,
                goneFrom,
                goneTime,
                goneSeq,
                promised,
                chance,
                planned,
                turn,
                vin,
                vinSeries,
                vinSerial);
    }

    Car car() {
        boolean left =
                (goneFrom.equals(entered) && goneTime >= enteredTime)
                        || status == Status.SHIPPED
                        || status == Status.CANCELLED;
        return new Car(
                number,
                order,
                model,
                options,
                due,
                replaces,
                status,
                statusTime,
                left ? "" : entered,
                promised,
                chance,
                planned,
                turn,
                vin == null ? null : new Vin(vin));
    }

    Mark mark(Kind kind, String name) {
        Mark mark = marks.get(new Key(kind, name));
        return mark == null ? Mark.none(kind, name) : mark;
    }

    /** Puts a report that was accepted under this number into effect. */
    void apply(long seq, Report r, PlantRules.Lookup plant) {
        changed = true;
        switch (r.what()) {
            case ORDERED -> begin(seq, r, Status.RECEIVED);
            case REPLACED -> begin(seq, r, Status.PLANNED);
            case CHECKED -> decide(Status.CHECKED, seq, r);
            case PROMISED -> {
                promised = (long) r.value();
                chance = Double.parseDouble(r.note());
                if (status == Status.CHECKED) {
                    decide(Status.PROMISED, seq, r);
                }
            }
            case PLANNED -> {
                planned = (long) r.value();
                decide(Status.PLANNED, seq, r);
            }
            case SEQUENCED -> {
                turn = (long) r.value();
                decide(Status.SEQUENCED, seq, r);
            }
            case CHANGED -> {
                options = r.note();
                decide(Status.RECEIVED, seq, r);
            }
            case CANCELLED -> decide(Status.CANCELLED, seq, r);
            case SCRAPPED -> decide(Status.SCRAPPED, seq, r);
            case CLEARED -> decide(Status.RELEASED, seq, r);
            case SHIPPED -> decide(Status.SHIPPED, seq, r);
            case NUMBERED -> {
                vin = r.serial();
                vinSeries = Judge.series(r).name();
                vinSerial = Judge.serialOf(r);
            }
            case RELEASED, ENTERED -> enter(seq, r, plant);
            case LEFT -> {
                if (Mark.later(r.time(), seq, goneTime, goneSeq)) {
                    goneFrom = r.place();
                    goneTime = r.time();
                    goneSeq = seq;
                }
            }
            case LINE_OFF -> happened(Status.LINE_OFF, seq, r);
            case DEFECT_FOUND -> began(Kind.DEFECT, r.part(), seq, r);
            case DEFECT_CURED -> ended(Kind.DEFECT, r.part(), seq, r);
            case HELD -> began(Kind.HOLD, r.part(), seq, r);
            case FREED -> ended(Kind.HOLD, r.part(), seq, r);
            case CONCEDED -> began(Kind.CONCESSION, concession(r.place(), r.part()), seq, r);
            case MEASURED -> {
                if (Judge.inspecting(r, plant) == null) {
                    began(Kind.MEASUREMENT, r.part(), seq, r);
                } else if (r.value() == 1) {
                    began(Kind.PASS, r.place(), seq, r);
                } else {
                    ended(Kind.PASS, r.place(), seq, r);
                }
            }
            case PART_FITTED -> {
                bindings.add(Binding.of(seq, r, plant));
                newBindings.add(seq);
            }
            case PART_REMOVED -> {
                int index = fitted(r);
                Binding removed = bindings.get(index).removed(seq, r);
                bindings.set(index, removed);
                changedBindings.add(removed.seq());
            }
            case WORK_STARTED,
                    WORK_FINISHED,
                    FAILED,
                    REPAIRED,
                    STOPPED,
                    RESUMED,
                    LOT_BEGUN,
                    PART_MADE,
                    DELIVERED,
                    LEVER,
                    POLICY,
                    CONTAINED,
                    UNCONTAINED -> {}
        }
    }

    /** Index of the binding that a removal ends, −1 if the car carries no such piece then. */
    int fitted(Report removal) {
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            if (binding.isMeantBy(removal)
                    && binding.removed() == Binding.STILL_IN
                    && binding.fitted() <= removal.time()) {
                return i;
            }
        }
        return -1;
    }

    static String concession(String gate, String demand) {
        return gate + " | " + demand;
    }

    private void begin(long seq, Report r, Status first) {
        order = r.serial();
        model = r.part();
        options = r.note();
        if (r.what() == What.REPLACED) {
            replaces = (long) r.value();
            due = Long.parseLong(r.lot());
        } else {
            due = (long) r.value();
        }
        decide(first, seq, r);
    }

    private void enter(long seq, Report r, PlantRules.Lookup plant) {
        if (Mark.later(r.time(), seq, enteredTime, enteredSeq)) {
            entered = r.place();
            enteredTime = r.time();
            enteredSeq = seq;
        }
        PlantRules.Place place = plant.place(r.place());
        Status makes = place == null ? null : place.makes();
        if (makes != null) {
            happened(makes, seq, r);
        }
    }

    private void decide(Status next, long seq, Report r) {
        status = next;
        statusTime = Math.max(statusTime, r.time());
        statusSeq = seq;
    }

    private void happened(Status next, long seq, Report r) {
        if (Mark.later(r.time(), seq, statusTime, statusSeq)) {
            status = next;
            statusTime = r.time();
            statusSeq = seq;
        }
    }

    private void began(Kind kind, String name, long seq, Report r) {
        put(mark(kind, name).began(seq, r));
    }

    private void ended(Kind kind, String name, long seq, Report r) {
        put(mark(kind, name).ended(seq, r));
    }

    private void put(Mark mark) {
        Key key = new Key(mark.kind(), mark.name());
        marks.put(key, mark);
        changedMarks.add(key);
    }

    /** Forgets what differs from the tables: it was written. */
    void written() {
        changed = false;
        changedMarks.clear();
        newBindings.clear();
        changedBindings.clear();
    }
}
