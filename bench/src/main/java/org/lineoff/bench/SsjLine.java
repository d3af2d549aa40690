package org.lineoff.bench;

import umontreal.ssj.rng.MRG31k3p;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/**
 * The yardstick line in SSJ, as a careful user of it would write it for speed: one event a visit,
 * the end of the visit with the repairs in it; one event object a station, used again and again;
 * whom a departure lets go on is found without events. Times are in ms.
 */
final class SsjLine {
    private static final double HALF_WIDTH = Yardstick.CV * Math.sqrt(6);

    private final Simulator simulator;
    private final RandomStream random = new MRG31k3p();
    private final Station[] stations;
    private final int buffer;
    private final double end;

    /** How many visits began, and how many cars came off. */
    private long visits;

    private long lineOff;

    SsjLine(Yardstick line, EventList events) {
        simulator = new Simulator(events);
        buffer = line.buffer();
        end = line.endMillis();
        stations = new Station[line.stations()];
        for (int j = 0; j < stations.length; j++) {
            stations[j] = new Station(j);
        }
    }

    /** How the streams of later lines begin. */
    static void seed(int seed) {
        MRG31k3p.setPackageSeed(new int[] {seed + 12345, 12345, 12345, seed + 12345, 12345, 12345});
    }

    private final class Station extends Event {
        private final int index;
        private final double meanUp;

        /** Cars before it; of no meaning at the first, which always has one. */
        private int waiting;

        private boolean working;
        private boolean finished;
        private double untilFailure;

        /** When it was finished last; sums. */
        private double since;

        private double worked;
        private double failed;
        private double blocked;

        Station(int index) {
            super(SsjLine.this.simulator);
            this.index = index;
            double a = Yardstick.availability(index);
            meanUp = Yardstick.MEAN_REPAIR_MS * a / (1 - a);
            untilFailure = exponential(meanUp);
        }

        @Override
        public void actions() {
            working = false;
            finished = true;
            since = simulator.time();
            moveOn();
        }

        /** Its car leaves if there is room; then it takes the next, and so do those before it. */
        private void moveOn() {
            Station at = this;
            while (at != null && at.finished && at.hasRoomBehind()) {
                at.finished = false;
                at.blocked += simulator.time() - at.since;
                at.deliver();
                at = at.takeNext() && at.index > 0 ? stations[at.index - 1] : null;
            }
        }

        private boolean hasRoomBehind() {
            return index == stations.length - 1
                    || stations[index + 1].waiting < buffer
                    || stations[index + 1].isFree();
        }

        private boolean isFree() {
            return !working && !finished;
        }

        private void deliver() {
            if (index == stations.length - 1) {
                lineOff++;
            } else {
                Station next = stations[index + 1];
                next.waiting++;
                if (next.isFree()) {
                    next.takeNext();
                }
            }
        }

        /** Takes the next car if there is one; returns whether that made room before it. */
        private boolean takeNext() {
            if (index > 0 && waiting == 0) {
                return true; // its own place is free
            }
            waiting -= index > 0 ? 1 : 0;
            visits++;
            working = true;
            double work = work();
            double lasts = work;
            untilFailure -= work;
            while (untilFailure < 0) {
                double repair = exponential(Yardstick.MEAN_REPAIR_MS);
                failed += repair;
                lasts += repair;
                untilFailure += exponential(meanUp);
            }
            worked += work;
            schedule(lasts);
            return true;
        }
    }

    private double work() {
        double u = random.nextDouble();
        double inner = 1 - Math.sqrt(2 * Math.min(u, 1 - u));
        return Yardstick.MEAN_WORK_MS * (1 + Math.copySign(HALF_WIDTH * inner, u - 0.5));
    }

    private double exponential(double mean) {
        return -Math.log(1 - random.nextDouble()) * mean;
    }

    /** Runs it to the end of the horizon. */
    void run() {
        simulator.init();
        new Event(simulator) {
            @Override
            public void actions() {
                simulator.stop();
            }
        }.schedule(end);
        stations[0].takeNext();
        simulator.start();
    }

    long visits() {
        return visits;
    }

    long lineOff() {
        return lineOff;
    }

    /** Time of all stations that was worked, failed and blocked, in ms. */
    double busy() {
        double sum = 0;
        for (Station station : stations) {
            sum += station.worked + station.failed + station.blocked;
        }
        return sum;
    }
}
