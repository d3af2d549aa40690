package org.lineoff.forecast;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Distribution;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Section;
import org.lineoff.model.SetUp;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * The tiny plant with one station that has to be set up between two colours. All cars that nobody
 * ordered otherwise are white.
 *
 * <pre>source → [paint, 60 s, set-up 30 s] → sink</pre>
 */
final class ColourPlant {
    private ColourPlant() {}

    /** Nothing varies. */
    static Plant withoutLuck() {
        return with(List.of());
    }

    /** The station fails, a fifth of the time. */
    static Plant withLuck() {
        return with(
                List.of(
                        new Station.FailureMode(
                                "robot",
                                Station.FailureMode.Counts.OPERATION,
                                TinyPlant.guess("availability", 0.8),
                                null,
                                Distribution.of(
                                        TinyPlant.guess("repair", Duration.ofMinutes(4)),
                                        Distribution.Kind.EXPONENTIAL,
                                        null))));
    }

    private static Plant with(List<Station.FailureMode> failures) {
        Plant tiny = TinyPlant.withPromises();
        return new Plant(
                tiny.title(),
                tiny.note(),
                tiny.timeZone(),
                tiny.horizon(),
                tiny.asOf(),
                tiny.currency(),
                tiny.runs(),
                tiny.judgement(),
                tiny.sources(),
                tiny.calendars(),
                products(tiny.products()),
                tiny.demand(),
                tiny.lines(),
                List.of(shop(failures)),
                tiny.levers(),
                tiny.policies(),
                tiny.programme(),
                tiny.actuals(),
                tiny.backtest());
    }

    private static Products products(Products tiny) {
        return new Products(
                tiny.models(),
                List.of(
                        new Products.OptionGroup(
                                "colour",
                                Text.of("Colour"),
                                List.of(),
                                List.of(choice("white", 1), choice("red", 0)))),
                tiny.markets());
    }

    private static Products.Choice choice(String id, double rate) {
        return new Products.Choice(id, Text.of(id), TinyPlant.fact(id, rate), null);
    }

    private static Shop shop(List<Station.FailureMode> failures) {
        Station paint =
                station(
                        "paint",
                        new SetUp(
                                "colour",
                                List.of(),
                                TinyPlant.fact("setUp", Duration.ofSeconds(30))),
                        failures);
        Section cars =
                new Section(
                        "cars",
                        null,
                        Section.Kind.ASYNCHRONOUS,
                        null,
                        null,
                        false,
                        true,
                        List.of(paint),
                        List.of(),
                        null,
                        null,
                        null,
                        List.of());
        return new Shop(
                "paint",
                Text.of("Paint"),
                List.of("p1"),
                null,
                List.of(cars),
                List.of(
                        new Junction.Source("release", "cars", "orders", null),
                        new Junction.Sink("lineOff", "cars")),
                List.of());
    }

    private static Station station(
            String id, @Nullable SetUp setUp, List<Station.FailureMode> failures) {
        return new Station(
                id,
                Text.of(id),
                1,
                new Station.Work(
                        TinyPlant.constant(id, Duration.ofSeconds(60)), Map.of(), Map.of()),
                setUp,
                TinyPlant.fact("buffer", 1),
                null,
                1,
                null,
                failures,
                List.of(),
                null);
    }
}
