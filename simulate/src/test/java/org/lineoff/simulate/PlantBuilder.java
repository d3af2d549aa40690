package org.lineoff.simulate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Basis;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Distribution;
import org.lineoff.model.Factor;
import org.lineoff.model.Judgement;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Text;
import org.lineoff.model.time.Millis;

/**
 * Builds plants in memory for tests, a few words a station. The horizon begins on Monday
 * 2024-01-01; there is one line, {@code p}, that starts then and works all day, unless said
 * otherwise; orders of the sequence {@code orders} come at once on the first day.
 */
public final class PlantBuilder {
    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    public static final LocalDate AS_OF = LocalDate.of(2023, 1, 1);
    public static final String ORDERS = "orders";
    private static final Basis BASIS = Basis.assumption("a test", LocalDate.of(2000, 1, 1));

    private final int days;
    private ZoneId zone = ZoneId.of("UTC");
    private final List<Calendar> calendars = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<org.lineoff.model.Shop> shops = new ArrayList<>();
    private final List<Lever> levers = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final List<Demand.Supply> supplies = new ArrayList<>();
    private final List<Products.Model> models = new ArrayList<>();
    private final List<Products.OptionGroup> options = new ArrayList<>();
    private final List<Demand.Sequence> sequences = new ArrayList<>();

    private PlantBuilder(int days) {
        this.days = days;
        calendars.add(calendar("always", "", List.of()));
    }

    public static PlantBuilder days(int days) {
        return new PlantBuilder(days);
    }

    // ---- figures ----

    public static <T> Known<T> known(T value) {
        return Known.of("test", value, BASIS);
    }

    public static Duration time(String text) {
        if (Millis.parse(text) instanceof Millis.Read(long millis)) {
            return Duration.ofMillis(millis);
        }
        throw new IllegalArgumentException("not a duration: " + text);
    }

    public static Distribution constant(String time) {
        return shape(time, Distribution.Kind.CONSTANT, null, null);
    }

    public static Distribution exponential(String mean) {
        return shape(mean, Distribution.Kind.EXPONENTIAL, null, null);
    }

    public static Distribution erlang(String mean, int k) {
        return shape(mean, Distribution.Kind.ERLANG, null, (double) k);
    }

    public static Distribution lognormal(String mean, double cv) {
        return shape(mean, Distribution.Kind.LOGNORMAL, cv, null);
    }

    public static Distribution uniform(String mean, double cv) {
        return shape(mean, Distribution.Kind.UNIFORM, cv, null);
    }

    public static Distribution triangular(String mean, double cv) {
        return shape(mean, Distribution.Kind.TRIANGULAR, cv, null);
    }

    private static Distribution shape(String mean, Distribution.Kind kind, Double cv, Double k) {
        return new Distribution(known(time(mean)), kind, cv, k, null, null, null, List.of());
    }

    public static Distribution observed(Duration... values) {
        return new Distribution(
                null, Distribution.Kind.EMPIRICAL, null, null, null, null, null, List.of(values));
    }

    // ---- the plant ----

    public PlantBuilder zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    /**
     * Adds a calendar that works every day.
     *
     * @param shifts as {@code 08:00-16:00 22:00-06:00}; empty: all day
     */
    public PlantBuilder calendar(String id, String shifts) {
        calendars.add(calendar(id, shifts, List.of()));
        return this;
    }

    public PlantBuilder calendar(Calendar calendar) {
        calendars.add(calendar);
        return this;
    }

    static Calendar calendar(String id, String shifts, List<Calendar.PlannedStop> stops) {
        List<Calendar.Shift> all = new ArrayList<>();
        for (String shift : shifts.isEmpty() ? new String[0] : shifts.split(" ")) {
            int dash = shift.indexOf('-');
            all.add(
                    new Calendar.Shift(
                            LocalTime.parse(shift.substring(0, dash)),
                            LocalTime.parse(shift.substring(dash + 1)),
                            List.of(),
                            null));
        }
        return new Calendar(id, null, List.of(DayOfWeek.values()), all, List.of(), stops);
    }

    static Calendar.PlannedStop stop(LocalDate from, String lasts) {
        return new Calendar.PlannedStop(null, known(from), known(time(lasts)));
    }

    public PlantBuilder line(String id, String calendar, RampFactor... ramp) {
        lines.add(new Line(id, Text.of(id), "sop-" + id, calendar, known(40.0), List.of(ramp)));
        return this;
    }

