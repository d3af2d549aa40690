package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;

/** {@link TinyPlant} with something that is scarce. */
final class Scarce {
    private Scarce() {}

    /** So many orders a week, where some 2,200 could be built. */
    static Plant orders(Plant plant, double aWeek) {
        return Copy.with(
                plant,
                "demand",
                Copy.with(
                        plant.demand(),
                        "sequences",
                        List.of(
                                new Demand.Sequence(
                                        "orders",
                                        List.of(wave(TinyPlant.fact("perWeek", aWeek)))))));
    }

    /** So many parts a week. */
    static Plant parts(Plant plant, double aWeek) {
        return parts(plant, TinyPlant.fact("parts", aWeek));
    }

    /** Parts a week of which only a range is known. */
    static Plant parts(Plant plant, double low, double high) {
        return parts(
                plant, Known.between("tiny#parts", low, (low + high) / 2, high, TinyPlant.GUESS));
    }

    private static Plant parts(Plant plant, Known<Double> aWeek) {
        Demand.Supply supply =
                new Demand.Supply(
                        "cells", null, List.of(), List.of(), 1, null, List.of(wave(aWeek)));
        return Copy.with(plant, "demand", Copy.with(plant.demand(), "supplies", List.of(supply)));
    }

    private static Demand.Wave wave(Known<Double> aWeek) {
        return new Demand.Wave(
                null, TinyPlant.fact("from", TinyPlant.FROM.plusDays(8)), null, null, aWeek);
    }

    /** Without failures and defects. */
    static Plant sure(Plant plant) {
        return stations(
                plant, s -> Copy.with(Copy.with(s, "failures", List.of()), "defects", List.of()));
    }

    /** Shut for a week in May. */
    static Plant stopped(Plant plant) {
        Calendar day = plant.calendars().getFirst();
        Calendar.PlannedStop stop =
                new Calendar.PlannedStop(
                        null,
                        TinyPlant.fact("stop", LocalDate.of(2024, 5, 13)), // a Monday
                        TinyPlant.fact("lasts", Duration.ofDays(5)));
        return Copy.with(plant, "calendars", List.of(Copy.with(day, "stops", List.of(stop))));
    }

    /** The first station fails as well, and is as slow as the second. */
    static Plant failingWeld(Plant plant) {
        Station trim = plant.shops().getFirst().sections().getFirst().stations().get(1);
        return stations(
                plant,
                s -> Copy.with(Copy.with(s, "failures", trim.failures()), "work", trim.work()));
    }

    /** Three carriers that are slow to come back. */
    static Plant skids(Plant plant) {
        Shop shop = plant.shops().getFirst();
        SkidLoop loop =
                new SkidLoop(
                        "skids",
                        "cars",
                        "cars",
                        TinyPlant.fact("skids", 3),
                        TinyPlant.fact("returns", Duration.ofMinutes(2)));
        return Copy.with(plant, "shops", List.of(Copy.with(shop, "skidLoops", List.of(loop))));
    }

    private static Plant stations(Plant plant, UnaryOperator<Station> edit) {
        Shop shop = plant.shops().getFirst();
        Section cars = shop.sections().getFirst();
        Section edited = Copy.with(cars, "stations", cars.stations().stream().map(edit).toList());
        return Copy.with(plant, "shops", List.of(Copy.with(shop, "sections", List.of(edited))));
    }
}
