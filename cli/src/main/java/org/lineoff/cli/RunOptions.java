package org.lineoff.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import picocli.CommandLine.Option;

/** The options of every verb that runs a plant; what is not asked for is taken from its files. */
final class RunOptions {
    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "asOf")
    private @Nullable LocalDate asOf;

    @Option(names = "--replications", paramLabel = "N", descriptionKey = "replications")
    private @Nullable Integer replications;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "seed")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", descriptionKey = "threads")
    private @Nullable Integer threads;

    /** The day asked for, null if none was. */
    @Nullable LocalDate asOf() {
        return asOf;
    }

    LocalDate asOf(Plant plant) {
        return asOf == null ? plant.asOf() : asOf;
    }

    int replications(Plant plant) {
        return replications == null ? plant.runs().replications() : replications;
    }

    long seed(Plant plant) {
        return seed == null ? plant.runs().seed() : seed;
    }

    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** What is wrong with them, or null. */
    @Nullable String fault(Texts texts, Common common) {
        String fault = common.leastFault(texts, "--replications", replications);
        return fault == null ? common.leastFault(texts, "--threads", threads) : fault;
    }
}
