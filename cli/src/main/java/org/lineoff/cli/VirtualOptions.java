package org.lineoff.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ServeSettings;
import org.lineoff.model.Plant;
import org.lineoff.serve.virtual.VirtualPlant;
import picocli.CommandLine.Option;

/** A simulated plant in place of a real one, and how fast it goes. */
final class VirtualOptions {
    private static final String FASTEST = "max";
    private static final double USUAL = 60;

    @Option(names = "--virtual", negatable = true, descriptionKey = "virtual")
    private @Nullable Boolean asked;

    @Option(names = "--speed", paramLabel = "N|max", descriptionKey = "virtualSpeed")
    private @Nullable String speed;

    @Option(names = "--virtual-from", paramLabel = "DATE", descriptionKey = "virtualFrom")
    private @Nullable LocalDate from;

    @Option(names = "--virtual-days", paramLabel = "N", descriptionKey = "virtualDays")
    private @Nullable Integer days;

    @Option(names = "--start", paramLabel = "LINE=DATE", descriptionKey = "start")
    private List<String> starts = List.of();

    /** Takes what a file says where the command line says nothing. */
    void elseSaid(ServeSettings.@Nullable Virtual said) {
        if (asked == null) {
            asked = said != null;
        }
        if (said == null || !asked) {
            return;
        }
        speed = speed == null ? said.speed() : speed;
        from = from == null ? said.from() : from;
        days = days == null ? said.days() : days;
        if (starts.isEmpty()) {
            starts =
                    said.start().entrySet().stream()
                            .map(start -> start.getKey() + "=" + start.getValue())
                            .sorted()
                            .toList();
        }
    }

    boolean isAsked() {
        return Boolean.TRUE.equals(asked);
    }

    /** What is wrong with them, or null. */
    @Nullable String fault(Texts texts) {
        if (!isAsked()) {
            return speed == null && from == null && days == null && starts.isEmpty()
                    ? null
                    : texts.get("usage.virtualOnly");
        }
        if (Double.isNaN(speed())) {
            return texts.get("usage.virtualSpeed", String.valueOf(speed));
        }
        return days != null && days < 1
                ? texts.get("usage.atLeastOne", "--virtual-days", days)
                : null;
    }

    /** What is wrong with them for a plant, or null. */
    @Nullable String fault(Plant plant, Texts texts) {
        return StartDays.of(starts, plant, texts).fault();
    }

    /** Simulated seconds a second; not a number if that is not what it says. */
    private double speed() {
        String given = speed;
        if (given == null) {
            return USUAL;
        }
        if (given.equals(FASTEST)) {
            return VirtualPlant.NO_LIMIT;
        }
        try {
            double number = Double.parseDouble(given);
            return number > 0 && number < Double.POSITIVE_INFINITY ? number : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    VirtualPlant.Setup setup(Plant plant) {
        return new VirtualPlant.Setup(
                plant,
                plant.asOf(),
                plant.runs().seed(),
                Runtime.getRuntime().availableProcessors(),
                StartDays.of(starts, plant, new Texts("en")).byLine(),
                from,
                speed(),
                days);
    }
}
