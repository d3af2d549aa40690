package org.lineoff.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The parts of the pages in {@code docs} that benchmarks of capture and serving write. */
public final class CapturePage {
    private CapturePage() {}

    /** Puts a new table in place of the old one and leaves the rest of the page alone. */
    public static void rewrite(Path page, String command, String table) throws IOException {
        String first = "<!-- written by %s -->\n".formatted(command);
        String text = Files.readString(page);
        int begin = text.indexOf(first) + first.length();
        int end = text.indexOf("<!-- end of what %s writes -->\n".formatted(command));
        if (begin < first.length() || end < begin) {
            throw new IllegalStateException("no place for the table in " + page);
        }
        Path part = page.resolveSibling("." + page.getFileName() + ".part");
        Files.writeString(part, text.substring(0, begin) + table + text.substring(end));
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
    }
}
