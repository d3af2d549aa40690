package org.lineoff.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Known;
import org.lineoff.model.Products;

/**
 * The rules of a plant's products, as known on a day. What can be built changes only on the days on
 * which a rule, an approval or a model begins or ends; {@link #on} answers for any day.
 */
public final class ProductRules {
    private final Products products;
    private final LocalDate asOf;

    private ProductRules(Products products, LocalDate asOf) {
        this.products = products;
        this.asOf = asOf;
    }

    public static ProductRules of(Products products, LocalDate asOf) {
        return new ProductRules(products, asOf);
    }

    /** What can be built on a day; makes a solver, so keep it for further questions. */
    public Configurator on(LocalDate day) {
        return new Configurator(products, asOf, day);
    }

    /** Days from one to another, both included, on each of which the same can be built. */
    public record Period(LocalDate from, LocalDate to) {}

    /** The periods between two days, in their order. */
    public List<Period> periods(LocalDate from, LocalDate to) {
        NavigableSet<LocalDate> begins = new TreeSet<>();
        products.models().forEach(m -> add(begins, m.from(), 0));
        products.approvals()
                .forEach(
                        a -> {
                            add(begins, a.from(), 0);
                            add(begins, a.until(), 1);
                        });
        products.rules()
                .forEach(
                        r -> {
                            add(begins, r.from(), 0);
                            add(begins, r.until(), 1);
                        });
        List<Period> periods = new ArrayList<>();
        LocalDate start = from;
        for (LocalDate begin : begins.tailSet(from, false)) {
            if (begin.isAfter(to)) {
                break;
            }
            periods.add(new Period(start, begin.minusDays(1)));
            start = begin;
        }
        periods.add(new Period(start, to));
        return periods;
    }

    private void add(NavigableSet<LocalDate> begins, @Nullable Known<LocalDate> known, int later) {
        LocalDate day = Demands.at(known, asOf);
        if (day != null) {
            begins.add(day.plusDays(later));
        }
    }
}
