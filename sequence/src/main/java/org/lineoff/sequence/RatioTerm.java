package org.lineoff.sequence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Up to 64 k-in-m ratios of one weight.
 *
 * <p>For each ratio the cars counted in every window are kept, by the window's last position, and
 * with them what that window would cost more with one car more, or less with one less. Summed over
 * the windows that hold a position these give what a car there would add or take away; kept for
 * every position, they make a swap of two cars at least a window apart a matter of four numbers for
 * each ratio in which the two differ, however long the window. Nearer pairs and all other moves
 * look at the windows that the cuts of the move cross: O(window). An accepted move is brought in in
 * O(span + window) a ratio.
 */
final class RatioTerm extends Term {
    /** Bits before position 0, so that windows may reach before it. */
    private static final int PAD = 64;

    /** Windows up to this length are looked at as bits of one word. */
    private static final int WORD_WINDOW = 32;

    /** Windows up to this length: their sums for eight ratios fit into a byte. */
    private static final int PACKED_WINDOW = 31;

    /** Windows up to this length have tables: 16,384 strings, fees of 7 windows of at most 7. */
    private static final int TABLE_WINDOW = 8;

    private static final long EACH_BYTE = 0x0101010101010101L;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int ratios;

    /** How often swaps are tried. */
    enum Swaps {
        NONE,
        OFTEN,
        MOSTLY
    }

    private final boolean keepsGains;

    /** A swap where gains are not kept. */
    private final Move swap = new Move();

    private final boolean isPacked;

    /** Which ratios count a row, a bit each. */
    private final long[] mask;

    private final int[] window;

    /** Penalty of a window by its count, up to one above the window. */
    private final int[][] fee;

    /** First and last position at which a window may end to count. */
    private final int[] firstEnd;

    private final int[] lastEnd;

    /** By ratio and last position: count, its fee, the fee of one more and of one less. */
    private final int[][] count;

    private final int[][] more;
    private final int[][] less;

    /** By position and ratio: change by one more car, by one less. */
    private final int[] gain;

    /**
     * The same by position, a byte for each ratio: what one car more would cost, and what one less
     * would save. Only where all fit into a word and nothing else is asked, as then trials of swaps
     * are all that takes time; empty otherwise.
     */
    private final byte[] costs;

    private final byte[] saves;

    /**
     * By ratio, fees of all windows that cross the middle of a string of twice a window less two
     * positions; empty where there are no such tables.
     */
    private final byte[][] crossing;

    /** By row, a full byte for each ratio that counts it; empty where there are no such words. */
    private final long[] wide;

    /** By ratio, a bit for each position, from bit {@value #PAD} on. */
    private final long[][] bits;

    private final int[] most;

    // An accepted move: bits of the new order, and places where they differ from the old.
    private final long[] fresh;
    private final int[] place;
    private final int[] comes;

    /** Longest window. */
    private final int longest;

    /** Options along the new order, from one window before the move to one behind it. */
    private final long[] strip;

    /**
     * A term that has yet to count.
     *
     * @param swaps what is kept for swaps: the more, the quicker they are tried, and the slower
     *     moves are accepted
     */
    RatioTerm(Board board, long unit, List<Rule.Ratio> rules, Swaps swaps) {
        super(board, unit);
        ratios = rules.size();
        int total = board.total;
        mask = new long[total];
        window = new int[ratios];
        fee = new int[ratios][];
        bits = new long[ratios][];
        most = new int[ratios];
        firstEnd = new int[ratios];
        lastEnd = new int[ratios];
        count = new int[ratios][];
        more = new int[ratios][];
        less = new int[ratios][];
        gain = new int[2 * ratios * total];
        keepsGains = swaps != Swaps.NONE;
        boolean fits = swaps == Swaps.MOSTLY && ratios <= Long.BYTES;
        for (Rule.Ratio rule : rules) {
            fits &= rule.window() <= PACKED_WINDOW;
        }
        isPacked = fits;
        costs = new byte[fits ? Long.BYTES * total : 0];
        saves = new byte[costs.length];
        wide = new long[fits ? total : 0];
        int farthest = 1;
        for (int r = 0; r < ratios; r++) {
            Rule.Ratio rule = rules.get(r);
            for (int row = 0; row < total; row++) {
                mask[row] |= rule.has().has(row) ? 1L << r : 0;
                if (isPacked && rule.has().has(row)) {
                    wide[row] |= 0xFFL << (Byte.SIZE * r);
                }
            }
            int m = rule.window();
            window[r] = m;
            farthest = Math.max(farthest, m);
            most[r] = rule.most();
            bits[r] = new long[(PAD + total + m) / 64 + 3];
            firstEnd[r] = Math.max(board.past, m - 1);
            lastEnd[r] = rule.cutAtEnd() ? total + m - 2 : total - 1;
            fee[r] = new int[m + 2];
            for (int c = 0; c < fee[r].length; c++) {
                int above = Math.max(0, c - rule.most());
                fee[r][c] = rule.eachWindowOnce() ? Math.min(1, above) : above;
            }
            count[r] = new int[total + m];
            more[r] = new int[total + m];
            less[r] = new int[total + m];
        }
        longest = farthest;
        boolean tables = isPacked && farthest <= TABLE_WINDOW;
        crossing = new byte[tables ? ratios : 0][];
        Arrays.setAll(crossing, r -> crossing(window[r], fee[r]));
        fresh = new long[total / 64 + 3];
        place = new int[total + 2];
        comes = new int[total + 2];
        strip = new long[total + 2 * farthest + 2];
    }

