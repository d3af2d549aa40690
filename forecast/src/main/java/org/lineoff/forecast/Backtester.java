package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Rivals.Quarter;
import org.lineoff.model.Backtest;
import org.lineoff.model.Plant;

/**
 * Tries the forecasts of a plant against what it then delivered: makes each as it would have been
 * made on its day, scores it, and scores plain rivals on the same quarters. Costs, for each as-of
 * day and table, about half of a forecast.
 */
public final class Backtester {
    private static final double[] LEVELS = {0.1, 0.5, 0.9};
    private static final int QUARTERS_OF_FIRST_YEAR = 4;

    private final Plant plant;
    private final Settings settings;
    private final Rivals rivals;
    private final KnownFigures figures;
    private final Map<LocalDate, List<Forecast.PromiseResult>> promises = new LinkedHashMap<>();

    private Backtester(Plant plant, Settings settings) {
        this.plant = plant;
        this.settings = settings;
        this.rivals = new Rivals(plant);
        this.figures = KnownFigures.of(plant);
    }

    /**
     * Makes all forecasts and scores them.
     *
     * @param settings its as-of day is not used
     * @param progress told of each forecast's own progress
     * @throws PlantDeadlocked if cars of a replication waited for each other in a circle
     */
    public static BacktestResult backtest(Plant plant, Settings settings, Progress progress) {
        return new Backtester(plant, settings).make(progress);
    }

    private BacktestResult make(Progress progress) {
        Backtest backtest = plant.backtest();
        boolean checks = !backtest.given().isEmpty();
        Together together =
                new Together(progress, backtest.asOf().size() * (checks ? 2 : 1), settings);
        BacktestResult.Table forecast = table(plant, together, true);
        BacktestResult.Table check =
                checks
                        ? table(GivenLevers.plant(plant, backtest.given()), together, false)
                        : new BacktestResult.Table(List.of(), Double.NaN, 0);
        return new BacktestResult(
                settings.version(),
                plant.title(),
                settings.seed(),
                settings.replications(),
                settings.draws(),
                backtest.asOf(),
                backtest.given(),
                forecast,
                check,
                histories(),
                fitted());
    }

    /** Progress of several forecasts as of one. */
    private static final class Together implements Progress {
        private final Progress progress;
        private final int forecasts;
        private final Settings settings;
        private int done;

        Together(Progress progress, int forecasts, Settings settings) {
            this.progress = progress;
            this.forecasts = forecasts;
            this.settings = settings;
        }

        @Override
        public void at(Phase phase, int now, int of) {
            if (phase == Phase.PLANT) {
                int n = settings.replications();
                progress.at(Phase.PLANT, done * n + now, forecasts * n);
            }
        }
    }

    private BacktestResult.Table table(Plant seen, Together together, boolean keepPromises) {
        List<BacktestResult.Day> days = new ArrayList<>();
        for (LocalDate asOf : plant.backtest().asOf()) {
            Forecaster.Outlook outlook = Forecaster.outlook(seen, settings.asOf(asOf), together);
            together.done++;
            if (keepPromises) {
                promises.put(asOf, outlook.promises());
            }
            days.add(day(asOf, outlook));
        }
        List<BacktestResult.QuarterPair> all =
                days.stream().flatMap(d -> d.quarters().stream()).toList();
        long inside = all.stream().filter(BacktestResult.QuarterPair::inside).count();
        return new BacktestResult.Table(
                days, all.isEmpty() ? Double.NaN : (double) inside / all.size(), all.size());
    }

    private BacktestResult.Day day(LocalDate asOf, Forecaster.Outlook outlook) {
        List<BacktestResult.QuarterPair> pairs = new ArrayList<>();
        for (Quarter quarter : rivals.after(asOf)) {
            outlook.quarters().stream()
                    .filter(q -> q.quarter().equals(quarter.toString()))
                    .findFirst()
                    .ifPresent(q -> pairs.add(pair(asOf, quarter, q)));
        }
        List<BacktestResult.Score> scores = new ArrayList<>();
        scores.add(score("lineoff", pairs));
        for (String name : Rivals.NAMES) {
            scores.add(score(name, pairs));
        }
        return new BacktestResult.Day(asOf, pairs, scores);
    }

