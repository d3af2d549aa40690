package org.lineoff.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Until it is done, Ctrl-C does not end the program at once: work is asked to stop, and may show
 * what it has within a few seconds.
 */
final class Interrupt {
    private static final int PATIENCE_SECONDS = 5;

    private final CountDownLatch shown = new CountDownLatch(1);
    private final Thread hook;

    Interrupt(Runnable stop) {
        this(stop, PATIENCE_SECONDS);
    }

    /**
     * @param patienceSeconds how long the end of the program waits until it is done
     */
    Interrupt(Runnable stop, int patienceSeconds) {
        hook =
                new Thread(
                        () -> {
                            stop.run();
                            awaitShown(patienceSeconds);
                        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitShown(int seconds) {
        try {
            if (!shown.await(seconds, TimeUnit.SECONDS)) {
                hook.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void done() {
        shown.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending: the hook runs already, and needs not be removed.
            return;
        }
    }
}
