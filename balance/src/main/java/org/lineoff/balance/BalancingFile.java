package org.lineoff.balance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Reads balancing problems: {@code .IN2} (Scholl 1993), {@code .alb} (Otto, Otto and Scholl 2013)
 * and tables ({@code .csv}, see {@link TableForm}). The first two are of one model on plain
 * stations; whatever text a comment in them has, in any encoding, is passed over.
 */
public final class BalancingFile {
    static final int MOST_TASKS = 5_000;

    private BalancingFile() {}

    /**
     * What was read.
     *
     * @param problem nothing if there is any fault
     * @param cycle where the file states one
     * @param task where each task's time stands
     */
    public record Reading(
            Optional<BalancingProblem> problem,
            OptionalInt cycle,
            List<Where> task,
            List<Problem> problems) {
        public Reading {
            task = List.copyOf(task);
            problems = List.copyOf(problems);
        }

        /** What stands in the way of that cycle: tasks, or groups of tasks, that are longer. */
        public List<Problem> tooLong(int cycle) {
            return problem.map(p -> tooLong(p, cycle)).orElse(List.of());
        }

        private List<Problem> tooLong(BalancingProblem p, int cycle) {
            List<Problem> found = new ArrayList<>();
            for (int i = 0; i < p.tasks().size(); i++) {
                long longest = Times.least(p, i);
                if (longest > cycle) {
                    found.add(above(i, "balance.tooLong", p.tasks().get(i).id(), longest, cycle));
                }
            }
            if (!found.isEmpty() || p.stations().workers() > 1) {
                return found;
            }
            Prepared prepared = Prepared.of(p);
            for (int g = 0; g < prepared.members.length; g++) {
                int[] members = prepared.members[g];
                long longest = prepared.cycleOfTask(g);
                if (members.length > 1 && longest > cycle) {
                    String names =
                            Arrays.stream(members)
                                    .mapToObj(i -> p.tasks().get(i).id())
                                    .collect(Collectors.joining(", "));
                    found.add(above(members[0], "balance.togetherTooLong", names, longest, cycle));
                }
            }
            return found;
        }

        private Problem above(int at, String key, String names, long longest, int cycle) {
            return new Problem.Inconsistent(
                    task.get(at), Draft.words(key, names, longest, cycle), key + ".remedy");
        }
    }

    /**
     * Reads a file; its name's ending says the form, or its first line where the ending does not.
     */
    public static Reading read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String lower = file.toString().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return table(file, new String(bytes, StandardCharsets.UTF_8));
        }
        String name = name(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return lower.endsWith(".alb") || text.stripLeading().startsWith("<")
                ? AlbForm.read(name, file.toString(), text)
                : In2Form.read(name, file.toString(), text);
    }

    /**
     * Reads a table that somebody has read as text already.
     *
     * @param text comma separated values, each row in its line
     */
    public static Reading table(Path file, String text) {
        return TableForm.read(name(file), file.toString(), text);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?i)\\.(csv|xlsx|alb|in2)$", "");
    }
}
