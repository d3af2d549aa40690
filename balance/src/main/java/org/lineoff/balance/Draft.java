package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.lineoff.balance.BalancingFile.Reading;
import org.lineoff.balance.BalancingProblem.Precedence;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/** A problem while it is read from a form with numbered tasks: what is there and what is wrong. */
final class Draft {
    final String name;
    final String file;
    final List<Problem> problems = new ArrayList<>();
    final List<Precedence> precedence = new ArrayList<>();
    private final List<Where> arcs = new ArrayList<>();
    private int[] time = {};
    private Where[] place = {};
    private OptionalInt cycle = OptionalInt.empty();
    private Where end;

    Draft(String name, String file) {
        this.name = name;
        this.file = file;
        end = new Where(file, 0, 0);
    }

    /** A key of the texts of problems with its arguments. */
    static String words(String key, Object... arguments) {
        StringBuilder s = new StringBuilder(key);
        for (Object argument : arguments) {
            s.append('|').append(String.valueOf(argument).replace('|', '¦'));
        }
        return s.toString();
    }

    /**
     * A key of words as it stands where no words are looked up: {@code balance.time|3} is time 3.
     */
    private static String plain(String key) {
        return key.replaceFirst("^(balance|kind)\\.", "").replace('|', ' ');
    }

    Where at(int line, int column) {
        return new Where(file, line, column);
    }

    /** A whole number from least to most; or least after a fault. */
    int whole(Where where, String key, String word, int least, int most) {
        int value;
        try {
            value = Integer.parseInt(word);
        } catch (NumberFormatException e) {
            problems.add(new Problem.BadValue(where, key, word, "expected.whole", "12"));
            return least;
        }
        if (value < least || value > most) {
            problems.add(
                    new Problem.OutOfRange(where, plain(key), word, words("between", least, most)));
            return least;
        }
        return value;
    }

    void tasks(int n) {
        time = new int[n];
        place = new Where[n];
    }

    int size() {
        return time.length;
    }

    void time(int task, Where where, int value) {
        Where first = place[task];
        if (first != null) {
            problems.add(new Problem.Duplicate(where, Integer.toString(task + 1), first));
            return;
        }
        time[task] = value;
        place[task] = where;
    }

    void cycle(int value) {
        cycle = OptionalInt.of(value);
    }

    void endsAt(int line) {
        end = at(line, 1);
    }

    /** Two numbers of tasks. */
    void arc(Where where, String before, Where whereAfter, String after) {
        int had = problems.size();
        int b = task(where, before);
        int a = task(whereAfter, after);
        if (problems.size() > had) {
            return;
        }
        precedence.add(new Precedence(b, a));
        arcs.add(where);
    }

    private int task(Where where, String word) {
        int number;
        try {
            number = Integer.parseInt(word);
        } catch (NumberFormatException e) {
            problems.add(new Problem.BadValue(where, "balance.arc", word, "expected.whole", "3,7"));
            return 0;
        }
        if (number < 1 || number > size()) {
            problems.add(new Problem.Dangling(where, "balance.arc", word, "kind.task", null));
            return 0;
        }
        return number - 1;
    }

    Reading finish() {
        for (int i = 0; i < size(); i++) {
            if (place[i] == null) {
                problems.add(
                        new Problem.MissingKey(
                                end, plain("balance.time|" + (i + 1)), "balance.time.meaning"));
                place[i] = end;
            }
        }
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            tasks.add(Task.of(Integer.toString(i + 1), time[i]));
        }
        circle(tasks, precedence, arcs, problems);
        total(tasks, BalancingProblem.Model.ONLY, at(0, 0), problems);
        Collections.sort(problems, java.util.Comparator.comparing(Problem::where));
        return new Reading(
                problems.isEmpty()
                        ? java.util.Optional.of(BalancingProblem.plain(name, tasks, precedence))
                        : java.util.Optional.empty(),
                cycle,
                Arrays.asList(place),
                problems);
    }

    static void total(
            List<Task> tasks,
            List<BalancingProblem.Model> models,
            Where file,
            List<Problem> problems) {
        long total = Times.total(tasks, models);
        if (total > Times.MOST) {
            problems.add(
                    new Problem.OutOfRange(
                            file, "time", Long.toString(total), words("atMost", Times.MOST)));
        }
    }

    /** Names a circle by its tasks, at one of the arcs that make it. */
    static void circle(
            List<Task> tasks, List<Precedence> arcs, List<Where> places, List<Problem> problems) {
        int[] circle = Order.circle(tasks.size(), arcs);
        if (circle.length == 0) {
            return;
        }
        Precedence closing = new Precedence(circle[circle.length - 1], circle[0]);
        List<String> members = Arrays.stream(circle).mapToObj(i -> tasks.get(i).id()).toList();
        problems.add(new Problem.Cycle(places.get(arcs.indexOf(closing)), "kind.task", members));
    }
}