    private static byte[] crossing(int m, int[] fee) {
        int reach = m - 1;
        byte[] fees = new byte[1 << (2 * reach)];
        for (int string = 0; string < fees.length; string++) {
            for (int begin = 0; begin < reach; begin++) {
                int inWindow = string >>> begin & ((1 << m) - 1);
                fees[string] += (byte) fee[Integer.bitCount(inWindow)];
            }
        }
        return fees;
    }

    @Override
    void reset() {
        penalty = 0;
        for (int r = 0; r < ratios; r++) {
            int c = 0;
            for (int p = 0; p < board.total; p++) {
                long bit = 1L << (p + PAD);
                int word = (p + PAD) >> 6;
                bits[r][word] = bit(p, r) == 1 ? bits[r][word] | bit : bits[r][word] & ~bit;
            }
            for (int e = 0; e < board.total + window[r] - 1; e++) {
                c += bit(e, r) - bit(e - window[r], r);
                put(r, e, c);
                penalty += feeAt(r, e);
            }
            gains(r, 0, board.total + window[r] - 2);
        }
    }

    private int bit(int position, int r) {
        return position < 0 || position >= board.total
                ? 0
                : (int) (mask[board.car[position]] >>> r) & 1;
    }

    private void put(int r, int end, int c) {
        count[r][end] = c;
        if (end >= firstEnd[r] && end <= lastEnd[r]) {
            int[] f = fee[r];
            more[r][end] = f[c + 1] - f[c];
            less[r][end] = c == 0 ? 0 : f[c - 1] - f[c];
        }
    }

    private int feeAt(int r, int end) {
        return end >= firstEnd[r] && end <= lastEnd[r] ? fee[r][count[r][end]] : 0;
    }

    // ---- swaps ----

    @Override
    long swap(int i, int j) {
        if (!keepsGains) {
            swap.swap(i, j);
            return change(swap);
        }
        if (isPacked && j - i >= longest) {
            return farSwap(i, j);
        }
        long one = mask[board.car[i]];
        long other = mask[board.car[j]];
        int sum = 0;
        int step = 2 * ratios;
        for (long rest = one ^ other; rest != 0; rest &= rest - 1) {
            int r = Long.numberOfTrailingZeros(rest);
            boolean leaves = (one >>> r & 1) != 0;
            if (j - i >= window[r]) {
                int atI = step * i + 2 * r;
                int atJ = step * j + 2 * r;
                sum += leaves ? gain[atI + 1] + gain[atJ] : gain[atI] + gain[atJ + 1];
            } else {
                int[] first = leaves ? less[r] : more[r];
                int[] second = leaves ? more[r] : less[r];
                int m = window[r];
                for (int e = i; e < j; e++) {
                    sum += first[e] + second[e + m];
                }
            }
        }
        return sum;
    }

    /** All ratios at once: no window holds both cars. */
    private int farSwap(int i, int j) {
        long one = wide[board.car[i]];
        long other = wide[board.car[j]];
        long leaves = one & ~other;
        long comes = other & ~one;
        long lost = (word(costs, i) & comes) | (word(costs, j) & leaves);
        long won = (word(saves, i) & leaves) | (word(saves, j) & comes);
        return (int) ((lost * EACH_BYTE) >>> 56) - (int) ((won * EACH_BYTE) >>> 56);
    }

    private static long word(byte[] bytes, int position) {
        return (long) WORD.get(bytes, position * Long.BYTES);
    }

