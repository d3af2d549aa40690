package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction.LotSource;
import org.lineoff.model.Known;
import org.lineoff.model.state.SectionState.RackState;

/**
 * The rack of one part that a lot source makes: how many are in it, whether a lot is due, and since
 * when there have been so many, which is what a join waits for.
 */
final class Rack {
    final String part;
    final int perStroke;

    /** Strokes in a lot. */
    final int lot;

    private final int min;
    private final int max;
    private long stock;

    /** Since when a lot has been due, and a stroke has fitted; led by what. */
    private long dueSince = Long.MIN_VALUE;

    private int dueBy = CriticalPath.BEFORE;
    private long fitsSince = Long.MIN_VALUE;
    private int fitsBy = CriticalPath.BEFORE;

    /** By number of parts, as far as anybody asks: since when so many have been there. */
    private long[] reachedAt = new long[0];

    private int[] reachedBy = new int[0];
    private final List<JoinJunction> takers = new ArrayList<>();
    private @Nullable LotMachine machine;

    private Rack(String part, int perStroke, int lot, int min, int max, long stock) {
        this.part = part;
        this.perStroke = perStroke;
        this.lot = lot;
        this.min = min;
        this.max = max;
        this.stock = stock;
    }

    static Rack[] all(LotSource source, Drawn drawn) {
        return source.parts().stream().map(part -> of(part, drawn)).toArray(Rack[]::new);
    }

    private static Rack of(LotSource.LotPart part, Drawn drawn) {
        Known<Integer> stock = part.stock();
        return new Rack(
                part.id(),
                part.perStroke(),
                drawn.whole(part.lot()),
                drawn.whole(part.rackMin()),
                drawn.whole(part.rackMax()),
                stock == null || !drawn.isKnown(stock) ? 0 : drawn.whole(stock));
    }

    /** Which machine makes its parts. */
    void madeBy(LotMachine source) {
        machine = source;
    }

    LotMachine machine() {
        return Objects.requireNonNull(machine, part);
    }

    /** A join takes so many for a car, at most. */
    void addTaker(JoinJunction join, int atMost) {
        if (!takers.contains(join)) {
            takers.add(join);
        }
        if (reachedAt.length <= atMost) {
            reachedAt = new long[atMost + 1];
            reachedBy = new int[atMost + 1];
            Arrays.fill(reachedAt, Long.MIN_VALUE);
        }
    }

    List<JoinJunction> takers() {
        return takers;
    }

    boolean has(long count) {
        return stock >= count;
    }

    RackState save() {
        return new RackState(part, stock);
    }

    /** Goes on from there. */
    void restore(RackState state) {
        stock = state.stock();
    }

    /** Whether the parts of one more stroke go in. */
    boolean fits() {
        return stock + perStroke <= max;
    }

    /** Whether fewer are in it than there should be, and a stroke fits. */
    boolean isDue() {
        return stock < min && fits();
    }

    /** Whether it is emptier than another, in proportion to their minimums; both are due. */
    boolean isEmptierThan(Rack other) {
        return stock * other.min < other.stock * min;
    }

    long dueSince() {
        return dueSince;
    }

    void addDue(Terms terms) {
        terms.add(dueSince, dueBy, Cause.MATCH);
    }

    void addFits(Terms terms) {
        terms.add(fitsSince, fitsBy, Cause.ROOM);
    }

    /** Adds since when so many have been there. */
    void addReached(int count, Terms terms) {
        terms.add(reachedAt[count], reachedBy[count], Cause.MATCH);
    }

    /** The parts of a stroke come in, now. */
    void put(long now, int ledBy) {
        for (long n = stock + 1; n <= stock + perStroke && n < reachedAt.length; n++) {
            reachedAt[(int) n] = now;
            reachedBy[(int) n] = ledBy;
        }
        stock += perStroke;
    }

    /** A join takes some, now. */
    void take(int count, long now, int ledBy) {
        boolean wasDue = isDue();
        boolean fitted = fits();
        stock -= count;
        if (!wasDue && isDue()) {
            dueSince = now;
            dueBy = ledBy;
        }
        if (!fitted && fits()) {
            fitsSince = now;
            fitsBy = ledBy;
        }
    }
}
