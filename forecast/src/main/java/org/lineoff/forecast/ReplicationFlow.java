package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lineoff.events.FirstTimeThrough;
import org.lineoff.events.LeadTime;
import org.lineoff.events.Oee;
import org.lineoff.events.Partition;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;
import org.lineoff.events.StateTimes;
import org.lineoff.events.WorkInProgress;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;

/** States by shop, and quality and flow by line, of one replication, year by year. */
final class ReplicationFlow {
    private static final double MS_PER_HOUR = 3_600_000;

    private final Map<String, LocalDate> starts;
    private final PlantClock clock;
    private final Periods years;
    private final List<ShopOfLine> shops;
    private final StateTimes.Result states;
    private final FirstTimeThrough.Result quality;
    private final LeadTime.Result leadTime;
    private final WorkInProgress.Result inside;
    private final PlannedWork planned;

    ReplicationFlow(
            Plant plant,
            Drawn drawn,
            Map<String, LocalDate> starts,
            PlantClock clock,
            Periods years,
            Places places,
            PlantMeters.Result measured) {
        this.starts = starts;
        this.clock = clock;
        this.years = years;
        this.shops = ShopOfLine.all(places);
        this.states = measured.states();
        this.quality = measured.quality();
        this.leadTime = measured.leadTime();
        this.inside = measured.inside();
        this.planned = new PlannedWork(plant, drawn);
    }

    /**
     * By shop of a line and year (index shop · years + year): time by state in ms in the order of
     * {@link Partition}, from the start of production on.
     */
    double[][] states() {
        double[][] byShop = new double[shops.size() * years.count()][];
        for (int s = 0; s < shops.size(); s++) {
            for (int y = 0; y < years.count(); y++) {
                byShop[s * years.count() + y] = states(shops.get(s), y);
            }
        }
        return byShop;
    }

    private double[] states(ShopOfLine shop, int year) {
        long stations = states.stations(shop::holds).size();
        Partition sum = states.sum(shop::holds, year);
        // Before its start of production a line is no line yet: those hours are not its closed
        // ones.
        long before = stations * beforeStart(shop.line(), year);
        return new double[] {
            sum.offShift() - before,
            sum.plannedStop(),
            sum.failed(),
            sum.working(),
            sum.blocked(),
            sum.starved()
        };
    }

    private long beforeStart(String line, int year) {
        LocalDate start = starts.get(line);
        long from = years.from(year);
        long to = years.to(year);
        if (line.isEmpty()) {
            start = starts.values().stream().min(LocalDate::compareTo).orElse(null);
        }
        return start == null ? to - from : Math.clamp(clock.midnight(start), from, to) - from;
    }

    /** By line and year (index line · years + year), of the lines given. */
    List<Replication.Flow> flows(List<String> lines) {
        List<Replication.Flow> flows = new ArrayList<>();
        for (String line : lines) {
            for (int y = 0; y < years.count(); y++) {
                flows.add(flow(line, y));
            }
        }
        return flows;
    }

    private Replication.Flow flow(String line, int year) {
        Oee oee = Oee.of(states, quality, p -> p.line().equals(line), year, planned::millis);
        return new Replication.Flow(
                quality.line(line, year).firstTimeThrough(),
                leadTime.line(line, year).mean() / MS_PER_HOUR,
                inside.line(line, year).mean(),
                oee.index());
    }
}
