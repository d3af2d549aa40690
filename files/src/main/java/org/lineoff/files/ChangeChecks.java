package org.lineoff.files;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.EngineeringChange;
import org.lineoff.model.EngineeringChange.Effectivity;
import org.lineoff.model.EngineeringChange.Swap;
import org.lineoff.model.EngineeringChange.VinRange;
import org.lineoff.model.Known;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;

/**
 * Engineering changes take effect somewhere, end after they begin, touch what exists, and write
 * identification numbers in letters that such numbers have (ISO 3779: no I, O, Q). Tasks are not
 * looked up: no file of the plant names them yet.
 */
final class ChangeChecks {
    private static final Pattern LIKE = Pattern.compile("[A-HJ-NPR-Z0-9?]{11}");
    private static final Pattern SERIAL = Pattern.compile("[A-HJ-NPR-Z0-9]{6}");

    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;
    private final RuleChecks rules;

    ChangeChecks(Draft draft, Origins origins, Faults faults, Ids ids, RuleChecks rules) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
        this.rules = rules;
    }

    void run() {
        Set<String> places = places();
        for (EngineeringChange change : draft.products().engineeringChanges()) {
            rules.cars(change.cars());
            change.effective().forEach(this::effectivity);
            change.parts().forEach(this::swap);
            for (Swap swap : change.approvals()) {
                swap(swap);
                ids.check(Kind.APPROVAL, swap, "out", swap.out());
                ids.check(Kind.APPROVAL, swap, "in", swap.in());
            }
            for (int i = 0; i < change.stations().size() && origins.ok(change, "stations"); i++) {
                String name = change.stations().get(i);
                if (!places.isEmpty() && !places.contains(name)) {
                    faults.add(
                            new Problem.Dangling(
                                    origins.where(change, "stations", i),
                                    "stations",
                                    Show.text(name),
                                    "kind.station",
                                    Nearest.to(name, places)));
                }
            }
            for (EngineeringChange.Count count : change.counts()) {
                if (origins.ok(count, "from")
                        && origins.ok(count, "to")
                        && count.to().isBefore(count.from())) {
                    faults.inconsistent(origins.where(count, "to"), "endBeforeStart", count.from());
                }
            }
        }
    }

    private void swap(Swap swap) {
        if (swap.out() == null
                && swap.in() == null
                && origins.ok(swap, "out")
                && origins.ok(swap, "in")) {
            faults.inconsistent(origins.where(swap), "swapOfNothing");
        }
    }

    private void effectivity(Effectivity e) {
        if (!origins.ok(e)) {
            return;
        }
        if (e.from() == null
                && e.until() == null
                && e.fromCar() == null
                && e.toCar() == null
                && e.vins().isEmpty()) {
            faults.inconsistent(origins.where(e), "effectiveAlways");
        }
        rules.span(e, e.from(), e.until());
        Known<Integer> first = e.fromCar();
        if (first != null
                && Dates.everBreaks(first, e.toCar(), (Integer from, Integer to) -> from <= to)) {
            faults.inconsistent(
                    origins.where(e, "toCar"),
                    "endBeforeStart",
                    first.versions().getLast().value());
        }
        e.vins().forEach(this::vins);
    }

    private void vins(VinRange range) {
        if (!origins.ok(range)) {
            return;
        }
        if (!LIKE.matcher(range.like()).matches()) {
            bad(range, "like", range.like(), "expected.vinStart", "LXXABC12?R1");
        }
        String from = serial(range, "from", range.from());
        String to = serial(range, "to", range.to());
        if (from != null && to != null && from.compareTo(to) > 0) {
            faults.inconsistent(origins.where(range, "to"), "endBeforeStart", from);
        }
    }

    /** The serial number, or null where there is none or it is no such number. */
    private @Nullable String serial(VinRange range, String key, @Nullable String serial) {
        if (serial != null && !SERIAL.matcher(serial).matches()) {
            bad(range, key, serial, "expected.serial", "\"000123\"");
            return null;
        }
        return serial;
    }

    private void bad(VinRange range, String key, String value, String expected, String example) {
        faults.add(
                new Problem.BadValue(
                        origins.where(range, key), key, Show.text(value), expected, example));
    }

    /** Full names of all stations, of equal ones in a row each; empty where not all are known. */
    private Set<String> places() {
        Set<String> names = new LinkedHashSet<>();
        boolean complete = origins.ok(draft.file(), "lines") && origins.ok(draft.file(), "shops");
        for (Shop shop : draft.shops()) {
            complete &= origins.ok(shop, "id") && origins.ok(shop, "lines");
            complete &= origins.ok(shop, "sections");
            for (String line : PlaceName.linesOf(shop)) {
                for (Section section : shop.sections()) {
                    complete &= origins.ok(section, "id") && origins.ok(section, "stations");
                    String start = PlaceName.of(line, shop, section.id()) + "/";
                    section.stations().forEach(s -> names.add(start + s.id()));
                }
            }
        }
        return complete ? names : Set.of();
    }
}
