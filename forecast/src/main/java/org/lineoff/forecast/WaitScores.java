package org.lineoff.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

/**
 * Tries the promises to customers against what customers were told and what they got: as of each
 * day of the {@code waits} of {@code backtest.yaml}, the wait of an order that comes in on that
 * day.
 */
public final class WaitScores {
    private static final double DAYS_A_WEEK = 7;

    private WaitScores() {}

    /**
     * A wait as it was quoted.
     *
     * @param low weeks at least
     * @param high weeks at most; alike where one figure was quoted
     * @param source id of its source, empty if it has none
     */
    public record Quote(Text cars, double low, double high, String source) {}

    /**
     * One day.
     *
     * @param ahead orders ahead; of orders that nobody counted the median of the replications
     * @param counted whether how many are ahead was public; else the waves of {@code demand.yaml}
     *     say it, by replication
     * @param half weeks after which it is ready with a chance of 50 %; null: beyond what is
     *     simulated
     * @param likely the same of 80 %
     * @param cameTrue weeks after which as many cars as were ordered by then had really been
     *     delivered, between the counts that are public; null where those do not say it
     */
    public record Score(
            LocalDate day,
            long ahead,
            boolean counted,
            @Nullable Double half,
            @Nullable Double likely,
            @Nullable Double cameTrue,
            List<Quote> quotes) {
        public Score {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * Makes the promises of all days and puts what was quoted beside them.
     *
     * @param settings its as-of day is not used
     * @throws PlantDeadlocked if cars of a replication waited for each other in a circle
     */
    public static List<Score> of(Plant plant, Settings settings, Progress progress) {
        List<Backtest.Wait> waits = plant.backtest().waits();
        List<Score> scores = new ArrayList<>();
        int n = settings.replications();
        for (Backtest.Wait wait : waits) {
            int done = scores.size();
            scores.add(
                    score(
                            plant,
                            wait,
                            settings.asOf(wait.day()),
                            (phase, now, of) ->
                                    progress.at(phase, done * n + now, waits.size() * n)));
        }
        return List.copyOf(scores);
    }

    private static Score score(
            Plant plant, Backtest.Wait wait, Settings settings, Progress progress) {
        Optional<Integer> ordered = known(wait.ordered(), wait.day());
        Optional<Integer> delivered = known(wait.delivered(), wait.day());
        boolean counted = ordered.isPresent() && delivered.isPresent();
        long ahead = counted ? Math.max(0, ordered.get() - delivered.get()) : 0;
        ReadyRuns runs = ReadyRuns.of(plant, settings, ahead);
        LocalDate year = wait.day().plusYears(1);
        LocalDate first = year.isBefore(runs.last()) ? year : runs.last();
        int n = settings.replications();
        ReadyDates dates =
                new ReadyDates(
                        wait.day(),
                        runs.last(),
                        new Parallel(settings.threads())
                                .run(
                                        n,
                                        r -> run(runs, r, first, counted ? ahead : -1),
                                        done -> progress.at(Progress.Phase.PLANT, done, n)));
        return new Score(
                wait.day(),
                counted ? ahead : dates.waiting(),
                counted,
                weeks(wait, counted ? dates.day(ahead, 0.5) : dates.dayOfNext(0.5)),
                weeks(wait, counted ? dates.day(ahead, 0.8) : dates.dayOfNext(0.8)),
                ordered.isEmpty()
                        ? null
                        : weeks(wait, delivered(plant.actuals(), ordered.get() + 1)),
                quotes(wait));
    }

    /** To the first day, and further only where the car is not ready by then. */
    private static ReadyRun run(ReadyRuns runs, int replication, LocalDate first, long ahead) {
        ReadyRun run = runs.run(replication, first);
        boolean ready = run.daysUntil(ahead < 0 ? run.waiting() : ahead) != ReadyRun.NEVER;
        return ready || first.equals(runs.last()) ? run : runs.run(replication);
    }

    private static List<Quote> quotes(Backtest.Wait wait) {
        List<Quote> quotes = new ArrayList<>();
        for (Backtest.Quote quote : wait.quoted()) {
            Known.Version<Double> weeks = quote.weeks().versions().getLast();
            Double low = weeks.low();
            Double high = weeks.high();
            String source = weeks.basis().source();
            quotes.add(
                    new Quote(
                            quote.cars(),
                            low == null ? weeks.value() : low,
                            high == null ? weeks.value() : high,
                            source == null ? "" : source));
        }
        return quotes;
    }

    private static Optional<Integer> known(@Nullable Known<Integer> figure, LocalDate day) {
        return figure == null ? Optional.empty() : figure.at(day).map(Known.Version::value);
    }

    private static @Nullable Double weeks(Backtest.Wait wait, Optional<LocalDate> ready) {
        return ready.map(day -> ChronoUnit.DAYS.between(wait.day(), day) / DAYS_A_WEEK)
                .orElse(null);
    }

    private record Point(LocalDate day, long cars) {}

    /** When so many cars had been delivered: between the counts that are known, evenly. */
    static Optional<LocalDate> delivered(Actuals actuals, long cars) {
        List<Point> points = new ArrayList<>();
        for (Actuals.Count count : actuals.counts()) {
            if (count.measure() == Actuals.Measure.DELIVERIES) {
                points.add(new Point(count.reached().versions().getLast().value(), count.cars()));
            }
        }
        points.sort(Comparator.comparing(Point::day));
        Point before = null;
        for (Point point : points) {
            if (point.cars() >= cars) {
                if (before == null || point.cars() == cars) {
                    return point.cars() == cars ? Optional.of(point.day()) : Optional.empty();
                }
                double share = (double) (cars - before.cars()) / (point.cars() - before.cars());
                long days = ChronoUnit.DAYS.between(before.day(), point.day());
                return Optional.of(before.day().plusDays((long) Math.ceil(share * days)));
            }
            before = point;
        }
        return Optional.empty();
    }
}
