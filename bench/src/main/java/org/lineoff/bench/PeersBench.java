package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lineoff.files.CarClassesFile;
import org.lineoff.files.RenaultFolder;
import org.lineoff.model.time.Millis;
import org.lineoff.sequence.BenchmarkForms;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.SequencingProblem;

/**
 * Puts twelve published instances in order, ourselves and the {@link Peer peers}, each for the same
 * seconds, in turn and again with other seeds. Each answer is counted plainly and kept in a file of
 * its own, so that a run that was broken off goes on.
 *
 * <p>Arguments: {@code --data DIR --kept DIR --page FILE [--time-limit TIME] [--times N]}.
 */
public final class PeersBench {
    /** Six of either form, of all sizes and of all orders of the objectives. */
    private static final List<String> INSTANCES =
            List.of(
                    "022_3_4_EP_RAF_ENP",
                    "024_38_3_EP_ENP_RAF",
                    "025_38_1_EP_RAF_ENP",
                    "039_38_4_RAF_EP_ch1",
                    "048_39_1_EP_RAF_ENP",
                    "064_38_2_EP_RAF_ENP_ch2",
                    "gent/10_93",
                    "gent/26_82",
                    "random-60-90/60-01",
                    "random-60-90/90-05",
                    "gravel-gagne-price/pb_200_01",
                    "gravel-gagne-price/pb_300_01");

    private final Path data;
    private final Path kept;
    private final double seconds;
    private final int times;

    public static void main(String[] args) throws IOException {
        Arguments given = Arguments.of(args);
        String limit = given.after("--time-limit", "20s");
        if (!(Millis.parse(limit) instanceof Millis.Read read) || read.millis() == 0) {
            System.err.println("bench: --time-limit " + limit + " is no time, such as 20s");
            System.exit(2);
            return;
        }
        int times = Integer.parseInt(given.after("--times", "1"));
        PeersBench bench =
                new PeersBench(
                        Path.of(given.after("--data", "../shared/data")),
                        Path.of(given.after("--kept", "target/bench/peers")),
                        read.millis() / 1e3,
                        times);
        List<Measured> all = bench.measure();
        Optional<String> page = given.after("--page");
        String table = PeersPage.table(all, limit, times);
        if (page.isPresent()) {
            PeersPage.rewrite(Path.of(page.get()), table);
        }
        System.out.print(table);
    }

    PeersBench(Path data, Path kept, double seconds, int times) {
        this.data = data;
        this.kept = kept;
        this.seconds = seconds;
        this.times = times;
    }

    /** Measures what is not kept yet; returns all answers. */
    List<Measured> measure() throws IOException {
        Files.createDirectories(kept);
        Path zip = data.resolve("renault-roadef2005").resolve("set_A.zip");
        Zips.unpack(zip, kept.resolve("instances"));
        List<Peer> peers = List.of(new OwnPeer(), new CpSatPeer(), new TimefoldPeer());
        List<Measured> all = new ArrayList<>();
        for (int time = 1; time <= times; time++) {
            for (String instance : INSTANCES) {
                for (Peer peer : peers) {
                    all.add(measured(instance, peer, time));
                }
            }
        }
        return all;
    }

    /**
     * An answer.
     *
     * @param cost the largest number where a limit on runs is broken
     * @param seconds after which it was found
     */
    record Measured(String instance, String peer, int time, long cost, double seconds) {
        String line() {
            return String.join(
                    ";",
                    instance,
                    peer,
                    Integer.toString(time),
                    Long.toString(cost),
                    String.format(Locale.ROOT, "%.2f", seconds));
        }

        static Measured parse(String line) {
            String[] words = line.split(";", -1);
            return new Measured(
                    words[0],
                    words[1],
                    Integer.parseInt(words[2]),
                    Long.parseLong(words[3]),
                    Double.parseDouble(words[4]));
        }
    }

    private Measured measured(String instance, Peer peer, int time) throws IOException {
        String name = instance.substring(instance.indexOf('/') + 1);
        Path file = kept.resolve("%s %s %d.txt".formatted(name, peer.name(), time));
        if (Files.exists(file)) {
            return Measured.parse(Files.readString(file).strip());
        }
        SequencingProblem problem = problem(instance);
        Peer.Answer answer = peer.solve(problem, time, seconds);
        Recount cost = Recount.of(problem, answer.order());
        Measured measured =
                new Measured(
                        name,
                        peer.name(),
                        time,
                        cost.feasible() ? cost.cost(1) : Long.MAX_VALUE,
                        answer.seconds());
        Path part = kept.resolve("answer.part");
        Files.writeString(part, measured.line() + "\n");
        Files.move(part, file);
        System.err.println("bench: " + measured.line());
        return measured;
    }

    private SequencingProblem problem(String instance) {
        if (instance.contains("/")) {
            Path file = data.resolve("car-sequencing-csplib").resolve(instance + ".txt");
            return BenchmarkForms.problem(CarClassesFile.read(file).instances().getFirst());
        }
        return BenchmarkForms.problem(
                RenaultFolder.read(kept.resolve("instances").resolve(instance))
                        .day()
                        .orElseThrow());
    }
}
