package org.lineoff.model.random;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The classical tests (Knuth, The Art of Computer Programming 2, 3.3.2; Marsaglia and Tsang, Some
 * difficult-to-pass tests of randomness, 2002), written to read some hundred million words in
 * seconds.
 */
final class WordTests {
    private WordTests() {}

    static List<WordTest> all() {
        return List.of(
                new Frequency(),
                new SerialPairs(),
                new Runs(),
                new Gaps(),
                new MaximumOfEight(),
                new BirthdaySpacings(false),
                new BirthdaySpacings(true),
                new MatrixRank(),
                new Collisions(),
                new Weights(),
                new LagCorrelation());
    }

    /** Each of the 64 bits is set in half of the words, each of 8 × 256 bytes equally often. */
    static final class Frequency implements WordTest {
        private final long[][] bytes = new long[8][256];

        @Override
        public void read(long[] words) {
            for (long w : words) {
                for (int b = 0; b < 8; b++) {
                    bytes[b][(int) (w >>> (8 * b)) & 0xFF]++;
                }
            }
        }

        @Override
        public Map<String, Double> results() {
            double n = Arrays.stream(bytes[0]).sum();
            double bits = 0;
            double chiSquare = 0;
            for (long[] counts : bytes) {
                for (int bit = 0; bit < 8; bit++) {
                    double set = -n / 2;
                    for (int value = 0; value < 256; value++) {
                        set += (value >> bit & 1) * (double) counts[value];
                    }
                    bits += set * set / (n / 4);
                }
                for (long count : counts) {
                    chiSquare += (count - n / 256) * (count - n / 256) / (n / 256);
                }
            }
            return Map.of(
                    "frequency of bits", Statistic.chiSquare(bits, 64),
                    "frequency of bytes", Statistic.chiSquare(chiSquare, 8 * 255));
        }
    }

    /** The upper ten bits of neighbouring numbers fill a square of 1,024 × 1,024 cells evenly. */
    static final class SerialPairs implements WordTest {
        private final long[] within = new long[1 << 20];
        private final long[] across = new long[1 << 20];

        @Override
        public void read(long[] words) {
            for (int i = 0; i + 1 < words.length; i += 2) {
                within[(int) (words[i] >>> 54 << 10 | (words[i] >>> 22 & 0x3FF))]++;
                across[(int) (words[i] >>> 22 & 0x3FF) << 10 | (int) (words[i + 1] >>> 54)]++;
            }
        }

        @Override
        public Map<String, Double> results() {
            return Map.of(
                    "pairs in a word", Statistic.evenly(within),
                    "pairs across words", Statistic.evenly(across));
        }
    }

    /** Lengths of ascending runs, the number after each run left out (Knuth 3.3.2, exercise 14). */
    static final class Runs implements WordTest {
        private final long[] lengths = new long[8];

        @Override
        public void read(long[] words) {
            int i = 0;
            while (true) {
                int length = 1;
                while (i + length < words.length
                        && Long.compareUnsigned(words[i + length], words[i + length - 1]) > 0) {
                    length++;
                }
                if (i + length >= words.length) {
                    return; // cut off by the end of the block
                }
                lengths[Math.min(length, lengths.length) - 1]++;
                i += length + 1;
            }
        }

        @Override
        public Map<String, Double> results() {
            double[] probabilities = new double[lengths.length];
            double factorial = 1;
            double left = 1;
            for (int length = 1; length < lengths.length; length++) {
                factorial *= length; // P(at least length) = 1 / length!
                double longer = 1 / (factorial * (length + 1));
                probabilities[length - 1] = left - longer;
                left = longer;
            }
            probabilities[lengths.length - 1] = left;
            return Map.of("ascending runs", Statistic.chiSquare(lengths, probabilities));
        }
    }

    /** Waiting for a number whose lowest four bits are 0. */
    static final class Gaps implements WordTest {
        private static final int LONGEST = 128;
        private final long[] lengths = new long[LONGEST + 1];
        private int gap;

