package org.lineoff.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Basis;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Distribution;
import org.lineoff.model.Gate;
import org.lineoff.model.Judgement;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.Promise;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * One line of one shop with two stations and a gate, half a year, for tests:
 *
 * <pre>source → [weld, 50 s] → [trim, 60 s, may fail] → gate with repair → sink</pre>
 *
 * Work is a fact, the failures are assumed. Production starts when "build" (10 days) is done.
 */
final class TinyPlant {
    static final LocalDate FROM = LocalDate.of(2024, 1, 1); // a Monday
    static final LocalDate TO = LocalDate.of(2024, 6, 30);
    static final Basis FACT = Basis.source("https://example.org", FROM);
    static final Basis GUESS = Basis.assumption("as usual", FROM);

    private TinyPlant() {}

    static Plant withPromises(Promise... promises) {
        return with(List.of(), promises);
    }

    static Plant with(List<Lever> levers, Promise... promises) {
        return new Plant(
                Text.of("Tiny"),
                null,
                ZoneId.of("Asia/Shanghai"),
                new Plant.Horizon(FROM, TO),
                FROM,
                "CNY",
                new Plant.Runs(4, 100, 1),
                Judgement.LIMITS,
                List.of(),
                List.of(
                        new Calendar(
                                "day",
                                null,
                                List.of(
                                        DayOfWeek.MONDAY,
                                        DayOfWeek.TUESDAY,
                                        DayOfWeek.WEDNESDAY,
                                        DayOfWeek.THURSDAY,
                                        DayOfWeek.FRIDAY),
                                List.of(
                                        new Calendar.Shift(
                                                LocalTime.of(8, 0),
                                                LocalTime.of(16, 0),
                                                List.of(),
                                                null)),
                                List.of(),
                                List.of())),
                products(),
                new Demand(
                        List.of(
                                new Demand.Sequence(
                                        "orders",
                                        List.of(
                                                new Demand.Wave(
                                                        null,
                                                        fact("from", FROM),
                                                        null,
                                                        null,
                                                        fact("perWeek", 1e5))))),
                        List.of(),
                        new Demand.Delivery(constant("release", Duration.ofDays(1)), null)),
                List.of(
                        new Line(
                                "p1",
                                text("Phase 1", "一期"),
                                "sop",
                                "day",
                                fact("jph", 60.0),
                                List.of())),
                List.of(shop()),
                levers,
                List.of(),
                new Programme(
                        FROM,
                        List.of(),
                        List.of(
                                activity("build", fact("build", Duration.ofDays(10)), List.of()),
                                activity("sop", null, List.of("build"))),
                        List.of("sop"),
                        List.of(promises)),
                Actuals.none(),
                Backtest.none());
    }

    private static Products products() {
        return new Products(
                List.of(
                        new Products.Model(
                                "car",
                                Text.of("Car"),
                                fact("sale", FROM),
                                fact("share", 1.0),
                                fact("price", 100.0))),
                List.of(),
                List.of(
                        new Products.Market(
                                "home",
                                Text.of("Home"),
                                fact("home", 1.0),
                                constant("shipping", Duration.ofDays(2)))));
    }

    private static Shop shop() {
        Station weld =
                station("weld", constant("weld", Duration.ofSeconds(50)), List.of(), List.of());
        Station trim =
                station(
                        "trim",
                        constant("trim", Duration.ofSeconds(60)),
                        List.of(
                                new Station.FailureMode(
                                        "robot",
                                        Station.FailureMode.Counts.OPERATION,
                                        guess("availability", 0.9),
                                        null,
                                        Distribution.of(
                                                guess("repair", Duration.ofMinutes(5)),
                                                Distribution.Kind.EXPONENTIAL,
                                                null))),
                        List.of(new Station.Defect("scratch", guess("scratch", 0.1))));
        Section cars =
                new Section(
                        "cars",
                        null,
                        Section.Kind.ASYNCHRONOUS,
                        null,
                        null,
                        false,
                        true,
                        List.of(weld, trim),
                        List.of(),
                        new Gate(
                                "check",
                                text("End of line", "终检"),
                                Map.of("scratch", fact("finds", 1.0)),
                                new Gate.Repair(
                                        fact("places", 50),
                                        fact("servers", 10),
                                        constant("rework", Duration.ofMinutes(10)))),
                        null,
                        null,
                        List.of());
        return new Shop(
                "body",
                text("Body", "车身"),
                List.of("p1"),
                null,
                List.of(cars),
                List.of(
                        new Junction.Source("release", "cars", "orders", null),
                        new Junction.Sink("lineOff", "cars")),
                List.of());
    }

    private static Station station(
            String id,
            Distribution work,
            List<Station.FailureMode> failures,
            List<Station.Defect> defects) {
        return new Station(
                id,
                text(id + " en", id + " zh"),
                1,
                new Station.Work(work, Map.of(), Map.of()),
                null,
                fact("buffer", 1),
                null,
                1,
                null,
                failures,
                defects,
                null);
    }

    private static Programme.Activity activity(
            String id,
            @org.jspecify.annotations.Nullable Known<Duration> duration,
            List<String> after) {
        return new Programme.Activity(
                id,
                Text.of(id),
                Programme.Owner.MAKER,
                "p1",
                duration,
                null,
                after.stream()
                        .map(
                                a ->
                                        new Programme.Precedence(
                                                a, Programme.Precedence.Type.FS, Duration.ZERO))
                        .toList(),
                Map.of(),
                null,
                null,
                null);
    }

    static Promise.Clause clause() {
        return new Promise.Clause(Text.of("as signed"), Promise.Strength.SIGNED, true);
    }

    static <T> Known<T> fact(String name, T value) {
        return Known.of("tiny#" + name, value, FACT);
    }

    static <T> Known<T> guess(String name, T value) {
        return Known.of("tiny#" + name, value, GUESS);
    }

    static Distribution constant(String name, Duration mean) {
        return Distribution.of(fact(name, mean), Distribution.Kind.CONSTANT, null);
    }

    private static Text text(String en, String zh) {
        return new Text(en, zh);
    }
}
