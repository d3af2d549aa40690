package org.lineoff.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.random.Choices;

/**
 * Draws moves. Most are swaps, which cost least to try; where neighbours should be alike (colours),
 * many of them between cars that are alike, and some moves keep whole runs together. Cars that no
 * rule tells apart are never swapped.
 */
final class Moves {
    /** What kinds of moves there are, with how often each is drawn. */
    private enum Kind {
        SWAP(40),
        SWAP_NEAR(8),
        SWAP_ALIKE(25),
        SWAP_PEERS(60),
        SHIFT(4),
        SHIFT_TO_ALIKE(10),
        TURN(4),
        EXCHANGE(3),
        RUNS(10);

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int NEAR = 12;
    private static final int SHORT = 20;

    /** Peers that are looked at for one with a neighbour's value. */
    private static final int TRIES = 6;

    // Where all rules are ratios of one weight: kinds by a number below 256; the rest any swap.
    private static final int PLAIN_TURNS = 60;
    private static final int PLAIN_SHIFTS = 66;
    private static final int PLAIN_NEAR = 72;

    private final Board board;
    private final Choices luck;
    private final int first;
    private final int total;

    /** Rows that no rule tells apart have the same number. */
    private final int[] same;

    /** What neighbours should have in common; null if nothing. */
    private final int @Nullable [] value;

    /** By value, the rows to be ordered. */
    private final int[][] alike;

    private final SequencingProblem problem;

    /** Rows that the rules which must stay as they are do not tell apart have the same number. */
    private int[] peer = new int[0];

    /** By that number, the rows to be ordered. */
    private int[][] peers = new int[0][];

    /** Whether peers may differ in what neighbours should have in common. */
    private boolean peersDiffer;

    /** Kinds, as often as they are to be drawn. */
    private final Kind[] urn = new Kind[256];

    Moves(SequencingProblem problem, Board board, Choices luck) {
        this.problem = problem;
        this.board = board;
        this.luck = luck;
        first = board.first;
        total = board.total;
        same = problem.kinds();
        int[] found = null;
        for (Rule rule : problem.rules()) {
            if (rule instanceof Rule.Changes changes) {
                found = Batches.numbered(changes.value());
            }
        }
        value = found;
        alike = found == null ? new int[0][] : grouped(found);
        fill();
    }

    /**
     * From now on rules of at least this unit should stay as they are: cars that they do not tell
     * apart change places more often. Limits on runs are left out: they tell colours apart and
     * seldom hold anything up.
     */
    void keep(long unit) {
        List<Rule> heavier = new ArrayList<>();
        peersDiffer = value != null;
        for (int r = 0; r < problem.rules().size(); r++) {
            Rule rule = problem.rules().get(r);
            if (problem.unit(r) >= unit && !(rule instanceof Rule.RunLimit)) {
                heavier.add(rule);
                peersDiffer &= !(rule instanceof Rule.Changes);
            }
        }
        peer = heavier.isEmpty() ? new int[0] : problem.kinds(heavier);
        peers = heavier.isEmpty() ? new int[0][] : grouped(peer);
        fill();
    }

    private int[][] grouped(int[] number) {
        int[] size = new int[Arrays.stream(number).max().orElse(-1) + 1];
        for (int p = first; p < total; p++) {
            size[number[board.car[p]]]++;
        }
        int[][] groups = new int[size.length][];
        Arrays.setAll(groups, v -> new int[size[v]]);
        for (int p = first; p < total; p++) {
            int v = number[board.car[p]];
            groups[v][--size[v]] = board.car[p];
        }
        return groups;
    }

    private void fill() {
        int sum = 0;
        for (Kind kind : KINDS) {
            sum += weight(kind);
        }
        int upTo = 0;
        int at = 0;
        for (Kind kind : KINDS) {
            upTo += weight(kind);
            while (at < urn.length && at * sum < upTo * urn.length) {
                urn[at++] = kind;
            }
        }
    }

    private int weight(Kind kind) {
        return switch (kind) {
            case SWAP_ALIKE, SHIFT_TO_ALIKE, RUNS -> value == null ? 0 : kind.weight;
            case SWAP_PEERS -> peers.length == 0 ? 0 : kind.weight;
            default -> kind.weight;
        };
    }

