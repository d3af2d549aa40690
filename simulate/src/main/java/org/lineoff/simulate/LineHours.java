package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lineoff.model.Drawn;
import org.lineoff.model.Factor;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;

/**
 * The hours that a line is planned to work and the takt that levers and policies give it: what
 * installed capacity is computed from, by the convention jobs per hour × planned hours. It looks at
 * the line's own calendars only; planned stops do not count against capacity, nor do ramps.
 * Immutable; a question costs some microseconds.
 */
public final class LineHours {
    private static final double HOUR = 3_600_000;

    private final PlantClock clock;
    private final ShiftPlan plan;
    private final LocalDate start;
    private final List<DrawnLever> takts;

    private LineHours(
            Plant plant,
            Drawn drawn,
            Line line,
            LocalDate startOfProduction,
            List<Decision> decisions) {
        this.clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        this.start = startOfProduction;
        List<DrawnLever> levers = new ArrayList<>(DrawnLever.of(plant, drawn));
        decisions.forEach(decision -> levers.add(DrawnLever.of(plant, drawn, decision)));
        this.plan = new ShiftPlan(plant, drawn, levers, line.id(), null, line);
        this.takts =
                levers.stream()
                        .filter(l -> l.factor() == Factor.TAKT && l.isFor(line.id()))
                        .toList();
    }

    /**
     * The hours of a line in one replication.
     *
     * @param lineId one of the plant's lines
     * @param decisions what the policies of the plant decided in that replication
     */
    public static LineHours of(
            Plant plant,
            Drawn drawn,
            String lineId,
            LocalDate startOfProduction,
            List<Decision> decisions) {
        Line line =
                plant.line(lineId)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no line \"" + lineId + "\""));
        return new LineHours(plant, drawn, line, startOfProduction, decisions);
    }

    /**
     * Returns the hours of the shifts that begin on a day, overtime included and breaks off: 0 on a
     * day that is not worked and before the start of production.
     */
    public double plannedHours(LocalDate day) {
        return day.isBefore(start) ? 0 : plan.shiftMillis(clock, day) / HOUR;
    }

    /**
     * Returns by what levers and policies on the line as a whole have made its takt faster on a
     * day.
     */
    public double taktFactor(LocalDate day) {
        double factor = 1;
        for (DrawnLever lever : takts) {
            factor *= lever.actsOn(day) ? lever.by() : 1;
        }
        return factor;
    }
}
