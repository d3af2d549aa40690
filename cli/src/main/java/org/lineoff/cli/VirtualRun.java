package org.lineoff.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lineoff.serve.Server;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.virtual.Progress;
import org.lineoff.serve.virtual.VirtualPlant;
import org.lineoff.serve.virtual.VirtualPlantException;

/** Runs a virtual plant beside the server, and says every ten seconds how it is. */
final class VirtualRun {
    private static final int STOPS_WITHIN_SECONDS = 10;

    private final Terminal terminal;
    private final Texts texts;
    private final String language;

    VirtualRun(Terminal terminal, Texts texts, String language) {
        this.terminal = terminal;
        this.texts = texts;
        this.language = language;
    }

    /**
     * Drives until it is over or the program is to stop; comes back when nothing is said any more.
     */
    void run(
            VirtualPlant plant,
            VirtualPlant.Setup setup,
            Server server,
            AccessStore access,
            CountDownLatch stop)
            throws InterruptedException {
        say(texts.get("virtual.begins", plant.from(), limit(setup)));
        Thread driver =
                Thread.ofPlatform()
                        .name("lineoff-virtual")
                        .daemon()
                        .start(() -> drive(plant, setup, server, access));
        try {
            stop.await();
        } finally {
            plant.stop();
            driver.join(TimeUnit.SECONDS.toMillis(STOPS_WITHIN_SECONDS));
        }
    }

    private void drive(
            VirtualPlant plant, VirtualPlant.Setup setup, Server server, AccessStore access) {
        try {
            List<String> refused = plant.driveBeside(server, access, at -> tell(at, setup));
            refused.forEach(one -> say("  " + one));
        } catch (VirtualPlantException e) {
            say("lineoff: " + e.text().in(language));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Progress at, VirtualPlant.Setup setup) {
        say(
                texts.get(
                        at.hasEnded() ? "virtual.ended" : "virtual.progress",
                        at.time().withNano(0).toString(),
                        Double.isNaN(at.speed())
                                ? texts.get("virtual.before")
                                : String.format(Locale.ROOT, "%.0f", at.speed()),
                        limit(setup),
                        at.accepted() + at.repeated(),
                        at.mended(),
                        at.refused(),
                        at.lineOffs()));
    }

    private String limit(VirtualPlant.Setup setup) {
        return Double.isInfinite(setup.speed())
                ? texts.get("virtual.noLimit")
                : String.format(Locale.ROOT, "%s", (Object) setup.speed())
                        .replaceFirst("\\.0$", "");
    }

    private void say(String line) {
        terminal.err().println(line);
        terminal.err().flush();
    }
}