    // ---- all other moves: only windows that a cut crosses change ----

    @Override
    long change(Move move) {
        if (move.turned
                && crossing.length > 0
                && move.lo + 1 >= longest
                && move.hi + longest <= board.total
                && move.hi - move.lo + 2 >= longest) {
            return turn(move.lo, move.hi);
        }
        long sum = 0;
        isLaid = false;
        for (int r = 0; r < ratios; r++) {
            int m = window[r];
            if (m == 1) {
                continue;
            }
            boolean isInside = move.lo - m + 1 >= 0 && move.hi + m - 1 <= lastEnd[r];
            if (isInside && m <= WORD_WINDOW) {
                int now = inWords(r, move, false);
                if (now >= 0) {
                    sum += now - inWords(r, move, true);
                    continue;
                }
            } else if (isRare(r, move.lo - m + 1, move.hi + m - 1)) {
                continue;
            }
            if (!isLaid) {
                before = Math.max(0, move.lo - longest);
                lay(move, Math.min(board.total - 1, move.hi + longest));
                isLaid = true;
            }
            sum += change(r, move);
        }
        return sum;
    }

    /** A stretch turned round that is no shorter than a window, and as far from both ends. */
    private int turn(int lo, int hi) {
        int sum = 0;
        for (int r = 0; r < ratios; r++) {
            int reach = window[r] - 1;
            if (reach == 0) {
                continue;
            }
            int all = (1 << (2 * reach)) - 1;
            int before = all >>> reach;
            int atLo = (int) bitsFrom(bits[r], lo - reach) & all;
            int atHi = (int) bitsFrom(bits[r], hi + 1 - reach) & all;
            byte[] fees = crossing[r];
            int newLo = atLo & before | Integer.reverse(atHi & before) >>> (32 - 2 * reach);
            int newHi = Integer.reverse(atLo & ~before) >>> (32 - 2 * reach) | atHi & ~before;
            sum += fees[newLo] + fees[newHi] - fees[atLo] - fees[atHi];
        }
        return sum;
    }

    private boolean isLaid;

    /** Position at which the strip begins. */
    private int before;

    /** 64 positions from one on, as bits; before the first and behind the last there is nothing. */
    private static long bitsFrom(long[] words, int position) {
        int at = position + PAD;
        int word = at >> 6;
        return (words[word] >>> at) | ((words[word + 1] << 1) << ~at);
    }

    /** Whether so few cars count from one position to another that no window can have too many. */
    private boolean isRare(int r, int from, int to) {
        long[] words = bits[r];
        int cars = 0;
        int last = Math.min(to, board.total - 1);
        for (int p = Math.max(0, from); p <= last; p += 64) {
            long some = bitsFrom(words, p);
            cars += Long.bitCount(p + 63 <= last ? some : some & (-1L >>> (63 - (last - p))));
        }
        return cars <= most[r];
    }

    /**
     * Fees of the windows that cuts cross, in the new order or the old one: around each cut, and
     * pieces shorter than a window between cuts, the positions are put together in a word. −1 where
     * they do not fit.
     */
    private int inWords(int r, Move move, boolean old) {
        long[] words = bits[r];
        int m = window[r];
        int reach = m - 1;
        long reachMask = (1L << reach) - 1;
        int sum = 0;
        int pieces = move.pieces;
        int k = 0;
        while (k <= pieces) {
            long string;
            if (k == 0) {
                string = bitsFrom(words, move.lo - reach) & reachMask;
            } else {
                int piece = old ? pieces - k : k - 1;
                if (move.turned && !old) {
                    string = Long.reverse(bitsFrom(words, move.from[piece])) >>> (64 - reach);
                } else {
                    string = bitsFrom(words, move.to[piece] - reach + 1) & reachMask;
                }
            }
            int length = reach;
            while (k < pieces) {
                int piece = old ? pieces - 1 - k : k;
                int from = move.from[piece];
                int size = move.to[piece] - from + 1;
                if (size >= reach) {
                    break;
                }
                if (length + size + reach > 64) {
                    return -1;
                }
                long inside = bitsFrom(words, from) & ((1L << size) - 1);
                if (move.turned && !old) {
                    inside = Long.reverse(inside) >>> (64 - size);
                }
                string |= inside << length;
                length += size;
                k++;
            }
            long head;
            if (k == pieces) {
                head = bitsFrom(words, move.hi + 1) & reachMask;
            } else {
                int piece = old ? pieces - 1 - k : k;
                if (move.turned && !old) {
                    head =
                            Long.reverse(bitsFrom(words, move.to[piece] - reach + 1) & reachMask)
                                    >>> (64 - reach);
                } else {
                    head = bitsFrom(words, move.from[piece]) & reachMask;
                }
            }
            string |= head << length;
            length += reach;
            k++;
            if (Long.bitCount(string) > most[r]) {
                int[] f = fee[r];
                long windowMask = (1L << m) - 1;
                for (int x = length - m; x >= 0; x--) {
                    sum += f[Long.bitCount(string & windowMask)];
                    string >>>= 1;
                }
            }
        }
        return sum;
    }

