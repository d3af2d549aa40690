package org.lineoff.product;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the ways to set some of the variables (those that are <em>counted</em>) so that the others
 * can be set to make all clauses true. Exact.
 *
 * <p>Branch on a variable, let unit clauses follow, take apart what no clause holds together any
 * more, multiply the counts of the parts, and remember each part's, as by Sang, Bacchus, Beame,
 * Kautz and Pitassi (Combining component caching and clause learning for effective model counting,
 * 2004), without their learning. Counted variables are branched on first; a part in which none is
 * left counts as one if it can be made true, and else as none. The work grows with how much the
 * rules hang together, in the worst case twofold with every option; so it ends after a number of
 * branchings that the caller gives.
 */
final class CarCounter {
    /** Thrown within this class only. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super(null, null, false, false);
        }
    }

    /** A part: its variables and clauses, which under what is set so far say all there is to it. */
    private static final class Part {
        private final int[] variables;
        private final int[] clauses;
        private final int hash;

        Part(int[] variables, int[] clauses) {
            this.variables = variables;
            this.clauses = clauses;
            this.hash = 31 * Arrays.hashCode(variables) + Arrays.hashCode(clauses);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Part p
                    && hash == p.hash
                    && Arrays.equals(variables, p.variables)
                    && Arrays.equals(clauses, p.clauses);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private static final int MOST_REMEMBERED = 500_000;

    private final int[][] clauses;
    private final boolean[] counted;
    private final int[][] clausesOf;
    private final byte[] value;
    private final int[] trail;
    private int set;
    private final int[] mark;
    private final int[] clauseMark;
    private int stamp;
    private final Map<Part, BigInteger> remembered = new HashMap<>();
    private long left;

    private CarCounter(List<int[]> clauses, boolean[] counted, long branchings) {
        this.clauses = clauses.toArray(int[][]::new);
        this.counted = counted;
        this.left = branchings;
        int n = counted.length;
        List<List<Integer>> of = new ArrayList<>();
        for (int v = 0; v < n; v++) {
            of.add(new ArrayList<>());
        }
        for (int c = 0; c < this.clauses.length; c++) {
            for (int literal : this.clauses[c]) {
                of.get(Math.abs(literal)).add(c);
            }
        }
        clausesOf =
                of.stream()
                        .map(l -> l.stream().mapToInt(Integer::intValue).distinct().toArray())
                        .toArray(int[][]::new);
        value = new byte[n];
        trail = new int[n];
        mark = new int[n];
        clauseMark = new int[this.clauses.length];
    }

    /**
     * The count, or null if more branchings were needed.
     *
     * @param counted by variable (1, 2, …; the first element is not used)
     */
    static @Nullable BigInteger count(List<int[]> clauses, boolean[] counted, long branchings) {
        CarCounter counter = new CarCounter(clauses, counted, branchings);
        try {
            return counter.count();
        } catch (TooMuch e) {
            return null;
        }
    }

    private BigInteger count() {
        for (int[] clause : clauses) {
            if (clause.length == 0 || (clause.length == 1 && !follow(clause[0]))) {
                return BigInteger.ZERO;
            }
        }
        int[] all = new int[value.length - 1];
        Arrays.setAll(all, i -> i + 1);
        return ofParts(all);
    }

    /**
     * The count over these variables, as far as they are not set; clauses without them are true.
     */
    private BigInteger ofParts(int[] variables) {
        BigInteger product = BigInteger.ONE;
        int free = 0;
        List<Part> parts = new ArrayList<>();
        int mine = ++stamp;
        for (int v : variables) {
            if (value[v] == 0 && mark[v] != mine) {
                Part part = partOf(v, mine);
                if (part.clauses.length > 0) {
                    parts.add(part);
                } else if (counted[v]) {
                    free++;
                }
            }
        }
        for (Part part : parts) {
            product = product.multiply(ofPart(part));
            if (product.signum() == 0) {
                return product;
            }
        }
        return product.shiftLeft(free);
    }

    /** What hangs together with a variable. */
    private Part partOf(int variable, int mine) {
        int[] variables = new int[value.length];
        int[] found = new int[clauses.length];
        int last = 0;
        int clauseCount = 0;
        variables[last++] = variable;
        mark[variable] = mine;
        for (int next = 0; next < last; next++) {
            for (int c : clausesOf[variables[next]]) {
                if (clauseMark[c] == mine || isTrue(clauses[c])) {
                    continue;
                }
                clauseMark[c] = mine;
                found[clauseCount++] = c;
                for (int literal : clauses[c]) {
                    int v = Math.abs(literal);
                    if (value[v] == 0 && mark[v] != mine) {
                        mark[v] = mine;
                        variables[last++] = v;
                    }
                }
            }
        }
        int[] vs = Arrays.copyOf(variables, last);
        int[] cs = Arrays.copyOf(found, clauseCount);
        Arrays.sort(vs);
        Arrays.sort(cs);
        return new Part(vs, cs);
    }

    private BigInteger ofPart(Part part) {
        BigInteger known = remembered.get(part);
        if (known != null) {
            return known;
        }
        if (left-- <= 0) {
            throw new TooMuch();
        }
        int variable = branchOn(part);
        BigInteger count = given(variable, part);
        if (counted[variable] || count.signum() == 0) {
            count = count.add(given(-variable, part));
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(part, count);
        return count;
    }

    private BigInteger given(int literal, Part part) {
        int before = set;
        BigInteger count = follow(literal) ? ofParts(part.variables) : BigInteger.ZERO;
        while (set > before) {
            value[trail[--set]] = 0;
        }
        return count;
    }

    /** The counted variable in most of the part's clauses; another only where none is left. */
    private int branchOn(Part part) {
        int best = 0;
        long bestScore = -1;
        for (int v : part.variables) {
            int active = 0;
            for (int c : clausesOf[v]) {
                if (!isTrue(clauses[c])) {
                    active += clauses[c].length == 2 ? 1 : 2;
                }
            }
            long score = active + (counted[v] ? 1L << 32 : 0);
            if (score > bestScore) {
                best = v;
                bestScore = score;
            }
        }
        return best;
    }

    private boolean isTrue(int[] clause) {
        for (int literal : clause) {
            if (literal > 0 ? value[literal] > 0 : value[-literal] < 0) {
                return true;
            }
        }
        return false;
    }

    /** Sets a literal and what follows from it; false if some clause cannot be true any more. */
    private boolean follow(int literal) {
        int next = set;
        if (!put(literal)) {
            return false;
        }
        for (; next < set; next++) {
            for (int c : clausesOf[trail[next]]) {
                int open = 0;
                boolean isTrue = false;
                int count = 0;
                for (int l : clauses[c]) {
                    int v = value[Math.abs(l)];
                    if (v == 0) {
                        open = l;
                        count++;
                    } else if (l > 0 == v > 0) {
                        isTrue = true;
                        break;
                    }
                }
                if (!isTrue && (count == 0 || (count == 1 && !put(open)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean put(int literal) {
        int v = Math.abs(literal);
        if (value[v] != 0) {
            return literal > 0 == value[v] > 0;
        }
        value[v] = (byte) (literal > 0 ? 1 : -1);
        trail[set++] = v;
        return true;
    }
}
