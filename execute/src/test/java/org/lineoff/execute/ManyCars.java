package org.lineoff.execute;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.PlantRules.Part;
import org.lineoff.execute.Tables.Captured;

/**
 * A record of many cars that each carry {@value #PARTS} parts, as years of a plant would leave it:
 * a lot of each part is in {@value #LOT} cars. Written in bulk, without being judged, which is for
 * measuring only; {@link Projections} makes the tables from it.
 */
final class ManyCars {
    static final int PARTS = 50;
    static final int LOT = 3000;

    /** The rules of the small plant with more parts. */
    static final PlantRules RULES = withParts(SmallPlant.RULES);

    private static final int SERIALS = 20;
    private static final int BLOCK = 500;
    private static final int COMMIT = 20_000;
    private static final int A_SERIES = 900_000;
    private static final long MINUTE = 60_000;

    private ManyCars() {}

    private static PlantRules withParts(PlantRules r) {
        List<Part> parts =
                Stream.concat(
                                r.parts().stream(),
                                IntStream.range(0, PARTS)
                                        .mapToObj(
                                                p ->
                                                        new Part(
                                                                part(p),
                                                                p < SERIALS
                                                                        ? Marking.SERIAL
                                                                        : Marking.LOT)))
                        .toList();
        return new PlantRules(
                r.places(),
                parts,
                r.gates(),
                r.defectClasses(),
                r.release(),
                r.changesUntil(),
                r.cancelUntil(),
                r.ahead(),
                r.late());
    }

    static String part(int number) {
        return "part-" + number;
    }

    static String lot(int part, long car) {
        return "L%d-%d".formatted(part, (car - 1) / LOT);
    }

    static Vin vin(long car) {
        return series(car).vin((int) ((car - 1) % A_SERIES) + 1);
    }

    private static VinSeries series(long car) {
        return new VinSeries("LZZ", "MANY" + (1 + (car - 1) / A_SERIES), 2026, 'P');
    }

    /** The whole life of a car, a minute a car after the one before. */
    private static List<Report> life(long car) {
        long from = car * MINUTE;
        List<Report> life = new ArrayList<>(SmallPlant.sequenced(car, from));
        VinSeries series = series(car);
        life.add(
                Report.of("vin-" + car, What.NUMBERED, from)
                        .car(car)
                        .part(series.manufacturer())
                        .lot(series.descriptor())
                        .visit(series.modelYear())
                        .because(String.valueOf(series.plant()))
                        .serial(vin(car).text()));
        life.add(SmallPlant.at("orders", What.RELEASED, car, from));
        life.add(SmallPlant.at("assembly/marriage", What.ENTERED, car, from + MINUTE));
        for (int part = 0; part < PARTS; part++) {
            String serial = part < SERIALS ? "S%d-%d".formatted(part, car) : "";
            life.add(
                    SmallPlant.fitted(
                            part(part), serial, lot(part, car), car, from + (2 + part) * MINUTE));
        }
        long end = from + (3 + PARTS) * MINUTE;
        life.add(SmallPlant.measured("assembly/marriage", "torque", 45, car, end));
        life.add(SmallPlant.at("assembly/line-off", What.LINE_OFF, car, end));
        life.add(Report.of("clear-" + car, What.CLEARED, end).car(car).by("quality 1"));
        life.add(Report.of("ship-" + car, What.SHIPPED, end).car(car));
        return life;
    }

    /** Writes the record, and gives the number of reports. */
    static long load(Store store, long cars) throws SQLException {
        long seq = 0;
        try (Store.Writer writer = store.writer()) {
            Tables tables = new Tables(store, writer.connection());
            List<Captured> block = new ArrayList<>();
            for (long car = 1; car <= cars; car++) {
                for (Report report : life(car)) {
                    block.add(new Captured(++seq, report, report.digest(), report.time()));
                }
                if (car % BLOCK == 0 || car == cars) {
                    tables.insert(block);
                    block.clear();
                }
                if (car % COMMIT == 0 || car == cars) {
                    writer.connection().commit();
                }
            }
        }
        return seq;
    }
}
