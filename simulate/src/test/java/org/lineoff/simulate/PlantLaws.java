package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.events.Places.Kind;
import org.lineoff.events.Places.Place;
import org.lineoff.model.Junction;
import org.lineoff.model.Section;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * Checks the events of a run against what holds in every plant: no car is lost, doubled or in two
 * places, order is kept in sections, nothing holds more than it can, nothing moves in closed hours.
 * Knows nothing of the engine but the events, and the layout that names the places.
 */
final class PlantLaws {
    private final Ran ran;
    private final String as;
    private final Layout layout;

    /** Where each car or part is; parts are told apart by the section in which they are. */
    private final Map<String, String> whereIs = new HashMap<>();

    private final Set<Long> released = new HashSet<>();
    private final Set<Long> gone = new HashSet<>();

    /** By station: its car; by section: whether it is open. */
    private final Map<String, Long> inside = new HashMap<>();

    private final Map<String, Boolean> open = new HashMap<>();
    private final Map<String, Set<Long>> stored = new HashMap<>();

    /** Cars in the order in which they entered and left each position, by section and position. */
    private final Map<String, List<Long>> entered = new HashMap<>();

    private final Map<String, List<Long>> left = new HashMap<>();
    private final Map<String, String> positionOf = new HashMap<>();
    private final Map<String, Set<String>> failed = new HashMap<>();
    private final Map<String, String> stage = new HashMap<>();

    /** The car that has just failed its inspection after a repair. */
    private String queuesAnew = "";

    private PlantLaws(Ran ran, String as) {
        this.ran = ran;
        this.as = as;
        layout = LayoutBuilder.layout(ran.plant());
        for (SectionSite section : layout.sections()) {
            for (int p = 0; p < section.stations().size(); p++) {
                for (String unit : section.stations().get(p).names()) {
                    positionOf.put(unit, section.name() + ":" + p);
                }
            }
        }
    }

    static void check(Ran ran, String as) {
        PlantLaws laws = new PlantLaws(ran, as);
        long instant = -1;
        for (Event event : ran.reported()) {
            if (event.time() != instant) {
                laws.endOfInstant();
                laws.require(event.time() > instant, event, "goes back in time");
                instant = event.time();
            }
            laws.take(event);
        }
        laws.endOfInstant();
        laws.endOfRun();
        LoopLaws.check(ran, as);
        LaneLaws.check(ran, as);
        OvertakingLaws.check(ran, as);
        LotLaws.check(ran, as);
    }

    private void take(Event e) {
        if (e.type() != EventType.ENTERED && e.type() != EventType.LEFT) {
            queuesAnew = "";
        }
        Place place = ran.places().get(ran.places().indexOf(e.place()));
        String car = e.car() + (place.parts() ? " in " + hoursOf(place) : "");
        switch (e.type()) {
            case RELEASED -> {
                if (!place.parts()) {
                    require(released.add(e.car()), e, "is released twice");
                }
            }
            case ENTERED -> {
                if (!car.equals(queuesAnew)) {
                    requireOpen(place, e);
                }
                String before = whereIs.put(car, e.place());
                require(before == null, e, "is still in " + before);
                if (place.kind() == Kind.STATION) {
                    require(inside.put(e.place(), e.car()) == null, e, "finds another car");
                    list(entered, positionOf.get(e.place())).add(e.car());
                    stage.put(e.place(), "ENTERED");
                } else {
                    stored.computeIfAbsent(e.place(), p -> new HashSet<>()).add(e.car());
                }
            }
            case WORK_STARTED -> step(e, place, "ENTERED");
            case WORK_FINISHED -> step(e, place, "WORK_STARTED");
            case LEFT -> {
                // Failing again it moves nowhere: it queues anew in the place that it holds.
                queuesAnew = place.kind() == Kind.REPAIR && e.cause() == Cause.RESULT ? car : "";
                if (queuesAnew.isEmpty()) {
                    requireOpen(place, e);
                }
                require(e.place().equals(whereIs.remove(car)), e, "was not there");
                if (place.kind() == Kind.STATION) {
                    step(e, place, "WORK_FINISHED");
                    require(inside.remove(e.place()) == e.car(), e, "was not in the station");
                    list(left, positionOf.get(e.place())).add(e.car());
                } else {
                    require(stored.get(e.place()).remove(e.car()), e, "was not stored");
                }
            }
            case FAILED -> {
                requireOpen(place, e);
                require(failures(e).add(e.part() + e.cause()), e, "is down already");
            }
            case REPAIRED -> require(failures(e).remove(e.part() + e.cause()), e, "was not down");
            case STOPPED -> open.put(e.place(), false);
            case RESUMED -> require(!open.put(e.place(), true), e, "was open");
            case PART_FITTED -> fit(e);
            case LINE_OFF -> {
                require(released.contains(e.car()), e, "was never released");
                require(gone.add(e.car()), e, "is gone already");
                require(!whereIs.containsKey(car), e, "is still somewhere");
            }
            default -> {}
        }
    }

