package org.lineoff.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Who has to share a station at a line: groups of tasks that are told to, whatever must come
 * between two of a group, and groups that wait for each other.
 */
public final class SharedStations {
    private SharedStations() {}

    /**
     * For each task the first of those with which it has to share a station; itself if it is the
     * first, or alone.
     *
     * @param after by task, from 0, those that come directly behind it; without circles
     * @param together groups of tasks that must share a station
     */
    public static int[] firsts(List<List<Integer>> after, List<List<Integer>> together) {
        int n = after.size();
        int[] first = new int[n];
        List<List<Integer>> next = new ArrayList<>();
        List<List<Integer>> back = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            first[i] = i;
            next.add(new ArrayList<>(after.get(i)));
            back.add(new ArrayList<>());
        }
        if (together.stream().allMatch(group -> group.size() < 2)) {
            return first;
        }
        // One station for a group: a circle of links among its tasks, so that what lies between
        // two of them, or between two groups that wait for each other, is on a circle too.
        for (List<Integer> group : together) {
            for (int k = 0; k < group.size(); k++) {
                next.get(group.get(k)).add(group.get((k + 1) % group.size()));
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j : next.get(i)) {
                back.get(j).add(i);
            }
        }
        BitSet told = new BitSet();
        for (int i = told.nextClearBit(0); i < n; i = told.nextClearBit(i + 1)) {
            BitSet both = reached(next, i);
            both.and(reached(back, i));
            for (int j = both.nextSetBit(i + 1); j >= 0; j = both.nextSetBit(j + 1)) {
                first[j] = i;
            }
            told.or(both);
        }
        return first;
    }

    /** All that can be reached from one by one link or more. */
    public static BitSet reached(List<List<Integer>> next, int from) {
        BitSet found = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(next.get(from));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (!found.get(at)) {
                found.set(at);
                open.addAll(next.get(at));
            }
        }
        return found;
    }
}
