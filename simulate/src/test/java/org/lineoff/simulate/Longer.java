package org.lineoff.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lineoff.events.Cause;
import org.lineoff.model.Distribution;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Station;
import org.lineoff.simulate.FrozenRun.Kind;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * One duration of a plant's files that can be made longer or shorter, by just as much for each car:
 * the takt of a section, the transport into a station, work that does not vary by chance. At the
 * full rate; ramps and levers would divide it.
 *
 * @param index of the station in its section, −1 for a takt
 */
record Longer(String shop, String section, int index, Cause cause) {
    /** Shorter ones are left alone: they have to stay positive. */
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    /** All that a plant has. */
    static List<Longer> all(Plant plant) {
        List<Longer> all = new ArrayList<>();
        for (var shop : plant.shops()) {
            for (Section section : shop.sections()) {
                Known<Duration> takt = section.takt();
                if (takt != null) {
                    all.add(new Longer(shop.id(), section.id(), -1, Cause.TAKT));
                }
                for (int i = 0; i < section.stations().size(); i++) {
                    Station station = section.stations().get(i);
                    Known<Duration> transport = station.transport();
                    if (transport != null && isLong(transport)) {
                        all.add(new Longer(shop.id(), section.id(), i, Cause.TRANSPORT));
                    }
                    if (isConstant(station.work())) {
                        all.add(new Longer(shop.id(), section.id(), i, Cause.WORK));
                    }
                }
            }
        }
        return all;
    }

    private static boolean isConstant(Station.Work work) {
        Known<Duration> mean = work.time().mean();
        return work.time().shape() == Distribution.Kind.CONSTANT
                && mean != null
                && isLong(mean)
                && work.byModel().values().stream().allMatch(Longer::isLong);
    }

    private static boolean isLong(Known<Duration> time) {
        return time.versions().stream().allMatch(v -> v.value().compareTo(SHORTEST) >= 0);
    }

    /** The plant with it so much longer. */
    Plant by(Plant plant, long millis) {
        return Edit.shops(
                plant,
                s ->
                        !s.id().equals(shop)
                                ? s
                                : Edit.with(
                                        s,
                                        "sections",
                                        s.sections().stream()
                                                .map(
                                                        x ->
                                                                x.id().equals(section)
                                                                        ? by(x, millis)
                                                                        : x)
                                                .toList()));
    }

    private Section by(Section section, long millis) {
        if (index < 0) {
            return Edit.with(section, "takt", more(section.takt(), millis));
        }
        List<Station> stations = new ArrayList<>(section.stations());
        Station station = stations.get(index);
        stations.set(
                index,
                cause == Cause.TRANSPORT
                        ? Edit.with(station, "transport", more(station.transport(), millis))
                        : Edit.with(station, "work", more(station.work(), millis)));
        return Edit.with(section, "stations", stations);
    }

    private static Station.Work more(Station.Work work, long millis) {
        Map<String, Known<Duration>> byModel = new HashMap<>();
        work.byModel().forEach((model, time) -> byModel.put(model, more(time, millis)));
        return new Station.Work(
                Edit.with(work.time(), "mean", more(work.time().mean(), millis)),
                byModel,
                work.addByOption());
    }

    private static Known<Duration> more(Known<Duration> time, long millis) {
        return PlantBuilder.known(time.versions().getLast().value().plusMillis(millis));
    }

    /** Where it is on the critical path. */
    Predicate<Kind> kinds(Plant plant) {
        Set<Integer> places = new HashSet<>();
        for (SectionSite site : LayoutBuilder.layout(plant).sections()) {
            if (site.shop().id().equals(shop) && site.section().id().equals(section)) {
                if (index < 0) {
                    places.add(site.place());
                }
                for (StationSite station : site.stations()) {
                    if (index >= 0
                            && station.station().equals(site.section().stations().get(index))) {
                        places.addAll(station.places());
                    }
                }
            }
        }
        return kind -> kind.cause() == cause && places.contains(kind.place());
    }
}
