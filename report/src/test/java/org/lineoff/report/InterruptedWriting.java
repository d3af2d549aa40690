package org.lineoff.report;

import java.nio.file.Path;

/** A program that has begun to write and is not finished: it waits to be interrupted. */
final class InterruptedWriting {
    private InterruptedWriting() {}

    public static void main(String[] arguments) throws Exception {
        try (WholeFiles files = new WholeFiles()) {
            files.add(Path.of(arguments[0], "report.html"), "new");
            System.out.println("begun");
            Thread.sleep(60_000);
            files.finish();
        }
    }
}
