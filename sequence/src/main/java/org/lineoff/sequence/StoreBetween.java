package org.lineoff.sequence;

import java.util.Arrays;
import java.util.Objects;
import org.lineoff.model.RetrievalRule;

/**
 * A store between two orders, as the plant's own: cars come in one after another, and go out by a
 * rule. With lanes a car comes into the lane whose last car has the largest smaller wanted number,
 * else into the shortest, and only the heads of the lanes can go out.
 *
 * @param places how many cars it holds
 * @param lanes 0: every car can go out
 * @param stock how many cars stand in it when one goes out, as long as more come in: what can
 *     overtake what; at least 1 and at most {@code places}
 */
public record StoreBetween(int places, int lanes, int stock) {
    public StoreBetween {
        if (places < 1 || lanes < 0 || lanes > places || stock < 1 || stock > places) {
            throw new IllegalArgumentException(
                    "places (%d), lanes (%d), stock (%d)".formatted(places, lanes, stock));
        }
    }

    /** The same with that stock. */
    public StoreBetween withStock(int other) {
        return new StoreBetween(places, lanes, other);
    }

    /**
     * Returns in which order cars go out: their wanted numbers. It fills up to its stock, then one
     * goes out for each that comes in; where no lane has room, one goes out first.
     *
     * @param wanted the numbers of the cars in the order in which they come in
     */
    public long[] goingOut(long[] wanted, RetrievalRule rule) {
        RetrievalRule asked = rule.forRun();
        Inside inside = new Inside(lanes == 0 ? places : Math.max(1, places / lanes));
        long[] out = new long[wanted.length];
        int in = 0;
        for (int k = 0; k < out.length; k++) {
            while (in < wanted.length && inside.count < stock && inside.add(wanted[in])) {
                in++;
            }
            out[k] = inside.take(asked);
        }
        return out;
    }

    /** The cars inside, in the order of their entry. */
    private final class Inside {
        private final int perLane;
        private final long[] numbers = new long[places];
        private final int[] lane = new int[places];
        private final long[] heads = new long[Math.max(1, lanes)];
        private final int[] headAt = new int[Math.max(1, lanes)];
        private final int[] length = new int[lanes];
        private int count;

        Inside(int perLane) {
            this.perLane = perLane;
        }

        boolean add(long number) {
            int to = lanes == 0 ? 0 : laneFor(number);
            if (to < 0) {
                return false;
            }
            numbers[count] = number;
            lane[count++] = to;
            return true;
        }

        private int laneFor(long number) {
            long[] lastOf = new long[lanes];
            Arrays.fill(length, 0);
            for (int i = 0; i < count; i++) {
                length[lane[i]]++;
                lastOf[lane[i]] = numbers[i];
            }
            int behind = -1;
            int shortest = -1;
            for (int l = 0; l < lanes; l++) {
                if (length[l] < perLane) {
                    if (length[l] > 0
                            && lastOf[l] < number
                            && (behind < 0 || lastOf[l] > lastOf[behind])) {
                        behind = l;
                    }
                    shortest = shortest < 0 || length[l] < length[shortest] ? l : shortest;
                }
            }
            return behind < 0 ? shortest : behind;
        }

        long take(RetrievalRule rule) {
            int at =
                    lanes == 0
                            ? Objects.checkIndex(rule.choose(numbers, count), count)
                            : head(rule);
            long number = numbers[at];
            count--;
            System.arraycopy(numbers, at + 1, numbers, at, count - at);
            System.arraycopy(lane, at + 1, lane, at, count - at);
            rule.gaveOut(number);
            return number;
        }

        private int head(RetrievalRule rule) {
            Arrays.fill(length, 0);
            int found = 0;
            for (int i = 0; i < count; i++) {
                if (length[lane[i]]++ == 0) {
                    heads[found] = numbers[i];
                    headAt[found++] = i;
                }
            }
            return headAt[Objects.checkIndex(rule.choose(heads, found), found)];
        }
    }
}
