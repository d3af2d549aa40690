package org.lineoff.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.model.Text;

/**
 * What the page of a planned sequence is made from: each period's cars in their order before and
 * after planning, what of each is shown as a strip, and where rules are broken. Cells of a strip
 * are letters, so that a week of 5,000 cars stays small.
 *
 * @param title of the plant
 * @param line whose order it is
 * @param from first day
 * @param strips what is shown of each car, in this order
 * @param rules all that hold in any period
 * @param amounts words that marks refer to
 * @param left orders that no period builds
 * @param trial the orders as the plant builds them, where that was tried
 */
public record SequenceSheet(
        Text title,
        Text line,
        LocalDate asOf,
        LocalDate from,
        String version,
        List<Strip> strips,
        List<RuleOf> rules,
        List<Text> amounts,
        List<Period> periods,
        int left,
        @Nullable SequenceTrial trial) {
    /** The letters of cells: the index of a value, or {@link #NONE}. */
    public static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    /** The letter of a car that has no value. */
    public static final char NONE = '-';

    public SequenceSheet {
        strips = List.copyOf(strips);
        rules = List.copyOf(rules);
        amounts = List.copyOf(amounts);
        periods = List.copyOf(periods);
    }

    /**
     * Something of a car.
     *
     * @param group the choices of a group, each in a colour of its own; else the only value is what
     *     a car has or has not
     * @param values at most as many as there are {@link #LETTERS}
     * @param rules indices of the rules that are about it; a strip without values shows nothing
     *     else
     */
    public record Strip(Text name, boolean group, List<Value> values, List<Integer> rules) {
        public Strip {
            values = List.copyOf(values);
            rules = List.copyOf(rules);
        }
    }

    /** A choice of a group, or a model. */
    public record Value(String id, Text name) {}

    /**
     * A rule.
     *
     * @param asks what it asks, in words
     * @param level of strict priority, from 1; 0: hard
     * @param counts whether its penalty counts something to be lessened (changes, evenness) rather
     *     than something broken
     * @param before how much it is broken over all periods, in words; {@code after} when planned
     */
    public record RuleOf(
            Text name,
            Text asks,
            int level,
            boolean counts,
            long before,
            long after,
            Text beforeInWords,
            Text afterInWords) {}

    /**
     * A day, or a shift of one.
     *
     * @param shift its start, HH:MM; null: the whole day
     * @param firstPlace number of the first car, as people count
     */
    public record Period(
            LocalDate day, @Nullable String shift, int firstPlace, Side before, Side after) {}

    /**
     * An order of a period's cars.
     *
     * @param cars ids of the orders, by place
     * @param cells by strip, a letter for each place
     * @param marks where rules are broken, the worst of each rule
     * @param broken how many places there are of rules that are broken, by rule of the sheet
     */
    public record Side(
            List<String> cars, List<String> cells, List<Mark> marks, List<Integer> broken) {
        public Side {
            cars = List.copyOf(cars);
            cells = List.copyOf(cells);
            marks = List.copyOf(marks);
            broken = List.copyOf(broken);
            for (String row : cells) {
                if (!row.isEmpty() && row.length() != cars.size()) {
                    throw new IllegalArgumentException(
                            "cells (%d) for cars (%d)".formatted(row.length(), cars.size()));
                }
            }
        }
    }

    /**
     * A place where a rule is broken.
     *
     * @param rule index in the sheet
     * @param from first place, from 0; {@code to}: the last
     * @param amount by how much: index of the words
     * @param places of the cars that cause it
     */
    public record Mark(int rule, int from, int to, int amount, List<Integer> places) {
        public Mark {
            places = List.copyOf(places);
        }
    }
}
