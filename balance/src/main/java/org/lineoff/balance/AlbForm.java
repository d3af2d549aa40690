package org.lineoff.balance;

import java.util.List;
import org.lineoff.balance.BalancingFile.Reading;
import org.lineoff.model.Problem;

/**
 * The form {@code .alb}: sections that begin with a name in angle brackets, among them the number
 * of tasks, the cycle time, the task times ({@code task time} a line) and the precedence relations
 * ({@code i,j} a line). Other sections are passed over.
 */
final class AlbForm {
    private static final List<String> NEEDED =
            List.of("number of tasks", "cycle time", "task times", "precedence relations");

    private AlbForm() {}

    static Reading read(String name, String file, String text) {
        Draft draft = new Draft(name, file);
        String[] lines = text.split("\r\n|\n|\r", -1);
        List<String> open = new java.util.ArrayList<>(NEEDED);
        String section = "";
        for (int k = 0; k < lines.length; k++) {
            String line = lines[k].strip();
            if (line.isEmpty()) {
                continue;
            }
            draft.endsAt(k + 1);
            if (line.startsWith("<")) {
                section = line.replaceAll("[<>]", "").strip();
                if (section.equals("end")) {
                    break;
                }
                open.remove(section);
                continue;
            }
            int column = lines[k].indexOf(line) + 1;
            String[] words = line.split("[\\s,]+", -1);
            int second = words.length < 2 ? column : lines[k].lastIndexOf(words[1]) + 1;
            switch (section) {
                case "number of tasks" ->
                        draft.tasks(
                                draft.whole(
                                        draft.at(k + 1, column),
                                        "balance.tasks",
                                        line,
                                        1,
                                        BalancingFile.MOST_TASKS));
                case "cycle time" ->
                        draft.cycle(
                                draft.whole(
                                        draft.at(k + 1, column),
                                        "balance.cycle",
                                        line,
                                        1,
                                        Times.LONGEST));
                case "task times", "precedence relations" -> {
                    if (words.length != 2) {
                        draft.problems.add(
                                new Problem.BadValue(
                                        draft.at(k + 1, column),
                                        "balance.arc",
                                        line,
                                        "balance.pair",
                                        "3,7"));
                    } else if (section.equals("task times")) {
                        int had = draft.problems.size();
                        int task =
                                draft.whole(
                                        draft.at(k + 1, column),
                                        "kind.task",
                                        words[0],
                                        1,
                                        Math.max(1, draft.size()));
                        int time =
                                draft.whole(
                                        draft.at(k + 1, second),
                                        "balance.time|" + words[0],
                                        words[1],
                                        0,
                                        Times.LONGEST);
                        if (draft.problems.size() == had && draft.size() > 0) {
                            draft.time(task - 1, draft.at(k + 1, second), time);
                        }
                    } else {
                        draft.arc(
                                draft.at(k + 1, column),
                                words[0],
                                draft.at(k + 1, second),
                                words[1]);
                    }
                }
                default -> {}
            }
        }
        for (String missing : open) {
            draft.problems.add(
                    new Problem.MissingKey(draft.at(0, 0), "<" + missing + ">", "balance.section"));
        }
        return draft.finish();
    }
}
