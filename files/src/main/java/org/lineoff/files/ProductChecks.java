package org.lineoff.files;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.lineoff.model.Actuals;
import org.lineoff.model.Demand;
import org.lineoff.model.Known;
import org.lineoff.model.Products;

/** Weights of which some are above 0, waves with one size, periods that end after they begin. */
final class ProductChecks {
    private final Draft draft;
    private final Origins origins;
    private final Faults faults;

    ProductChecks(Draft draft, Origins origins, Faults faults) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
    }

    void run() {
        Products products = draft.products();
        weights(products, "models", products.models(), m -> m.share(), "share");
        weights(products, "markets", products.markets(), m -> m.share(), "share");
        for (Products.OptionGroup g : products.options()) {
            weights(g, "choices", g.choices(), c -> c.takeRate(), "takeRate");
        }
        for (Demand.Sequence s : draft.demand().sequences()) {
            s.waves().forEach(this::wave);
        }
        for (Demand.Supply s : draft.demand().supplies()) {
            s.deliveries().forEach(this::wave);
        }
        for (Actuals.Output o : draft.actuals().zoneOutput()) {
            if (origins.ok(o) && o.to().isBefore(o.from())) {
                faults.inconsistent(origins.where(o, "to"), "endBeforeStart", o.from());
            }
        }
    }

    private <T> void weights(
            Object owner,
            String list,
            List<T> items,
            Function<T, Known<Double>> weight,
            String key) {
        boolean readable =
                origins.ok(owner, list) && items.stream().allMatch(i -> origins.ok(i, key));
        if (readable && !items.isEmpty() && items.stream().allMatch(i -> isZero(weight.apply(i)))) {
            faults.inconsistent(origins.keyWhere(owner, list), "allZero", key);
        }
    }

    private static boolean isZero(Known<Double> weight) {
        return weight.versions().stream().allMatch(v -> v.value() == 0 && !v.hasRange());
    }

    private void wave(Demand.Wave w) {
        if (origins.ok(w, "count")
                && origins.ok(w, "perWeek")
                && (w.count() == null) == (w.perWeek() == null)) {
            faults.inconsistent(
                    w.count() == null ? origins.where(w) : origins.keyWhere(w, "perWeek"),
                    w.count() == null ? "waveWithoutSize" : "waveWithTwoSizes");
        }
        if (origins.ok(w, "from")
                && origins.ok(w, "to")
                && Dates.everBreaks(
                        w.from(), w.to(), (LocalDate from, LocalDate to) -> !to.isBefore(from))) {
            faults.inconsistent(
                    origins.where(w, "to"),
                    "endBeforeStart",
                    w.from().versions().getLast().value());
        }
    }
}
