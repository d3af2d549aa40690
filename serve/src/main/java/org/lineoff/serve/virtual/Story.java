package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.Names;
import org.lineoff.files.ProblemTexts;
import org.lineoff.model.Plant;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/**
 * What happens in the simulated plant, one event after the other: first what still matters of the
 * time before it begins, then everything. The simulation runs in a thread of its own, a little
 * ahead.
 */
final class Story implements AutoCloseable {
    private static final int CHUNK = 2000;
    private static final int CHUNKS = 8;

    /** Thrown through the simulation when nobody listens any more. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("nobody listens", null, false, false);
        }
    }

    private static final List<Told> END = List.of();

    private final BlockingQueue<List<Told>> queue = new ArrayBlockingQueue<>(CHUNKS);
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private List<Told> chunk = new ArrayList<>();
    private int at;
    private boolean ended;

    /**
     * Begins.
     *
     * @param begin plant time from which everything is told
     */
    Story(Plant plant, Simulator simulator, Scenario scenario, long begin) {
        Teller teller = new Teller(new Inside(simulator.places()), begin);
        thread =
                Thread.ofPlatform()
                        .name("lineoff-virtual-simulation")
                        .daemon()
                        .start(() -> tell(plant, simulator, scenario, teller));
    }

    private void tell(Plant plant, Simulator simulator, Scenario scenario, Teller teller) {
        try {
            EventLog log = new EventLog(simulator.places(), Names.of(plant), teller);
            simulator
                    .run(scenario, log)
                    .deadlock()
                    .ifPresent(
                            problem ->
                                    failure =
                                            new VirtualPlantException(
                                                    ProblemTexts.text(problem, "en"),
                                                    ProblemTexts.text(problem, "zh")));
            log.flush();
            teller.end();
        } catch (Stopped _) {
            return;
        } catch (RuntimeException | Error e) {
            failure = e;
            queue.clear();
            hand(END);
        }
    }

    /** Sorts into what was before and what is told. */
    private final class Teller implements Consumer<Event> {
        private final Inside inside;
        private final long begin;
        private boolean begun;
        private final List<Told> instant = new ArrayList<>();
        private List<Told> filling = new ArrayList<>(CHUNK);

        Teller(Inside inside, long begin) {
            this.inside = inside;
            this.begin = begin;
        }

        @Override
        public void accept(Event e) {
            if (e.time() < begin) {
                inside.accept(e);
                return;
            }
            begin();
            if (!instant.isEmpty() && instant.getFirst().event().time() < e.time()) {
                endInstant();
            }
            instant.add(new Told(e, true));
        }

        private void endInstant() {
            instant.sort(Told.AS_IT_HAPPENED);
            filling.addAll(instant);
            instant.clear();
            if (filling.size() >= CHUNK) {
                pass();
            }
        }

        private void begin() {
            if (!begun) {
                begun = true;
                filling.addAll(inside.all());
                pass();
            }
        }

        private void pass() {
            if (!filling.isEmpty()) {
                hand(filling);
                filling = new ArrayList<>(CHUNK);
            }
        }

        void end() {
            begin();
            endInstant();
            pass();
            hand(END);
        }
    }

    private void hand(List<Told> full) {
        try {
            queue.put(full);
        } catch (InterruptedException _) {
            throw new Stopped();
        }
    }

    /** The next event, left where it is; null when there are no more. */
    @Nullable Told peek() throws InterruptedException {
        while (!ended && at == chunk.size()) {
            chunk = queue.take();
            at = 0;
            ended = chunk.isEmpty();
        }
        Throwable cause = failure;
        if (ended && cause != null) {
            throw cause instanceof VirtualPlantException known
                    ? known
                    : new IllegalStateException("the simulation failed", cause);
        }
        return ended ? null : chunk.get(at);
    }

    void next() {
        at++;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
