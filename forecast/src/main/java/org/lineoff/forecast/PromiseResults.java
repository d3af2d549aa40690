package org.lineoff.forecast;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Promise;
import org.lineoff.model.Text;

/** Turns the days on which the runs kept a promise into its probability, interval and quantiles. */
final class PromiseResults {
    private static final DecimalFormatSymbols ROOT = new DecimalFormatSymbols(Locale.ROOT);

    private final Plant plant;
    private final LocalDate asOf;

    PromiseResults(Plant plant, LocalDate asOf) {
        this.plant = plant;
        this.asOf = asOf;
    }

    /**
     * @param days for each promise in the order of the file, the epoch day on which each run kept
     *     it
     */
    List<Forecast.PromiseResult> of(List<long[]> days) {
        List<Forecast.PromiseResult> results = new ArrayList<>();
        List<Promise> promises = plant.programme().promises();
        for (int i = 0; i < promises.size(); i++) {
            results.add(result(promises.get(i), days.get(i)));
        }
        return results;
    }

    private Forecast.PromiseResult result(Promise promise, long[] days) {
        LocalDate keptByAsOf = knownAt(promise.kept(), asOf);
        LocalDate due = promise.by();
        LocalDate last = due == null ? plant.horizon().to() : due;
        boolean settled = isSettled(promise);
        Quantiles.Share share;
        LocalDate p10;
        LocalDate p50;
        LocalDate p90;
        if (settled) {
            double kept = keptByAsOf != null && !keptByAsOf.isAfter(last) ? 1 : 0;
            share = new Quantiles.Share(kept, kept, kept);
            p10 = p50 = p90 = keptByAsOf;
        } else {
            int hits = 0;
            for (long day : days) {
                hits += day <= last.toEpochDay() ? 1 : 0;
            }
            share = Quantiles.wilson(hits, days.length);
            p10 = Quantiles.day(0.1, days);
            p50 = Quantiles.day(0.5, days);
            p90 = Quantiles.day(0.9, days);
        }
        return new Forecast.PromiseResult(
                promise.id(),
                promise.name(),
                kind(promise),
                measure(promise),
                promise.clause().text(),
                promise.clause().strength().name().toLowerCase(Locale.ROOT),
                promise.clause().visible(),
                due,
                settled,
                share.value(),
                share.low(),
                share.high(),
                p10,
                p50,
                p90,
                settled ? 0 : days.length,
                knownAt(promise.kept(), LocalDate.MAX));
    }

    /** Whether it was decided by the as-of day. */
    boolean isSettled(Promise promise) {
        return knownAt(promise.kept(), asOf) != null || isOverdue(promise);
    }

    /** The due date has passed and nobody could see it kept; what is not public stays open. */
    private boolean isOverdue(Promise promise) {
        LocalDate due = promise.by();
        return due != null && due.isBefore(asOf) && promise.clause().visible();
    }

    private static @Nullable LocalDate knownAt(@Nullable Known<LocalDate> day, LocalDate asOf) {
        return day == null ? null : day.at(asOf).map(Known.Version::value).orElse(null);
    }

    private static String kind(Promise promise) {
        return switch (promise) {
            case Promise.Date d -> "date";
            case Promise.Volume v -> "volume";
            case Promise.Rate r -> "rate";
            case Promise.Capacity c -> "capacity";
            case Promise.Quality q -> "quality";
        };
    }

    /** The exact measure in words, the convention of a capacity included. */
    private Text measure(Promise promise) {
        return new Text(measure(promise, "en"), measure(promise, "zh"));
    }

    private String measure(Promise promise, String language) {
        Texts texts = new Texts(language);
        return switch (promise) {
            case Promise.Date d ->
                    texts.get(
                            "measure.date",
                            plant.activity(d.activity())
                                    .map(a -> a.name().in(language))
                                    .orElse(d.activity()));
            case Promise.Volume v ->
                    texts.get("measure.volume", v.count(), v.days(), lines(v.lines(), texts));
            case Promise.Rate r ->
                    texts.get("measure.rate", r.perWeek(), r.weeks(), lines(r.lines(), texts));
            case Promise.Capacity c ->
                    texts.get(
                            "measure.capacity",
                            c.perYear(),
                            c.daysPerYear(),
                            rated(c.lines()),
                            c.perYear() / (c.daysPerYear() * ratedSum(c.lines())),
                            lines(c.lines(), texts));
            case Promise.Quality q ->
                    texts.get(
                            "measure.quality",
                            q.firstTimeThrough(),
                            q.weeks(),
                            lines(q.lines(), texts));
        };
    }

    /** Rated jobs per hour of each line, e.g. 40 + 40. */
    private String rated(List<String> ids) {
        return String.join(
                " + ",
                ids.stream().map(id -> new DecimalFormat("0.#", ROOT).format(rated(id))).toList());
    }

    private double ratedSum(List<String> ids) {
        return ids.stream().mapToDouble(this::rated).sum();
    }

    private double rated(String line) {
        return plant.line(line)
                .flatMap(l -> l.jobsPerHour().at(asOf))
                .map(Known.Version::value)
                .orElse(Double.NaN);
    }

    private String lines(List<String> ids, Texts texts) {
        return String.join(
                texts.get("list.separator"),
                ids.stream()
                        .map(
                                id ->
                                        plant.line(id)
                                                .map(l -> l.name().in(texts.language()))
                                                .orElse(id))
                        .toList());
    }
}