    private Set<String> failures(Event e) {
        return failed.computeIfAbsent(e.place(), p -> new HashSet<>());
    }

    private void fit(Event e) {
        OtherSite site = junction(e.place());
        Junction.Join join = (Junction.Join) site.junction();
        for (Junction.Join.Part part : join.parts()) {
            if (part.from().equals(e.part()) && part.matched()) {
                require(e.value() == e.car(), e, "got the part of another");
            }
        }
    }

    private OtherSite junction(String place) {
        return layout.junctions().stream()
                .filter(j -> j instanceof OtherSite o && o.name().equals(place))
                .map(OtherSite.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void step(Event e, Place place, String after) {
        if (place.kind() == Kind.STATION) {
            String before = stage.put(e.place(), e.type().name());
            require(after.equals(before), e, "comes after " + before);
        }
    }

    private void requireOpen(Place place, Event e) {
        require(open.getOrDefault(hoursOf(place), true), e, "moves in closed hours");
    }

    /** Where it is reported that it opens and closes: its section, or itself outside sections. */
    private static String hoursOf(Place place) {
        return place.section().isEmpty() ? place.name() : place.section();
    }

    private void endOfInstant() {
        for (SectionSite section : layout.sections()) {
            for (int p = 1; p < section.stations().size(); p++) {
                int arrived = list(left, section.name() + ":" + (p - 1)).size();
                int departed = list(left, section.name() + ":" + p).size();
                requireRoom(
                        arrived - departed,
                        places(section, section.stations().get(p)),
                        section.name() + " before its position " + p);
            }
            if (section.repairPlace() >= 0) {
                String repair = ran.places().get(section.repairPlace()).name();
                requireRoom(
                        stored.getOrDefault(repair, Set.of()).size(),
                        value(section.section().gate().repair().places()),
                        repair);
            }
        }
        for (Layout.JunctionSite site : layout.junctions()) {
            if (site instanceof OtherSite o && o.junction() instanceof Junction.Store store) {
                requireRoom(
                        stored.getOrDefault(o.name(), Set.of()).size(),
                        LaneLaws.places(store),
                        o.name());
            }
        }
    }

    private void requireRoom(int cars, int places, String where) {
        if (cars < 0 || cars > places) {
            throw new AssertionError("%s: %d cars in %s".formatted(as, cars, where));
        }
    }

    private static int places(SectionSite section, StationSite station) {
        var buffer = station.station().buffer();
        return section.section().kind() == Section.Kind.PACED
                ? 1
                : station.places().size() + (buffer == null ? 0 : value(buffer));
    }

    private static int value(org.lineoff.model.Known<Integer> figure) {
        return figure.versions().getFirst().value();
    }

    private void endOfRun() {
        for (SectionSite section : layout.sections()) {
            for (int p = 0; p < section.stations().size(); p++) {
                List<Long> in = list(entered, section.name() + ":" + p);
                List<Long> out = list(left, section.name() + ":" + p);
                requireOrder(in, out, section.name() + ", position " + p);
                if (p > 0) {
                    List<Long> before = list(left, section.name() + ":" + (p - 1));
                    requireOrder(before, in, section.name() + ", before position " + p);
                }
            }
        }
        long onTheWay = released.stream().filter(car -> !gone.contains(car)).count();
        assertThat(gone.size() + onTheWay).as("%s: cars", as).isEqualTo(released.size());
        long count = ran.count(EventType.LINE_OFF);
        assertThat((long) gone.size()).as("%s: cars off the line", as).isEqualTo(count);
    }

    private void requireOrder(List<Long> before, List<Long> later, String where) {
        assertThat(later)
                .as("%s: the order of cars at %s", as, where)
                .isEqualTo(before.subList(0, later.size()));
    }

    private void require(boolean law, Event e, String broken) {
        if (!law) {
            throw new AssertionError("%s: car %d %s: %s".formatted(as, e.car(), broken, e));
        }
    }

    private static List<Long> list(Map<String, List<Long>> lists, String key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>());
    }
}