        @Override
        public void read(long[] words) {
            for (long w : words) {
                if ((w & 0xF) == 0) {
                    lengths[Math.min(gap, LONGEST)]++;
                    gap = 0;
                } else {
                    gap++;
                }
            }
        }

        @Override
        public Map<String, Double> results() {
            double[] probabilities = new double[LONGEST + 1];
            double left = 1;
            for (int g = 0; g < LONGEST; g++) {
                probabilities[g] = left / 16;
                left -= left / 16;
            }
            probabilities[LONGEST] = left;
            return Map.of("gaps", Statistic.chiSquare(lengths, probabilities));
        }
    }

    /** The greatest of eight numbers, to the eighth power, is uniform again. */
    static final class MaximumOfEight implements WordTest {
        private final long[] cells = new long[1024];

        @Override
        public void read(long[] words) {
            for (int i = 0; i + 8 <= words.length; i += 8) {
                long most = 0;
                for (int j = i; j < i + 8; j++) {
                    most = Math.max(most, words[j] >>> 11);
                }
                double u = (most + 0.5) * 0x1p-53;
                double squared = u * u;
                double fourth = squared * squared;
                cells[(int) (fourth * fourth * 1024)]++;
            }
        }

        @Override
        public Map<String, Double> results() {
            return Map.of("greatest of eight", Statistic.evenly(cells));
        }
    }

    /** 4,096 birthdays in a year of 2³² days: equal spacings follow a Poisson law with mean 4. */
    static final class BirthdaySpacings implements WordTest {
        private static final int BIRTHDAYS = 4096;
        private final boolean low;
        private final long[] days = new long[BIRTHDAYS];
        private long samples;
        private long equal;

        BirthdaySpacings(boolean low) {
            this.low = low;
        }

        @Override
        public void read(long[] words) {
            // an eighth of the words is enough, for sorting takes long
            for (int from = 0; from + BIRTHDAYS <= words.length / 8; from += BIRTHDAYS) {
                for (int i = 0; i < BIRTHDAYS; i++) {
                    long w = words[from + i];
                    days[i] = low ? w & 0xFFFFFFFFL : w >>> 32;
                }
                Arrays.sort(days);
                for (int i = BIRTHDAYS - 1; i > 0; i--) {
                    days[i] -= days[i - 1];
                }
                Arrays.sort(days);
                for (int i = 1; i < BIRTHDAYS; i++) {
                    equal += days[i] == days[i - 1] ? 1 : 0;
                }
                samples++;
            }
        }

        @Override
        public Map<String, Double> results() {
            double n = BIRTHDAYS;
            double mean = n * n * n / (4 * 0x1p32);
            return Map.of(
                    "birthday spacings, " + (low ? "odd index" : "even index"),
                    Statistic.poisson(equal, mean * samples));
        }
    }

    /** The rank of 64 × 64 matrices over the field of two elements. */
    static final class MatrixRank implements WordTest {
        private final long[] byDefect = new long[3];
        private final long[] rows = new long[64];

        @Override
        public void read(long[] words) {
            // a sixteenth of the words is enough
            for (int from = 0; from + 64 <= words.length / 16; from += 64) {
                System.arraycopy(words, from, rows, 0, 64);
                byDefect[Math.min(2, 64 - rank())]++;
            }
        }

        private int rank() {
            int rank = 0;
            for (int bit = 0; bit < 64; bit++) {
                int pivot = rank;
                while (pivot < 64 && (rows[pivot] >>> bit & 1) == 0) {
                    pivot++;
                }
                if (pivot == 64) {
                    continue;
                }
                long row = rows[pivot];
                rows[pivot] = rows[rank];
                rows[rank] = row;
                for (int i = rank + 1; i < 64; i++) {
                    rows[i] ^= row & -(rows[i] >>> bit & 1);
                }
                rank++;
            }
            return rank;
        }

