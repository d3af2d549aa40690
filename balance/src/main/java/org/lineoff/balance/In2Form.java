package org.lineoff.balance;

import org.lineoff.balance.BalancingFile.Reading;

/**
 * The form {@code .IN2}: the number of tasks; a line with the time of each; arcs {@code i,j}; the
 * line {@code -1,-1}; after it anything.
 */
final class In2Form {
    private In2Form() {}

    static Reading read(String name, String file, String text) {
        Draft draft = new Draft(name, file);
        String[] lines = text.split("\r\n|\n|\r", -1);
        int task = -1;
        for (int k = 0; k < lines.length; k++) {
            String line = lines[k].strip();
            int column = lines[k].indexOf(line) + 1;
            if (line.isEmpty()) {
                continue;
            }
            draft.endsAt(k + 1);
            if (task < 0) {
                draft.tasks(
                        draft.whole(
                                draft.at(k + 1, column),
                                "balance.tasks",
                                line,
                                1,
                                BalancingFile.MOST_TASKS));
                task = 0;
            } else if (task < draft.size()) {
                draft.time(
                        task,
                        draft.at(k + 1, column),
                        draft.whole(
                                draft.at(k + 1, column),
                                "balance.time|" + (task + 1),
                                line,
                                0,
                                Times.LONGEST));
                task++;
            } else {
                String[] pair = line.split("\\s*,\\s*", -1);
                if (pair.length != 2) {
                    draft.problems.add(
                            new org.lineoff.model.Problem.BadValue(
                                    draft.at(k + 1, column),
                                    "balance.arc",
                                    line,
                                    "balance.pair",
                                    "3,7"));
                } else if (pair[0].equals("-1") && pair[1].equals("-1")) {
                    break;
                } else {
                    int second = lines[k].indexOf(pair[1], lines[k].indexOf(',')) + 1;
                    draft.arc(draft.at(k + 1, column), pair[0], draft.at(k + 1, second), pair[1]);
                }
            }
        }
        if (task < 0) {
            draft.problems.add(
                    new org.lineoff.model.Problem.Unreadable(draft.at(0, 0), "unreadable.empty"));
        }
        return draft.finish();
    }
}
