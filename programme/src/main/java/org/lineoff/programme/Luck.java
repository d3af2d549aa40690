package org.lineoff.programme;

import java.time.LocalDate;
import org.lineoff.model.Drawn;
import org.lineoff.model.Judgement;
import org.lineoff.model.Known;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/**
 * The durations and dates of one draw of a network: all that differs between draws. The luck of an
 * activity stays with its id (purpose ACTIVITY, place {@code programme/<id>}, index 0), a range of
 * a notBefore with the name of its figure. Reused from draw to draw; not for two threads.
 */
final class Luck {
    /** Working days in all, of running nodes too; 0 for a milestone. */
    final int[] days;

    /** First day allowed, or NEVER. */
    final int[] notBefore;

    /** Units of each resource. */
    final int[] capacity;

    private final Network net;

    Luck(Network net) {
        this.net = net;
        days = new int[net.size];
        notBefore = net.notBefore.clone();
        capacity = net.capacity.clone();
    }

    /** The plan without luck: the most likely durations, dates as stated. */
    static Luck mostLikely(Network net) {
        Luck luck = new Luck(net);
        for (int j = 0; j < net.size; j++) {
            luck.days[j] =
                    net.state[j] == State.RUNNING
                            ? net.law[j].mostLikely(net.elapsed[j])
                            : net.law[j].mostLikely();
        }
        return luck;
    }

    void draw(long seed, int draw) {
        Draws draws = new Draws(seed, draw);
        for (int j = 0; j < net.size; j++) {
            if (net.state[j] != State.FINISHED && !net.milestone[j]) {
                double own = draws.uniform(Purpose.ACTIVITY, net.place[j], 0);
                double u = net.judgement.luck(own, draws, Judgement.Kind.PROGRAMME, -1);
                days[j] = net.law[j].draw(u, net.elapsed[j]);
            }
            Known<LocalDate> drawn = net.notBeforeDrawn[j];
            if (drawn != null && net.state[j] == State.OPEN) {
                notBefore[j] = Days.of(new Drawn(draws, net.knownOn, net.judgement).date(drawn));
            }
        }
        for (int r = 0; r < net.resources; r++) {
            Known<Integer> drawn = net.capacityDrawn[r];
            if (drawn != null) {
                int units = new Drawn(draws, net.knownOn, net.judgement).whole(drawn);
                capacity[r] = Math.max(net.need[r], units);
            }
        }
    }
}