    static RampFactor rampOverAge(Factor factor, double from, double to, String over) {
        return new RampFactor(
                factor, known(from), known(to), known(time(over)), null, RampFactor.Curve.LINEAR);
    }

    static RampFactor rampOverCars(Factor factor, double from, double to, double cars) {
        return new RampFactor(
                factor, known(from), known(to), null, known(cars), RampFactor.Curve.LINEAR);
    }

    public PlantBuilder model(String id, double share) {
        models.add(
                new Products.Model(
                        id,
                        Text.of(id),
                        known(LocalDate.of(2020, 1, 1)),
                        known(share),
                        known(100_000.0)));
        return this;
    }

    public PlantBuilder option(String group, Map<String, Double> choices) {
        options.add(
                new Products.OptionGroup(
                        group,
                        Text.of(group),
                        List.of(),
                        choices.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(
                                        c ->
                                                new Products.Choice(
                                                        c.getKey(),
                                                        Text.of(c.getKey()),
                                                        known(c.getValue()),
                                                        null))
                                .toList()));
        return this;
    }

    /** Adds a sequence with that many orders on one day of the horizon, counted from 0. */
    public PlantBuilder orders(String sequence, int day, double count) {
        LocalDate date = FIRST_DAY.plusDays(day);
        return sequence(
                sequence, new Demand.Wave(null, known(date), known(date), known(count), null));
    }

    public PlantBuilder sequence(String id, Demand.Wave... waves) {
        sequences.add(new Demand.Sequence(id, List.of(waves)));
        return this;
    }

    public PlantBuilder lever(Lever lever) {
        levers.add(lever);
        return this;
    }

    static Lever lever(
            String id,
            String place,
            int fromDay,
            String calendar,
            Factor factor,
            Double by,
            String stop) {
        return new Lever(
                id,
                Text.of(id),
                List.of(place),
                known(FIRST_DAY.plusDays(fromDay)),
                null,
                null,
                calendar,
                factor,
                by == null ? null : known(by),
                stop == null ? null : known(time(stop)));
    }

    /** Adds the shop {@code s} of the line {@code p}. */
    public PlantBuilder shop(UnaryOperator<ShopBuilder> shop) {
        return shop("s", List.of("p"), shop);
    }

    public PlantBuilder shop(String id, List<String> lines, UnaryOperator<ShopBuilder> shop) {
        shops.add(shop.apply(new ShopBuilder()).build(id, lines));
        return this;
    }

    public PlantBuilder policy(Policy policy) {
        policies.add(policy);
        return this;
    }

    public PlantBuilder supply(Demand.Supply supply) {
        supplies.add(supply);
        return this;
    }

    public Plant build() {
        if (lines.isEmpty()) {
            line("p", "always");
        }
        if (sequences.isEmpty()) {
            orders(ORDERS, 0, 1_000_000);
        }
        if (models.isEmpty()) {
            model("m", 1);
        }
        LocalDate last = FIRST_DAY.plusDays(days - 1);
        return new Plant(
                Text.of("test"),
                null,
                zone,
                new Plant.Horizon(FIRST_DAY, last),
                AS_OF,
                "CNY",
                new Plant.Runs(1, 1, 1),
                Judgement.LIMITS,
                List.of(),
                calendars,
                new Products(models, options, List.of(market())),
                new Demand(sequences, supplies, new Demand.Delivery(constant("1h"), null)),
                lines,
                shops,
                levers,
                policies,
                programme(),
                Actuals.none(),
                Backtest.none());
    }

    private static Products.Market market() {
        return new Products.Market("home", Text.of("home"), known(1.0), constant("24h"));
    }

    /** Every line may start on the first day. */
    private Programme programme() {
        List<Programme.Activity> starts = new ArrayList<>();
        for (Line line : lines) {
            starts.add(
                    new Programme.Activity(
                            line.startOfProduction(),
                            Text.of(line.startOfProduction()),
                            Programme.Owner.MAKER,
                            line.id(),
                            null,
                            null,
                            List.of(),
                            Map.of(),
                            known(FIRST_DAY),
                            null,
                            null));
        }
        return new Programme(
                FIRST_DAY,
                List.of(),
                starts,
                starts.stream().map(Programme.Activity::id).toList(),
                List.of());
    }
}
