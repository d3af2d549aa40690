package org.lineoff.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.benchmark.CarClasses;
import org.lineoff.sequence.BenchmarkForms;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.SequencingProblem;
import tools.jackson.databind.json.JsonMapper;

/** An instance of CSPLib problem 1. */
final class CarClassesAnswer implements SequenceAnswer {
    private static final int A_LINE = 20;

    private final CarClasses classes;
    private final SequencingProblem problem;
    private final int[] classOf;

    CarClassesAnswer(CarClasses classes) {
        this.classes = classes;
        problem = BenchmarkForms.problem(classes);
        classOf = BenchmarkForms.classOfRow(classes);
    }

    @Override
    public SequencingProblem problem() {
        return problem;
    }

    private List<Integer> numbers(int[] order) {
        List<Integer> numbers = new ArrayList<>();
        for (int row : order) {
            numbers.add(classes.classes().get(classOf[row]).number());
        }
        return numbers;
    }

    private long violated(int[] order) {
        return Recount.of(problem, order).cost(1);
    }

    @Override
    public String json(int[] order) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("instance", classes.name());
        answer.put("violatedWindows", violated(order));
        answer.put("sequence", numbers(order));
        return JsonMapper.shared().writeValueAsString(answer) + "\n";
    }

    @Override
    public String text(int[] order, Texts texts) {
        StringBuilder text = new StringBuilder();
        text.append(texts.get("sequence.cars", classes.name(), order.length)).append('\n');
        text.append("  ").append(texts.get("sequence.windows", violated(order))).append('\n');
        text.append('\n').append(texts.get("sequence.classes")).append('\n');
        int place = 0;
        for (int number : numbers(order)) {
            text.append("%4d".formatted(number)).append(++place % A_LINE == 0 ? "\n" : "");
        }
        return text.append(place % A_LINE == 0 ? "" : "\n").toString();
    }

    @Override
    public boolean isKept(int[] order) {
        return violated(order) == 0;
    }
}
