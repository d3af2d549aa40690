package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.events.Places.Kind;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Plant;
import org.lineoff.model.Station;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.random.Sampler;
import org.lineoff.model.random.Shape;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * Checks every visit of a run at full rate against the draws: the open time from its start to its
 * finish, without what was down, is its set-up by the car before and the work that belongs to the
 * car's luck there; and each repair and line stop is as long as drawn, from when somebody of the
 * crew was free. All of it is worked out from the events and the draws alone.
 */
final class DrawnWork {
    private final Ran ran;
    private final Draws draws;
    private final String as;
    private final Layout layout;
    private final Orders orders;
    private final Map<String, OpenTime> hours = new HashMap<>();
    private final Map<String, StationSite> stations = new HashMap<>();
    private final Map<String, SectionSite> sections = new HashMap<>();
    private final Map<Shape, Sampler> samplers = new HashMap<>();

    /** Where a crew repairs: when each repair began, by place and mode. */
    private final Map<String, List<Long>> repairs = new HashMap<>();

    private int visits;

    private record Span(long from, long to, String mode, boolean calendar, boolean lineStop) {}

    DrawnWork(Ran ran, Draws draws, String as) {
        this.ran = ran;
        this.draws = draws;
        this.as = as;
        layout = LayoutBuilder.layout(ran.plant());
        orders = Orders.of(ran.plant(), drawn(), PlantBuilder.ORDERS);
        for (SectionSite section : layout.sections()) {
            for (StationSite station : section.stations()) {
                for (String unit : station.names()) {
                    stations.put(unit, station);
                    sections.put(unit, section);
                }
            }
        }
    }

    /** Checks all visits that ended; returns how many there were. */
    int check() {
        layout.sections().forEach(section -> repairs.putAll(CrewLaw.begins(section, ran)));
        Map<String, List<Event>> byPlace = new HashMap<>();
        for (Event e : ran.reported()) {
            byPlace.computeIfAbsent(e.place(), p -> new ArrayList<>()).add(e);
        }
        for (SectionSite section : sections.values()) {
            hours.put(section.name(), open(byPlace.getOrDefault(section.name(), List.of())));
        }
        byPlace.forEach(
                (place, events) -> {
                    if (ran.places().get(ran.places().indexOf(place)).kind() == Kind.STATION) {
                        station(place, events);
                    }
                });
        return visits;
    }

    private OpenTime open(List<Event> events) {
        OpenTime.Builder open = OpenTime.builder();
        long since = 0;
        boolean isOpen = true;
        for (Event e : events) {
            if (e.type() == EventType.STOPPED && isOpen) {
                isOpen = false;
                if (e.time() > since) {
                    open.open(since, e.time());
                }
            } else if (e.type() == EventType.RESUMED) {
                isOpen = true;
                since = e.time();
            }
        }
        if (isOpen) {
            open.open(since, OpenTime.NEVER);
        }
        return open.build();
    }

    private void station(String place, List<Event> events) {
        OpenTime open = hours.get(sections.get(place).name());
        List<Span> downs = downs(events, open);
        Event start = null;
        for (Event e : events) {
            if (e.type() == EventType.WORK_STARTED) {
                assertThat((long) e.value())
                        .as("%s: set-up of %s for car %d", as, place, e.car())
                        .isEqualTo(setUp(place, start, e));
                start = e;
            } else if (e.type() == EventType.WORK_FINISHED && start != null) {
                long from = open.openTime(start.time());
                long to = open.openTime(e.time());
                assertThat(to - from - covered(downs, from, to))
                        .as("%s: work of car %d at %s", as, e.car(), place)
                        .isEqualTo((long) start.value() + work(place, e, start.time()));
                visits++;
            }
        }
        checkRepairs(place, downs, open);
    }

    /** Failures at a station, in open time; those that last at the end are left out. */
    private static List<Span> downs(List<Event> events, OpenTime open) {
        Map<String, Long> since = new HashMap<>();
        List<Span> downs = new ArrayList<>();
        for (Event e : events) {
            String key = e.part() + e.cause();
            if (e.type() == EventType.FAILED) {
                since.put(key, open.openTime(e.time()));
            } else if (e.type() == EventType.REPAIRED) {
                downs.add(
                        new Span(
                                since.remove(key),
                                open.openTime(e.time()),
                                e.part(),
                                e.car() == 0,
                                e.cause() == Cause.LINE_STOP));
            }
        }
        downs.sort((a, b) -> Long.compare(a.from(), b.from()));
        return downs;
    }

