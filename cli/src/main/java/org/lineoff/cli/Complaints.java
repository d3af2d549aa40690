package org.lineoff.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.lineoff.model.Problem;

/** Shows what is wrong with a file: its first problems, then how many there are. */
final class Complaints {
    /** More would fill the screen. */
    static final int A_SCREEN = 20;

    private Complaints() {}

    /**
     * On standard error; nothing where nothing is wrong.
     *
     * @param most that are shown
     * @param words of a problem, without a line break at the end
     */
    static void show(
            Terminal terminal,
            Texts texts,
            Path file,
            List<Problem> problems,
            int most,
            Function<Problem, String> words) {
        if (problems.isEmpty()) {
            return;
        }
        for (Problem problem : problems.subList(0, Math.min(most, problems.size()))) {
            terminal.err().println(words.apply(problem));
            terminal.err().println();
        }
        terminal.err().println(texts.get("problems.count", problems.size(), file.toString()));
        terminal.err().flush();
    }
}
