package org.lineoff.events;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Numbers in a row that no longer change: what {@code List<Long>} is, without an object for each.
 */
public final class Longs {
    private final long[] values;

    private Longs(long[] values) {
        this.values = values;
    }

    public static Longs copyOf(long... values) {
        return new Longs(values.clone());
    }

    /** The first {@code count} values of an array. */
    public static Longs copyOf(long[] values, int count) {
        return new Longs(Arrays.copyOf(values, count));
    }

    public int size() {
        return values.length;
    }

    public long get(int index) {
        return values[index];
    }

    public long sum() {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    public LongStream stream() {
        return Arrays.stream(values);
    }

    public long[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Longs that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