    /**
     * Options along the new order into {@link #strip}; of pieces longer than two windows only the
     * ends are needed.
     */
    private void lay(Move move, int behind) {
        int[] car = board.car;
        for (int p = before; p < move.lo; p++) {
            strip[p - before] = mask[car[p]];
        }
        int to = move.lo - before;
        for (int k = 0; k < move.pieces; k++) {
            int from = move.from[k];
            int last = move.to[k];
            int length = last - from + 1;
            int head = Math.min(length, longest);
            int tail = Math.max(head, length - longest);
            if (move.turned) {
                for (int x = 0; x < head; x++) {
                    strip[to + x] = mask[car[last - x]];
                }
                for (int x = tail; x < length; x++) {
                    strip[to + x] = mask[car[last - x]];
                }
            } else {
                for (int x = 0; x < head; x++) {
                    strip[to + x] = mask[car[from + x]];
                }
                for (int x = tail; x < length; x++) {
                    strip[to + x] = mask[car[from + x]];
                }
            }
            to += length;
        }
        for (int p = move.hi + 1; p <= behind; p++) {
            strip[p - before] = mask[car[p]];
        }
    }

    private int change(int r, Move move) {
        int m = window[r];
        int sum = 0;
        int joint = move.lo;
        int done = move.lo - 1;
        int oldDone = move.lo - 1;
        int oldJoint = move.lo;
        int c = move.lo == 0 ? 0 : count[r][move.lo - 1];
        for (int k = 0; k <= move.pieces; k++) {
            // Windows that end from the joint on and begin before it, but those looked at already.
            int last = joint + m - 2;
            int from = Math.max(joint, done + 1);
            if (from <= last) {
                if (from > done + 1) {
                    c = inPiece(r, move, k - 1);
                }
                sum += newFees(r, from, last, c);
                c = lastCount;
                done = last;
            }
            int oldLast = oldJoint + m - 2;
            sum -= oldFees(r, Math.max(oldJoint, oldDone + 1), oldLast);
            oldDone = Math.max(oldDone, oldLast);
            if (k < move.pieces) {
                joint += move.to[k] - move.from[k] + 1;
                int old = move.pieces - 1 - k;
                oldJoint += move.to[old] - move.from[old] + 1;
            }
        }
        return sum;
    }

    private int lastCount;

    /** The count of the window that ends just before a joint and lies within the piece there. */
    private int inPiece(int r, Move move, int piece) {
        return move.turned ? count[r][move.from[piece] + window[r] - 1] : count[r][move.to[piece]];
    }

    private int newFees(int r, int from, int to, int countBefore) {
        int m = window[r];
        int c = countBefore;
        int sum = 0;
        int[] f = fee[r];
        int total = board.total;
        int low = firstEnd[r];
        int high = lastEnd[r];
        int end = Math.min(to, total + m - 2);
        for (int e = from; e <= end; e++) {
            if (e < total) {
                c += (int) (strip[e - before] >>> r) & 1;
            }
            if (e >= m) {
                c -= (int) (strip[e - m - before] >>> r) & 1;
            }
            if (e >= low && e <= high) {
                sum += f[c];
            }
        }
        lastCount = c;
        return sum;
    }

    private int oldFees(int r, int from, int to) {
        int sum = 0;
        int[] f = fee[r];
        int[] counts = count[r];
        int last = Math.min(to, lastEnd[r]);
        for (int e = Math.max(from, firstEnd[r]); e <= last; e++) {
            sum += f[counts[e]];
        }
        return sum;
    }

    // ---- accepted moves: from the positions where an option comes or goes ----

