package org.lineoff.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Distribution;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Line;
import org.lineoff.model.Problem;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;

/** What stands inside a shop: names, paced against asynchronous, failure modes, ramps. */
final class SectionChecks {
    /** More places than any plant has; a slip in repeat or parallel would fill the memory. */
    static final long MAX_PLACES = 100_000;

    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;

    SectionChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        for (Line line : draft.lines()) {
            line.ramp().forEach(this::ramp);
            if (line.id().equals("plant")) {
                faults.inconsistent(origins.where(line, "id"), "reserved", line.id());
            }
        }
        long places = 0;
        for (Shop shop : draft.shops()) {
            Object line = ids.of(Ids.Kind.LINE).get(shop.id());
            if (line != null && origins.ok(shop, "id")) {
                faults.add(
                        new Problem.Duplicate(
                                origins.where(shop, "id"), shop.id(), origins.where(line, "id")));
            }
            Map<String, Object> names = new HashMap<>();
            ids.unique(shop.sections(), Section::id, "id", names);
            ids.unique(shop.junctions(), Junction::id, "id", names);
            ids.unique(shop.skidLoops(), SkidLoop::id, "id", names);
            for (Section s : shop.sections()) {
                if (shop.lines().isEmpty()
                        && origins.ok(shop, "lines")
                        && !origins.has(s, "calendar")) {
                    faults.inconsistent(origins.where(s), "sharedWithoutCalendar", s.id());
                }
                places += section(s) * Math.max(1, shop.lines().size());
                if (places > MAX_PLACES) {
                    faults.inconsistent(origins.where(s), "tooManyStations", MAX_PLACES);
                    return;
                }
            }
        }
    }

    private long section(Section s) {
        s.ramp().forEach(this::ramp);
        boolean paced = s.kind() == Section.Kind.PACED;
        if (origins.ok(s, "kind")) {
            if (paced && !origins.has(s, "takt")) {
                faults.inconsistent(origins.where(s), "pacedWithoutTakt", s.id());
            }
            for (String key : List.of("takt", "emptyPitches", "emptyAtEnd")) {
                if (!paced && origins.has(s, key)) {
                    faults.inconsistent(origins.keyWhere(s, key), "onlyPaced", key);
                }
            }
            positive(s, "takt", s.takt());
        }
        if (s.stations().isEmpty() && s.tasks() == null && origins.ok(s, "stations")) {
            faults.inconsistent(origins.where(s), "sectionWithoutStations", s.id());
        }
        long places = 0;
        for (Station station : s.stations()) {
            places += (long) station.repeat() * station.parallel();
            if (origins.ok(s, "kind")) {
                pacing(station, paced);
            }
            failures(station.failures());
            ids.unique(station.defects(), Station.Defect::type, "type", new HashMap<>());
        }
        if (places <= MAX_PLACES) {
            names(s);
        }
        return places;
    }

    /** Names of stations (with their repetitions) and of the gate, each once. */
    private void names(Section s) {
        record Named(String name, Object record) {}
        List<Named> names = new ArrayList<>();
        for (Station station : s.stations()) {
            if (!origins.ok(station, "id")) {
                continue;
            }
            if (station.repeat() <= 1) {
                names.add(new Named(station.id(), station));
            }
            for (int i = 1; i <= station.repeat() && station.repeat() > 1; i++) {
                names.add(new Named(station.id() + "-" + i, station));
            }
        }
        Gate gate = s.gate();
        if (gate != null && origins.ok(s, "gate") && origins.ok(gate, "id")) {
            names.add(new Named(gate.id(), gate));
        }
        Map<String, Object> seen = new HashMap<>();
        for (Named n : names) {
            Object first = seen.putIfAbsent(n.name(), n.record());
            if (first != null) {
                faults.add(
                        new Problem.Duplicate(
                                origins.where(n.record(), "id"),
                                n.name(),
                                origins.where(first, "id")));
                return;
            }
        }
    }

    private void pacing(Station station, boolean paced) {
        if (paced) {
            for (String key : List.of("buffer", "transport")) {
                if (origins.has(station, key)) {
                    faults.inconsistent(origins.keyWhere(station, key), "notPaced", key);
                }
            }
            if (origins.ok(station, "parallel") && station.parallel() > 1) {
                faults.inconsistent(origins.keyWhere(station, "parallel"), "notPaced", "parallel");
            }
        } else if (origins.has(station, "lineStop")) {
            faults.inconsistent(origins.keyWhere(station, "lineStop"), "onlyPaced", "lineStop");
        }
    }

    void failures(List<Station.FailureMode> modes) {
        ids.unique(modes, Station.FailureMode::id, "id", new HashMap<>());
        for (Station.FailureMode f : modes) {
            if (!origins.ok(f, "availability") || !origins.ok(f, "up")) {
                continue;
            }
            if (f.availability() != null && f.up() != null) {
                faults.inconsistent(origins.keyWhere(f, "up"), "availabilityAndUp", f.id());
            } else if (f.availability() == null && f.up() == null) {
                faults.inconsistent(origins.where(f), "neitherAvailabilityNorUp", f.id());
            } else if (f.availability() != null && origins.ok(f, "repair")) {
                zeroRepair(f);
            }
        }
    }

    /** No repair of length 0 yields an availability below 1. */
    private void zeroRepair(Station.FailureMode f) {
        Distribution repair = f.repair();
        Known<Duration> mean = repair.mean();
        if (mean != null
                && origins.ok(repair)
                && mean.versions().stream().anyMatch(v -> v.value().isZero())) {
            faults.add(
                    new Problem.OutOfRange(origins.where(f, "repair"), "repair", "0", "aboveZero"));
        }
    }

    private void positive(Object record, String key, @Nullable Known<Duration> duration) {
        if (duration != null
                && duration.versions().stream()
                        .anyMatch(v -> v.value().isZero() || isZero(v.low()))) {
            faults.add(new Problem.OutOfRange(origins.where(record, key), key, "0", "aboveZero"));
        }
    }

    private static boolean isZero(@Nullable Duration d) {
        return d != null && d.isZero();
    }

    private void ramp(RampFactor r) {
        if (!origins.ok(r, "over") || !origins.ok(r, "overCars")) {
            return;
        }
        if (r.over() != null && r.overCars() != null) {
            faults.inconsistent(origins.keyWhere(r, "overCars"), "overAndOverCars");
        } else if (r.over() == null && r.overCars() == null) {
            faults.inconsistent(origins.where(r), "neitherOverNorOverCars");
        }
        positive(r, "over", r.over());
    }
}
