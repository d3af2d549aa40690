package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lineoff.programme.ProgrammeBuilder.number;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Basis;
import org.lineoff.model.Judgement;
import org.lineoff.model.Known;
import org.lineoff.model.random.Pert;

/**
 * Distributions that can be computed without drawing. Draws are fixed by the seed, so no flicker.
 */
class ClosedFormsTest {
    private static final int DRAWS = 40_000;
    private static final Basis BASIS = Basis.assumption("a test", ProgrammeBuilder.SIGNED);

    /** A chain of activities without calendars: the sum of their whole days, by convolution. */
    @Test
    void aChainOfActivitiesTakesTheConvolutionOfTheirDays() {
        double[][] points = {{3, 5, 12}, {10, 10, 30}, {1, 4, 5}, {20, 30, 90}};
        ProgrammeBuilder p = new ProgrammeBuilder().objective("a3");
        double[] sum = {1};
        for (int i = 0; i < points.length; i++) {
            ProgrammeBuilder.ActivityBuilder a =
                    p.activity("a" + i, points[i][0], points[i][1], points[i][2]);
            if (i > 0) {
                a.after("a" + (i - 1));
            }
            sum = convolve(sum, wholeDays(points[i]));
        }
        ProgrammeForecast forecast = ProgrammeForecast.of(p.plan(), 5, DRAWS, 1, n -> {});

        int[] days = finishes(forecast, "a3");
        double mean = mean(sum);
        double deviation = Math.sqrt(variance(sum));
        assertThat(Arrays.stream(days).average().orElseThrow())
                .isCloseTo(mean, within(4 * deviation / Math.sqrt(DRAWS)));
        ActivityDates dates = forecast.activities().get(3);
        assertQuantile(sum, number(dates.finishP10()), 0.1);
        assertQuantile(sum, number(dates.finishP50()), 0.5);
        assertQuantile(sum, number(dates.finishP90()), 0.9);
        assertThat(dates.criticality()).isEqualTo(1);
    }

    /**
     * Two activities side by side before a milestone, the first named first: it is critical when it
     * is not shorter. P(X >= Y) is summed from the PERT's density, integrated over each day by
     * Simpson's rule.
     */
    @Test
    void ofTwoActivitiesSideBySideTheLongerIsCritical() {
        double[] x = {10, 20, 40};
        double[] y = {15, 18, 50};
        ProgrammeBuilder p = new ProgrammeBuilder().objective("m");
        p.activity("x", x[0], x[1], x[2]);
        p.activity("y", y[0], y[1], y[2]);
        p.milestone("m").after("x", "y");
        ProgrammeForecast forecast = ProgrammeForecast.of(p.plan(), 5, DRAWS, 2, n -> {});

        double[] px = integrated(x);
        double[] py = integrated(y);
        double notShorter = 0;
        double yUpTo = 0;
        for (int d = 0; d < px.length; d++) {
            yUpTo += d < py.length ? py[d] : 0;
            notShorter += px[d] * yUpTo;
        }
        double error = 4 * Math.sqrt(notShorter * (1 - notShorter) / DRAWS);
        assertThat(forecast.activities().get(1).id()).isEqualTo("x");
        assertThat(forecast.activities().get(1).criticality()).isCloseTo(notShorter, within(error));
        assertThat(forecast.activities().get(2).criticality())
                .isCloseTo(1 - notShorter, within(error));
    }

    @Test
    void whatHasRunForSomeDaysTakesTheDaysBeyondByItsConditionalDistribution() {
        double[] points = {5, 20, 60};
        int elapsed = 25;
        ProgrammeBuilder p = new ProgrammeBuilder().objective("a");
        p.activity("a", points[0], points[1], points[2]).started(1);
        ProgrammeForecast forecast = ProgrammeForecast.of(p.asOf(elapsed), 5, DRAWS, 1, n -> {});

        double[] days = wholeDays(points);
        double beyond = Arrays.stream(days).skip(elapsed + 1).sum();
        double[] conditional = new double[days.length];
        for (int d = elapsed + 1; d < days.length; d++) {
            conditional[d] = days[d] / beyond;
        }
        int[] finishes = finishes(forecast, "a");
        assertThat(Arrays.stream(finishes).min().orElseThrow()).isGreaterThan(elapsed);
        assertThat(Arrays.stream(finishes).average().orElseThrow())
                .isCloseTo(mean(conditional), within(4 * Math.sqrt(variance(conditional) / DRAWS)));
        ActivityDates dates = forecast.activities().getFirst();
        assertQuantile(conditional, number(dates.finishP10()), 0.1);
        assertQuantile(conditional, number(dates.finishP90()), 0.9);
    }