    @Override
    void applied(Move move) {
        if (move.isSwap) {
            long now = mask[board.car[move.lo]];
            long was = mask[board.car[move.hi]];
            for (long rest = now ^ was; rest != 0; rest &= rest - 1) {
                int r = Long.numberOfTrailingZeros(rest);
                long[] words = bits[r];
                words[(move.lo + PAD) >> 6] ^= 1L << (move.lo + PAD);
                words[(move.hi + PAD) >> 6] ^= 1L << (move.hi + PAD);
                comes[0] = (now >>> r & 1) != 0 ? 1 : -1;
                comes[1] = -comes[0];
                place[0] = move.lo;
                place[1] = move.hi;
                stir(r, 2);
            }
        } else {
            for (int r = 0; r < ratios; r++) {
                stir(r, rearrange(r, move));
            }
        }
    }

    /** Brings the bits into the new order; the positions that changed are left to be stirred. */
    private int rearrange(int r, Move move) {
        long[] words = bits[r];
        int size = 0;
        for (int k = 0; k < move.pieces; k++) {
            int length = move.to[k] - move.from[k] + 1;
            for (int done = 0; done < length; done += 64) {
                int some = Math.min(64, length - done);
                long chunk =
                        move.turned
                                ? Long.reverse(
                                        bitsFrom(words, move.to[k] - done - some + 1)
                                                << (64 - some))
                                : bitsFrom(words, move.from[k] + done);
                chunk &= -1L >>> (64 - some);
                int at = size & 63;
                if (at == 0) {
                    fresh[size >> 6] = chunk;
                } else {
                    fresh[size >> 6] |= chunk << at;
                    fresh[(size >> 6) + 1] = chunk >>> (64 - at);
                }
                size += some;
            }
        }
        int changes = 0;
        for (int done = 0; done < size; done += 64) {
            long ofMove = -1L >>> (64 - Math.min(64, size - done));
            int position = move.lo + done;
            long made = fresh[done >> 6];
            long differ = (made ^ bitsFrom(words, position)) & ofMove;
            int at = position + PAD;
            words[at >> 6] ^= differ << at;
            words[(at >> 6) + 1] ^= (differ >>> 1) >>> ~at;
            for (; differ != 0; differ &= differ - 1) {
                int bit = Long.numberOfTrailingZeros(differ);
                place[changes] = position + bit;
                comes[changes++] = (made >>> bit & 1) != 0 ? 1 : -1;
            }
        }
        return changes;
    }

    /** At so many places, in rising order, a car that counts has come (1) or gone (−1). */
    private void stir(int r, int changes) {
        if (changes == 0) {
            return;
        }
        int m = window[r];
        int[] counts = count[r];
        int more = 0;
        int in = 0;
        int out = 0;
        int e = place[0];
        // Stretches of windows that changed: between them the gains stay as they are.
        int begun = e;
        int changed = e - 1;
        while (out < changes) {
            while (in < changes && place[in] == e) {
                more += comes[in++];
            }
            if (place[out] + m == e) {
                more -= comes[out++];
                if (out == changes) {
                    break;
                }
            }
            int next = place[out] + m;
            if (in < changes && place[in] < next) {
                next = place[in];
            }
            if (more != 0) {
                if (e - changed > m) {
                    gains(r, begun, changed);
                    begun = e;
                }
                for (; e < next; e++) {
                    put(r, e, counts[e] + more);
                }
                changed = e - 1;
            }
            e = next;
        }
        gains(r, begun, changed);
    }

    /** What one car more or less would change, where these windows have changed. */
    private void gains(int r, int firstWindow, int lastWindow) {
        if (lastWindow < firstWindow || !keepsGains) {
            return;
        }
        int[] up = more[r];
        int[] down = less[r];
        int m = window[r];
        int from = firstWindow - m + 1;
        int step = 2 * ratios;
        int a = 0;
        int b = 0;
        if (from > 0) {
            a = gain[step * (from - 1) + 2 * r];
            b = gain[step * (from - 1) + 2 * r + 1];
            a -= up[from - 1];
            b -= down[from - 1];
        } else {
            from = 0;
            for (int e = 0; e < m - 1; e++) {
                a += up[e];
                b += down[e];
            }
        }
        int last = Math.min(lastWindow, board.total - 1);
        int at = step * from + 2 * r;
        for (int p = from; p <= last; p++) {
            a += up[p + m - 1];
            b += down[p + m - 1];
            gain[at] = a;
            gain[at + 1] = b;
            if (isPacked) {
                costs[p * Long.BYTES + r] = (byte) a;
                saves[p * Long.BYTES + r] = (byte) -b;
            }
            a -= up[p];
            b -= down[p];
            at += step;
        }
    }
}
