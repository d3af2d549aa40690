package org.lineoff.serve.virtual;

import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Report;
import org.lineoff.execute.VinSeries;

/** The series that planning asks a car's VIN of. */
final class Numbers {
    /** For a plant whose files state no series: made up, and no maker's. */
    private static final String MAKER = "LZZ";

    private static final String DESCRIPTOR = "TEST1";
    private static final char PLANT = 'Y';

    private final PlantRules rules;

    Numbers(PlantRules rules) {
        this.rules = rules;
    }

    Report number(Report numbered, String line, String model, int year) {
        VinSeries series =
                rules.vinSeries(line, model, year)
                        .orElseGet(() -> new VinSeries(MAKER, DESCRIPTOR, year, PLANT));
        return numbered.part(series.manufacturer())
                .lot(series.descriptor())
                .visit(series.modelYear())
                .because(String.valueOf(series.plant()));
    }
}
