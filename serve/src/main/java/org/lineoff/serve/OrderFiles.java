package org.lineoff.serve;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.lineoff.execute.Execution;
import org.lineoff.execute.OrdersIn;
import org.lineoff.execute.OrdersIn.Outcome;
import org.lineoff.execute.OrdersIn.Taken;
import org.lineoff.execute.OrdersIn.Wanted;
import org.lineoff.files.OrderFile;
import org.lineoff.files.OrderTable;
import org.lineoff.files.ProblemTexts;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Order files, CSV or Excel, taken over the network as the command line takes them: the good rows
 * go in, each bad one is answered with its cell and reason.
 */
final class OrderFiles {
    /** A file of a megabyte has no more orders than this that say anything. */
    static final int MOST_ORDERS = 10_000;

    private final Plant plant;
    private final Execution execution;
    private final PlantClock plantClock;
    private final LongSupplier clock;
    private final OrderCheck check;

    /** One file at a time: build numbers are given out in turn, and unpacking takes memory. */
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param clock ms since the plant's epoch, now
     */
    OrderFiles(
            Plant plant,
            Execution execution,
            PlantClock plantClock,
            LongSupplier clock,
            OrderCheck check) {
        this.check = check;
        this.plant = plant;
        this.execution = execution;
        this.plantClock = plantClock;
        this.clock = clock;
    }

    /**
     * What became of a file.
     *
     * @param captured reports that became part of the record by it
     * @param taken the orders that could be read
     */
    record Answered(ObjectNode body, int captured, List<Taken> taken) {}

    /**
     * Takes the orders of a file.
     *
     * @throws Refusal if it cannot be read as a whole
     */
    Answered take(Call.Upload file) {
        turn.lock();
        try {
            return takeInTurn(file);
        } finally {
            turn.unlock();
        }
    }

    private Answered takeInTurn(Call.Upload file) {
        long now = clock.getAsLong();
        OrderFile.Result read =
                OrderFile.read(
                        file.type().equals(Reply.XLSX) ? "orders.xlsx" : "orders.csv",
                        file.bytes().copy(),
                        MOST_ORDERS,
                        plant.products(),
                        check.known(now),
                        plant.horizon().to(),
                        check.rules(now));
        if (read.table().isEmpty()) {
            throw new Refusal(read.problems().stream().map(OrderFiles::fault).toList());
        }
        OrderTable table = read.table().get();
        List<Wanted> wanted =
                table.orders().stream().map(one -> Wanted.of(plant, plantClock, one)).toList();
        List<Taken> taken = new OrdersIn(execution).take(wanted, now);
        int captured = taken.stream().mapToInt(Taken::captured).sum();
        return new Answered(body(table, taken, read.problems()), captured, taken);
    }

    private static ObjectNode body(OrderTable table, List<Taken> taken, List<Problem> problems) {
        Map<String, Integer> rows = table.rowsByOrder();
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        taken.forEach(one -> counts.merge(one.outcome(), 1, Integer::sum));
        ObjectNode body = Json.object();
        body.put("taken", counts.getOrDefault(Outcome.TAKEN, 0));
        body.put("changed", counts.getOrDefault(Outcome.CHANGED, 0));
        body.put("known", counts.getOrDefault(Outcome.KNOWN, 0));
        body.put("refused", counts.getOrDefault(Outcome.REFUSED, 0) + table.refused());
        ArrayNode orders = body.putArray("orders");
        for (Taken one : taken) {
            ObjectNode order = orders.addObject();
            order.put("row", rows.getOrDefault(one.wanted().order(), 0));
            order.put("order", one.wanted().order());
            order.put("outcome", one.outcome().name().toLowerCase(Locale.ROOT));
            order.put("car", one.car());
            ArrayNode reasons = order.putArray("reasons");
            one.reasons().forEach(reason -> reasons.add(ReportJson.reason(reason)));
        }
        ArrayNode faults = body.putArray("faults");
        for (Problem problem : problems) {
            Text words = words(problem);
            faults.addObject()
                    .put("row", problem.where().line())
                    .put("column", problem.where().column())
                    .put("cell", problem.where().cell())
                    .put("en", words.en())
                    .put("zh", words.zh());
        }
        return body;
    }

    private static Text words(Problem problem) {
        return new Text(ProblemTexts.words(problem, "en"), ProblemTexts.words(problem, "zh"));
    }

    private static Fault fault(Problem problem) {
        return new Fault(
                Trouble.BAD_FILE, problem.where().cell(), Trouble.BAD_FILE.text(words(problem)));
    }
}
