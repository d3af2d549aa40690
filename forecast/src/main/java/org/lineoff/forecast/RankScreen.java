package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/**
 * Which of many figures a result hangs on, from few runs. Everything is taken by its rank. The
 * figure with the largest correlation is taken first, then the one with the largest correlation of
 * what is left, and so on, as long as it is larger than the largest of all figures in nine of ten
 * shuffles of the runs: of ten results without any such figure, about one names a wrong one.
 */
final class RankScreen {
    private static final int SHUFFLES = 400;
    private static final double CONFIDENCE = 0.9;
    private static final double NINETY_PERCENT = 1.6448536269514722;
    private static final int LEAST_LEFT = 6;
    private static final double NOTHING = 1e-9;

    private final int runs;
    private final List<double[]> figures = new ArrayList<>();
    private final List<double[]> taken = new ArrayList<>();
    private final int[][] shuffles;

    /** A figure that the result hangs on, with its share of the variance of the ranks. */
    record Found(int figure, double share, double low, double high) {}

    /**
     * @param least the smallest share that as many runs can tell from none
     */
    record Result(List<Found> found, double least) {}

    /**
     * @param figures by figure and run
     * @param covariates by covariate and run: known causes, taken out of everything first
     */
    RankScreen(int runs, List<double[]> figures, List<double[]> covariates) {
        this.runs = runs;
        for (double[] covariate : covariates) {
            take(taken, without(taken, ranks(covariate)));
        }
        figures.forEach(f -> this.figures.add(without(taken, ranks(f))));
        shuffles = new int[SHUFFLES][];
        for (int s = 0; s < SHUFFLES; s++) {
            shuffles[s] = shuffled(s);
        }
    }

    private int[] shuffled(int number) {
        Draws draws = new Draws(0, number);
        long key = draws.key(Purpose.ROUTE, Draws.place("spread/shuffle"));
        int[] order = IntStream.range(0, runs).toArray();
        for (int i = runs - 1; i > 0; i--) {
            int j = (int) (Draws.uniform(key, i) * (i + 1));
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    Result of(double[] result) {
        double[] all = ranks(result);
        double variance = dot(all, all);
        double[] rest = without(taken, all);
        List<double[]> left = new ArrayList<>(figures);
        List<double[]> basis = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        double least = 1;
        while (runs - taken.size() - basis.size() >= LEAST_LEFT
                && dot(rest, rest) > NOTHING * variance) {
            double threshold = threshold(left, rest);
            if (found.isEmpty()) {
                least = threshold * threshold * dot(rest, rest) / variance;
            }
            int best = 0;
            double largest = 0;
            for (int f = 0; f < left.size(); f++) {
                double r = correlation(left.get(f), rest);
                if (r > largest) {
                    largest = r;
                    best = f;
                }
            }
            if (largest <= threshold) {
                break;
            }
            double part = dot(rest, rest) / variance;
            double free = runs - taken.size() - basis.size() - 3.0;
            double z = 0.5 * StrictMath.log((1 + largest) / Math.max(NOTHING, 1 - largest));
            double half = NINETY_PERCENT / Math.sqrt(free);
            double low = StrictMath.tanh(Math.max(0, z - half));
            double high = StrictMath.tanh(z + half);
            found.add(
                    new Found(
                            best,
                            largest * largest * part,
                            low * low * part,
                            Math.min(1, high * high * part)));
            int before = basis.size();
            take(basis, left.get(best));
            if (basis.size() == before) {
                break;
            }
            List<double[]> last = List.of(basis.getLast());
            rest = without(last, rest);
            left.replaceAll(f -> without(last, f));
        }
        return new Result(found, least);
    }

    /** The largest correlation that shuffled runs show in all but a tenth of the shuffles. */
    private double threshold(List<double[]> left, double[] rest) {
        double[] largest = new double[SHUFFLES];
        double[] mixed = new double[runs];
        for (int s = 0; s < SHUFFLES; s++) {
            for (int r = 0; r < runs; r++) {
                mixed[r] = rest[shuffles[s][r]];
            }
            for (double[] figure : left) {
                largest[s] = Math.max(largest[s], correlation(figure, mixed));
            }
        }
        return Quantiles.of(CONFIDENCE, largest);
    }

    /** Without sign; 0 where one of them does not vary. */
    private static double correlation(double[] a, double[] b) {
        double squares = dot(a, a) * dot(b, b);
        return squares <= NOTHING ? 0 : Math.min(1, Math.abs(dot(a, b)) / Math.sqrt(squares));
    }

    private static void take(List<double[]> basis, double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        if (length > 1e-6) {
            basis.add(Arrays.stream(vector).map(v -> v / length).toArray());
        }
    }

    private static double[] without(List<double[]> basis, double[] vector) {
        double[] rest = vector.clone();
        for (double[] b : basis) {
            double along = dot(b, rest);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= along * b[i];
            }
        }
        return rest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Ranks around 0; equal values share their mean rank. */
    static double[] ranks(double[] values) {
        int n = values.length;
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double[] ranks = new double[n];
        int i = 0;
        while (i < n) {
            int j = i;
            while (j + 1 < n && values[order[j + 1]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k <= j; k++) {
                ranks[order[k]] = (i + j) / 2.0 - (n - 1) / 2.0;
            }
            i = j + 1;
        }
        return ranks;
    }
}
