package org.lineoff.execute;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A plant that reports as fast as it can until it is killed: a process of its own for {@link
 * KillTest}. It prints the id of every report that was acknowledged, and nothing before.
 */
final class Victim {
    static final long NOW = 48 * SmallPlant.HOUR;
    static final int STATIONS = 6;

    private Victim() {}

    /**
     * Begins where the one before was killed, with the same reports again.
     *
     * @param arguments where the store is, and the first car of each station
     */
    public static void main(String[] arguments) throws InterruptedException {
        Store store = Database.open(arguments[0]);
        Execution plant = new Execution(store, SmallPlant.RULES, () -> NOW);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        List<Thread> stations = new ArrayList<>();
        for (int station = 0; station < STATIONS; station++) {
            long first = Long.parseLong(arguments[1 + station]);
            int size = 1 + station * 5;
            stations.add(Thread.ofPlatform().start(() -> work(plant, first, size, out)));
        }
        for (Thread station : stations) {
            station.join();
        }
    }

    private static void work(Execution plant, long first, int size, PrintStream out) {
        for (long car = first; ; car++) {
            List<Report> life = SmallPlant.life(car, NOW - 5 * SmallPlant.HOUR);
            for (int from = 0; from < life.size(); from += size) {
                List<Report> batch = life.subList(from, Math.min(life.size(), from + size));
                List<Answer> answers = plant.capture().record(batch);
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < batch.size(); i++) {
                    switch (answers.get(i)) {
                        case Answer.Accepted yes ->
                                lines.append(car)
                                        .append(' ')
                                        .append(yes.seq())
                                        .append(' ')
                                        .append(batch.get(i).id())
                                        .append('\n');
                        case Answer.Rejected no -> lines.append("rejected ").append(no);
                    }
                }
                synchronized (out) {
                    out.print(lines);
                    out.flush();
                }
            }
        }
    }
}