    /** How much of [from, to) lies in at least one of the spans, which are sorted. */
    private static long covered(List<Span> spans, long from, long to) {
        long sum = 0;
        long at = from;
        for (Span span : spans) {
            long begin = Math.max(at, span.from());
            long end = Math.min(to, span.to());
            if (begin < end) {
                sum += end - begin;
                at = end;
            }
        }
        return sum;
    }

    private void checkRepairs(String place, List<Span> downs, OpenTime open) {
        List<Station.FailureMode> modes = stations.get(place).station().failures();
        List<Span> calendar = downs.stream().filter(Span::calendar).toList();
        for (Station.FailureMode mode : modes) {
            long name = Draws.place(Draws.place(place), mode.id());
            boolean counts = mode.counts() == Station.FailureMode.Counts.CALENDAR;
            Purpose purpose = counts ? Purpose.CALENDAR_DOWN : Purpose.REPAIR;
            DrawnDuration law = DrawnDuration.of(mode.repair(), drawn());
            int n = 0;
            for (Span down : downs) {
                if (down.mode().equals(mode.id()) && !down.lineStop()) {
                    double u = draws.uniform(purpose, name, n++);
                    long drawn = sampler(law).duration(law.meanMillis(), u);
                    List<Long> begins = repairs.get(place + " " + mode.id());
                    long from =
                            counts || begins == null
                                    ? down.from()
                                    : open.openTime(begins.get(n - 1));
                    long lasted = down.to() - from;
                    assertThat(counts ? lasted : lasted - covered(calendar, from, down.to()))
                            .as("%s: repair %d of %s at %s", as, n - 1, mode.id(), place)
                            .isEqualTo(counts ? Math.max(1, drawn) : drawn);
                }
            }
        }
    }

    /** The set-up for a visit after another on the same unit, null before the first. */
    private long setUp(String place, Event before, Event e) {
        return before == null || !isOfCar(place)
                ? 0
                : new SetUpLaw(ran.plant(), orders, drawn())
                        .millis(stations.get(place).station(), before.car(), e.car());
    }

    private long work(String place, Event e, long start) {
        Station station = stations.get(place).station();
        DrawnDuration law = DrawnDuration.of(station.work().time(), drawn());
        double mean = law.meanMillis();
        if (isOfCar(place)) {
            mean = mean(station, mean, e.car());
        }
        long index = Draws.carIndex(e.car(), e.visit());
        double u = draws.uniform(Purpose.WORK, Draws.place(place), index);
        double speed = ManningLaw.speed(ran.plant(), sections.get(place), station, start);
        return Durations.round(sampler(law).quantile(u) * mean / speed);
    }

    /** Whether cars pass there, or parts that belong to one car each. */
    private boolean isOfCar(String place) {
        return !ran.places().get(ran.places().indexOf(place)).parts() || isMatched(place);
    }

    private Sampler sampler(DrawnDuration law) {
        return samplers.computeIfAbsent(law.shape(), Sampler::of);
    }

    /** Whether the parts in this section belong to one car each: some source before it follows. */
    private boolean isMatched(String place) {
        int section = sections.get(place).index();
        return layout.junctions().stream()
                .anyMatch(
                        j ->
                                j instanceof Layout.OtherSite o
                                        && o.follows() >= 0
                                        && o.to().contains(section));
    }

    private double mean(Station station, double mean, long car) {
        Plant plant = ran.plant();
        String model = plant.products().models().get(orders.model(car)).id();
        var own = station.work().byModel().get(model);
        double sum = own == null ? mean : drawn().millis(own);
        for (int g = 0; g < plant.products().options().size(); g++) {
            int choice = orders.choice(car, g);
            String id = plant.products().options().get(g).choices().get(choice).id();
            var added = station.work().addByOption().get(id);
            sum += added == null ? 0 : drawn().millis(added);
        }
        return sum;
    }

    private org.lineoff.model.Drawn drawn() {
        return new org.lineoff.model.Drawn(draws, ran.plant().asOf());
    }
}