    @Test
    void whatHasRunLongerThanThoughtPossibleFinishesOnTheNextDay() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("a");
        p.activity("a", 5, 6, 10).started(1);
        ProgrammeForecast forecast = ProgrammeForecast.of(p.asOf(30), 5, 100, 1, n -> {});
        assertThat(finishes(forecast, "a")).containsOnly(31);
    }

    /** The table of days gives what rounding the PERT's own quantile gives. */
    @Test
    void aDrawnDurationIsTheRoundedQuantile() {
        double[][] points = {{3, 5, 12}, {0, 0, 7}, {10, 30, 30}, {0.2, 0.4, 0.6}, {100, 150, 400}};
        for (double[] x : points) {
            DurationLaw law = law(x);
            Pert pert = new Pert(x[0], x[1], x[2]);
            double mean = (x[0] + 4 * x[1] + x[2]) / 6;
            for (int i = 0; i < 2000; i++) {
                double u = (i + 0.5) / 2000;
                long rounded = Math.max(1, (long) Math.floor(pert.quantile(u) * mean + 0.5));
                assertThat(law.draw(u, 0)).as("u = %s", u).isEqualTo((int) rounded);
                int elapsed = (int) (x[0] + x[2]) / 2;
                double more = pert.quantileGivenMoreThan((elapsed + 0.5) / mean, u) * mean;
                long given = Math.max(elapsed + 1, (long) Math.floor(more + 0.5));
                assertThat(law.draw(u, elapsed)).as("u = %s", u).isEqualTo((int) given);
            }
        }
    }

    private static int[] finishes(ProgrammeForecast forecast, String id) {
        int[] days = new int[forecast.draws()];
        for (int r = 0; r < days.length; r++) {
            days[r] = number(forecast.finish(r, id));
        }
        return days;
    }

    /** P(up to the day before) and P(up to the day) must enclose p, give or take four errors. */
    private static void assertQuantile(double[] probability, int day, double p) {
        double error = 4 * Math.sqrt(p * (1 - p) / DRAWS);
        double before = Arrays.stream(probability).limit(day).sum();
        assertThat(before - error).as("P(before day %d)", day).isLessThan(p);
        assertThat(before + probability[day] + error).as("P(up to day %d)", day).isGreaterThan(p);
    }

    private static DurationLaw law(double[] x) {
        return DurationLaw.of(
                "d",
                Known.between("d", days(x[0]), days(x[1]), days(x[2]), BASIS).versions().getFirst(),
                Judgement.LIMITS);
    }

    private static Duration days(double days) {
        return Duration.ofMillis(Math.round(days * 86_400_000));
    }

    /** By days: the probability of taking just that many whole days, by the PERT's cdf. */
    private static double[] wholeDays(double[] x) {
        Pert pert = new Pert(x[0], x[1], x[2]);
        double mean = (x[0] + 4 * x[1] + x[2]) / 6;
        double[] p = new double[(int) Math.floor(x[2] + 0.5) + 1];
        for (int d = 1; d < p.length; d++) {
            double below = d == 1 ? 0 : pert.cdf((d - 0.5) / mean);
            p[d] = pert.cdf((d + 0.5) / mean) - below;
        }
        return p;
    }

    /**
     * The same by integrating the beta density (t - low)^(a - 1) (high - t)^(b - 1), normalised.
     */
    private static double[] integrated(double[] x) {
        double a = 4 * (x[1] - x[0]) / (x[2] - x[0]);
        double b = 4 * (x[2] - x[1]) / (x[2] - x[0]);
        double[] p = new double[(int) Math.floor(x[2] + 0.5) + 1];
        int steps = 200;
        for (int d = 1; d < p.length; d++) {
            double from = Math.clamp(d - 0.5, x[0], x[2]);
            double h = (Math.clamp(d + 0.5, x[0], x[2]) - from) / steps;
            for (int i = 0; i <= steps; i++) {
                double t = from + i * h;
                double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
                p[d] += weight * h / 3 * Math.pow(t - x[0], a) * Math.pow(x[2] - t, b);
            }
        }
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    private static double[] convolve(double[] x, double[] y) {
        double[] sum = new double[x.length + y.length - 1];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                sum[i + j] += x[i] * y[j];
            }
        }
        return sum;
    }

    private static double mean(double[] p) {
        double mean = 0;
        for (int d = 0; d < p.length; d++) {
            mean += d * p[d];
        }
        return mean;
    }

    private static double variance(double[] p) {
        double mean = mean(p);
        double variance = 0;
        for (int d = 0; d < p.length; d++) {
            variance += (d - mean) * (d - mean) * p[d];
        }
        return variance;
    }
}