    private BacktestResult.QuarterPair pair(
            LocalDate asOf, Quarter quarter, Forecast.QuarterResult q) {
        int actual = rivals.actual(quarter);
        return new BacktestResult.QuarterPair(
                quarter.toString(),
                q.p10(),
                q.p50(),
                q.p90(),
                actual,
                q.p10() <= actual && actual <= q.p90(),
                figures.fitted(asOf).values().stream()
                        .noneMatch(on -> on.contains(quarter.toString())),
                Rivals.NAMES.stream()
                        .map(
                                name ->
                                        new BacktestResult.RivalPoint(
                                                name, rivals.point(name, asOf, quarter)))
                        .toList());
    }

    private static BacktestResult.Score score(String name, List<BacktestResult.QuarterPair> pairs) {
        double error = 0;
        double firstYear = 0;
        double pinball = 0;
        int n = 0;
        for (BacktestResult.QuarterPair pair : pairs) {
            double @Nullable [] quantiles = quantiles(name, pair);
            if (quantiles == null) {
                continue;
            }
            double miss = Math.abs(quantiles[1] - pair.actual());
            error += miss;
            firstYear += n < QUARTERS_OF_FIRST_YEAR ? miss : 0;
            pinball += pinball(quantiles, pair.actual());
            n++;
        }
        return n == 0
                ? new BacktestResult.Score(name, 0, null, null, null)
                : new BacktestResult.Score(
                        name,
                        n,
                        error / n,
                        firstYear / Math.min(n, QUARTERS_OF_FIRST_YEAR),
                        pinball / n);
    }

    /** P10, P50 and P90; of a rival all three are its point. */
    private static double @Nullable [] quantiles(String name, BacktestResult.QuarterPair pair) {
        if (name.equals("lineoff")) {
            return new double[] {pair.p10(), pair.p50(), pair.p90()};
        }
        for (BacktestResult.RivalPoint rival : pair.rivals()) {
            Double cars = rival.cars();
            if (rival.name().equals(name) && cars != null) {
                return new double[] {cars, cars, cars};
            }
        }
        return null;
    }

    /** Mean pinball loss of P10, P50 and P90 (Koenker and Bassett 1978), in the actual's unit. */
    static double pinball(double[] quantiles, double actual) {
        double sum = 0;
        for (int i = 0; i < LEVELS.length; i++) {
            double above = actual - quantiles[i];
            sum += Math.max(LEVELS[i] * above, (LEVELS[i] - 1) * above);
        }
        return sum / LEVELS.length;
    }

    private List<BacktestResult.PromiseHistory> histories() {
        List<BacktestResult.PromiseHistory> histories = new ArrayList<>();
        int count = plant.programme().promises().size();
        for (int p = 0; p < count && !promises.isEmpty(); p++) {
            List<BacktestResult.Standing> standings = new ArrayList<>();
            Forecast.PromiseResult last = null;
            for (Map.Entry<LocalDate, List<Forecast.PromiseResult>> e : promises.entrySet()) {
                last = e.getValue().get(p);
                standings.add(
                        new BacktestResult.Standing(
                                e.getKey(),
                                last.probability(),
                                last.low(),
                                last.high(),
                                last.settled()));
            }
            if (last != null) {
                histories.add(
                        new BacktestResult.PromiseHistory(
                                last.id(), last.name(), last.by(), last.kept(), standings));
            }
        }
        return histories;
    }

    private List<BacktestResult.Fitted> fitted() {
        Map<String, BacktestResult.Fitted> all = new LinkedHashMap<>();
        for (LocalDate asOf : plant.backtest().asOf()) {
            figures.fitted(asOf)
                    .forEach(
                            (name, on) -> {
                                String value = figures.written(name, asOf);
                                List<LocalDate> days = new ArrayList<>();
                                BacktestResult.Fitted before = all.get(name + value);
                                if (before != null) {
                                    days.addAll(before.asOf());
                                }
                                days.add(asOf);
                                all.put(
                                        name + value,
                                        new BacktestResult.Fitted(name, value, on, days));
                            });
        }
        return List.copyOf(all.values());
    }
}