    /** Draws a move; false where what was drawn is none. */
    boolean draw(Move move) {
        return switch (urn[(int) (luck.word() >>> 56)]) {
            case SWAP -> swap(move, any(), any());
            case SWAP_NEAR -> {
                int i = any();
                yield swap(move, i, i + 1 + luck.below(NEAR));
            }
            case SWAP_ALIKE -> {
                int i = any();
                yield swap(move, i, likeThat(i));
            }
            case SWAP_PEERS -> swapPeers(move);
            case SHIFT -> {
                int i = any();
                yield shift(move, i, luck.flip() ? i + luck.below(2 * SHORT + 1) - SHORT : any());
            }
            case SHIFT_TO_ALIKE -> {
                int i = any();
                yield shift(move, i, likeThat(i));
            }
            case TURN -> turn(move);
            case EXCHANGE -> exchange(move);
            case RUNS -> runs(move);
        };
    }

    /**
     * Draws a move where all rules are ratios of one weight. Mostly any swap, made of a single word
     * of luck; of the others, stretches of any length turned round are what leads on: they leave
     * all windows but those at two cuts as they are.
     */
    boolean drawPlain(Move move) {
        long word = luck.word();
        int kind = (int) word & 0xFF;
        int span = total - first;
        int i = first + (int) (((word >>> 36) * span) >>> 28);
        int j = first + (int) ((((word >>> 8) & 0xFFFFFFF) * span) >>> 28);
        if (kind < PLAIN_TURNS) {
            if (i == j) {
                return false;
            }
            move.turn(Math.min(i, j), Math.max(i, j));
            return true;
        }
        if (kind < PLAIN_SHIFTS) {
            return shift(move, i, luck.flip() ? i + luck.below(2 * SHORT + 1) - SHORT : j);
        }
        if (kind < PLAIN_NEAR) {
            return swap(move, i, i + 1 + luck.below(NEAR));
        }
        if (same[board.car[i]] == same[board.car[j]]) {
            return false;
        }
        move.plainSwap(Math.min(i, j), Math.max(i, j));
        return true;
    }

    private int any() {
        return first + luck.below(total - first);
    }

    private int likeThat(int position) {
        int[] values = value;
        if (values == null) {
            return position;
        }
        int[] rows = alike[values[board.car[position]]];
        return board.where[rows[luck.below(rows.length)]];
    }

    /**
     * A car and a peer of it; where peers may have another value than it, mostly one with that of a
     * neighbour.
     */
    private boolean swapPeers(Move move) {
        int i = any();
        int[] rows = peers[peer[board.car[i]]];
        int j = board.where[rows[luck.below(rows.length)]];
        int[] values = value;
        if (peersDiffer && values != null) {
            int beside = luck.flip() ? Math.max(0, i - 1) : Math.min(total - 1, i + 1);
            int wanted = values[board.car[beside]];
            for (int k = 0; k < TRIES && values[board.car[j]] != wanted; k++) {
                j = board.where[rows[luck.below(rows.length)]];
            }
        }
        return swap(move, i, j);
    }

    private boolean swap(Move move, int i, int j) {
        if (j >= total || same[board.car[i]] == same[board.car[j]]) {
            return false;
        }
        move.swap(Math.min(i, j), Math.max(i, j));
        return true;
    }

    private boolean shift(Move move, int from, int to) {
        if (from == to || to < first || to >= total) {
            return false;
        }
        move.shift(from, to);
        return true;
    }

    private boolean turn(Move move) {
        int lo = any();
        int hi = lo + 1 + luck.below(luck.flip() ? SHORT : total - first);
        if (hi >= total) {
            return false;
        }
        move.turn(lo, hi);
        return true;
    }

    private boolean exchange(Move move) {
        int length = 2 + luck.below(luck.flip() ? 4 : SHORT);
        int i = any();
        int j = any();
        int lo = Math.min(i, j);
        int hi = Math.max(i, j);
        if (lo + length > hi || hi + length > total) {
            return false;
        }
        move.exchange(lo, hi, length);
        return true;
    }

    /** Whole runs turned round together, or put before those that they stood behind. */
    private boolean runs(Move move) {
        int lo = any();
        int hi = lo + 1 + luck.below(3 * SHORT);
        if (hi >= total) {
            return false;
        }
        lo = runStart(lo, first);
        while (hi + 1 < total && isLikeNext(hi)) {
            hi++;
        }
        if (luck.flip()) {
            move.turn(lo, hi);
            return true;
        }
        int cut = runStart(lo + 1 + luck.below(hi - lo), lo);
        if (cut == lo) {
            return false;
        }
        move.rotate(lo, cut, hi);
        return true;
    }

    private int runStart(int position, int least) {
        int p = position;
        while (p > least && isLikeNext(p - 1)) {
            p--;
        }
        return p;
    }

    private boolean isLikeNext(int position) {
        int[] values = value;
        return values != null && values[board.car[position]] == values[board.car[position + 1]];
    }
}
