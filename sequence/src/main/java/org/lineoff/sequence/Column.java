package org.lineoff.sequence;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** One whole number for each row of a {@link SequencingProblem}, past cars first. Immutable. */
public final class Column {
    private final int[] values;

    private Column(int[] values) {
        this.values = values;
    }

    public static Column of(int... values) {
        return new Column(values.clone());
    }

    public static Column of(int rows, IntUnaryOperator value) {
        int[] values = new int[rows];
        Arrays.setAll(values, value);
        return new Column(values);
    }

    /** 1 for the rows that have something, 0 for the others. */
    public static Column having(int rows, IntPredicate has) {
        return of(rows, row -> has.test(row) ? 1 : 0);
    }

    public int rows() {
        return values.length;
    }

    public int get(int row) {
        return values[row];
    }

    /** Whether the number is not 0. */
    public boolean has(int row) {
        return values[row] != 0;
    }

    /** How many rows have it. */
    public int count() {
        int count = 0;
        for (int value : values) {
            count += value == 0 ? 0 : 1;
        }
        return count;
    }

    /** The numbers, for those who promise not to change them. */
    int[] values() {
        return values;
    }

    boolean[] marks() {
        boolean[] marks = new boolean[values.length];
        for (int row = 0; row < marks.length; row++) {
            marks[row] = values[row] != 0;
        }
        return marks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column && Arrays.equals(values, column.values);
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
