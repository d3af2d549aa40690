package org.lineoff.forecast;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Distribution;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
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

    /**
     * Nothing varies, and the cars go on over a moving line: takt 90 s, one station that works 80 s
     * on a white car and 105 s on a red one.
     */
    static Plant withMovingLine() {
        return with(List.of(), true);
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
        return with(failures, false);
    }

    private static Plant with(List<Station.FailureMode> failures, boolean moving) {
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
                List.of(shop(failures, moving)),
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

    private static Shop shop(List<Station.FailureMode> failures, boolean moving) {
        Station paint =
                station(
                        "paint",
                        60,
                        Map.of(),
                        new SetUp(
                                "colour",
                                List.of(),
                                TinyPlant.fact("setUp", Duration.ofSeconds(30))),
                        failures);
        Section cars = section("cars", Section.Kind.ASYNCHRONOUS, null, paint);
        Station fit =
                station(
                        "fit",
                        80,
                        Map.of("red", TinyPlant.fact("red more", Duration.ofSeconds(25))),
                        null,
                        List.of());
        Section line =
                section(
                        "line",
                        Section.Kind.PACED,
                        TinyPlant.fact("takt", Duration.ofSeconds(90)),
                        fit);
        Junction source = new Junction.Source("release", "cars", "orders", null);
        return new Shop(
                "paint",
                Text.of("Paint"),
                List.of("p1"),
                null,
                moving ? List.of(cars, line) : List.of(cars),
                moving
                        ? List.of(
                                source,
                                new Junction.Link("toLine", "cars", "line"),
                                new Junction.Sink("lineOff", "line"))
                        : List.of(source, new Junction.Sink("lineOff", "cars")),
                List.of());
    }

    private static Section section(
            String id, Section.Kind kind, @Nullable Known<Duration> takt, Station station) {
        return new Section(
                id,
                null,
                kind,
                null,
                takt,
                false,
                true,
                List.of(station),
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    private static Station station(
            String id,
            int seconds,
            Map<String, Known<Duration>> more,
            @Nullable SetUp setUp,
            List<Station.FailureMode> failures) {
        return new Station(
                id,
                Text.of(id),
                1,
                new Station.Work(
                        TinyPlant.constant(id, Duration.ofSeconds(seconds)), Map.of(), more),
                setUp,
                setUp == null ? null : TinyPlant.fact("buffer", 1),
                null,
                1,
                null,
                failures,
                List.of(),
                null);
    }
}