        @Override
        public Map<String, Double> results() {
            double full = 1;
            for (int i = 1; i <= 64; i++) {
                full *= 1 - Math.scalb(1.0, -i);
            }
            // rank 63 is twice as likely as rank 64, but for one part in 2^64
            double[] probabilities = {full, 2 * full, 1 - 3 * full};
            return Map.of("rank of matrices", Statistic.chiSquare(byDefect, probabilities));
        }
    }

    /** 65,536 balls into 2²⁸ urns made of the upper and the lower bits: collisions are Poisson. */
    static final class Collisions implements WordTest {
        private static final int BALLS = 1 << 16;
        private final long[] urns = new long[(1 << 28) / 64];
        private final int[] used = new int[BALLS];
        private long samples;
        private long collisions;

        @Override
        public void read(long[] words) {
            for (int from = 0; from + BALLS <= words.length / 4; from += BALLS) {
                for (int i = 0; i < BALLS; i++) {
                    long w = words[from + i];
                    int urn = (int) (w >>> 50 << 14 | (w & 0x3FFF));
                    used[i] = urn;
                    collisions += urns[urn >> 6] >>> urn & 1;
                    urns[urn >> 6] |= 1L << urn;
                }
                for (int urn : used) {
                    urns[urn >> 6] = 0;
                }
                samples++;
            }
        }

        @Override
        public Map<String, Double> results() {
            // the expected number of collisions; the third term matters from 10^8 balls on
            double n = BALLS;
            double urnCount = 0x1p28;
            double mean = n * (n - 1) / (2 * urnCount);
            mean -= n * (n - 1) * (n - 2) / (6 * urnCount * urnCount);
            return Map.of("collisions", Statistic.poisson(collisions, mean * samples));
        }
    }

    /** The number of bits set in a word, in that of the next, and in what they differ. */
    static final class Weights implements WordTest {
        private static final int CELLS = 33; // weights 16 to 48, beyond that the nearest
        private final long[] single = new long[CELLS];
        private final long[] difference = new long[CELLS];

        @Override
        public void read(long[] words) {
            for (int i = 1; i < words.length; i++) {
                single[cell(words[i])]++;
                difference[cell(words[i] ^ words[i - 1])]++;
            }
        }

        private static int cell(long word) {
            return Math.clamp(Long.bitCount(word) - 16, 0, CELLS - 1);
        }

        @Override
        public Map<String, Double> results() {
            double[] probabilities = new double[CELLS];
            double choices = StrictMath.scalb(1.0, -64);
            for (int weight = 0; weight <= 64; weight++) {
                probabilities[Math.clamp(weight - 16, 0, CELLS - 1)] += choices;
                choices = choices * (64 - weight) / (weight + 1);
            }
            return Map.of(
                    "weights of words", Statistic.chiSquare(single, probabilities),
                    "weights of differences", Statistic.chiSquare(difference, probabilities));
        }
    }

    /** Correlation with the number 1, 2, 3, 300 and 1,000 further on. */
    static final class LagCorrelation implements WordTest {
        private static final int[] LAGS = {1, 2, 3, 300, 1000};
        private final double[] sums = new double[LAGS.length];
        private long pairs;

        @Override
        public void read(long[] words) {
            int n = words.length - 1000;
            for (int lag = 0; lag < LAGS.length; lag++) {
                double sum = 0;
                for (int i = 0; i < n; i += 2) {
                    sum += (double) (words[i] >> 11) * (double) (words[i + LAGS[lag]] >> 11);
                }
                sums[lag] += sum * 0x1p-106;
            }
            pairs += (n + 1) / 2;
        }

        @Override
        public Map<String, Double> results() {
            double chiSquare = 0;
            for (double sum : sums) {
                double z = 12 * sum / Math.sqrt(pairs);
                chiSquare += z * z;
            }
            return Map.of("correlation at lags", Statistic.chiSquare(chiSquare, LAGS.length));
        }
    }
}
