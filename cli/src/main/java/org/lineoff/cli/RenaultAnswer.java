package org.lineoff.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.benchmark.RenaultDay;
import org.lineoff.sequence.BenchmarkForms;
import org.lineoff.sequence.SequencingProblem;
import tools.jackson.databind.json.JsonMapper;

/** A day of the ROADEF challenge 2005. */
final class RenaultAnswer implements SequenceAnswer {
    private final RenaultDay day;
    private final SequencingProblem problem;

    RenaultAnswer(RenaultDay day) {
        this.day = day;
        problem = BenchmarkForms.problem(day);
    }

    @Override
    public SequencingProblem problem() {
        return problem;
    }

    private List<RenaultDay.Vehicle> cars(int[] order) {
        List<RenaultDay.Vehicle> cars = new ArrayList<>();
        for (int row : order) {
            cars.add(day.day().get(row - problem.past()));
        }
        return cars;
    }

    @Override
    public String json(int[] order) {
        BenchmarkForms.RenaultCost cost = BenchmarkForms.cost(day, problem, order);
        Map<String, Object> objectives = new LinkedHashMap<>();
        objectives.put("highPriority", cost.highPriority());
        objectives.put("lowPriority", cost.lowPriority());
        objectives.put("paintChanges", cost.paintChanges());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("instance", day.name());
        answer.put("objectives", objectives);
        answer.put("cost", cost.cost());
        answer.put("feasible", cost.feasible());
        answer.put("sequence", cars(order).stream().map(RenaultDay.Vehicle::ident).toList());
        return JsonMapper.shared().writeValueAsString(answer) + "\n";
    }

    @Override
    public String text(int[] order, Texts texts) {
        BenchmarkForms.RenaultCost cost = BenchmarkForms.cost(day, problem, order);
        BenchmarkForms.RenaultCost plan = BenchmarkForms.cost(day, problem, problem.planned());
        StringBuilder text = new StringBuilder();
        text.append(texts.get("sequence.cars", day.name(), order.length)).append('\n');
        line(text, texts, "sequence.high", plan.highPriority(), cost.highPriority());
        line(text, texts, "sequence.low", plan.lowPriority(), cost.lowPriority());
        line(text, texts, "sequence.paint", plan.paintChanges(), cost.paintChanges());
        line(text, texts, "sequence.cost", plan.cost(), cost.cost());
        if (!cost.feasible()) {
            text.append(texts.get("sequence.batch", day.batchLimit())).append('\n');
        }
        text.append('\n').append(texts.get("sequence.order")).append('\n');
        int place = 0;
        for (RenaultDay.Vehicle car : cars(order)) {
            text.append("%5d  %s  %s%n".formatted(++place, car.ident(), car.colour()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Texts texts, String key, long plan, long made) {
        text.append("  ").append(texts.get(key, plan, made)).append('\n');
    }

    @Override
    public boolean isKept(int[] order) {
        return BenchmarkForms.cost(day, problem, order).feasible();
    }
}
