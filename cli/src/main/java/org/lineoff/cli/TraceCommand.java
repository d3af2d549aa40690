package org.lineoff.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Answer;
import org.lineoff.execute.AsBuilt;
import org.lineoff.execute.Binding;
import org.lineoff.execute.Car;
import org.lineoff.execute.Containment;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Genealogy;
import org.lineoff.execute.Genealogy.Carrier;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Records;
import org.lineoff.execute.Report;
import org.lineoff.execute.What;
import org.lineoff.model.time.PlantClock;
import org.lineoff.report.ConsoleTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff trace DIR}: everything about one car, or every car that carries a part or lot. */
@Command(name = "trace")
final class TraceCommand extends RecordVerb {
    @Parameters(index = "1", arity = "0..1", paramLabel = "CAR", descriptionKey = "traceCar")
    private @Nullable String car;

    @Option(names = "--part", paramLabel = "PART", descriptionKey = "tracePart")
    private @Nullable String part;

    @Option(names = "--lot", paramLabel = "LOT", descriptionKey = "traceLot")
    private @Nullable String lot;

    @Option(names = "--software", paramLabel = "VERSION", descriptionKey = "traceSoftware")
    private @Nullable String software;

    @Option(names = "--serial", paramLabel = "NUMBER", descriptionKey = "traceSerial")
    private @Nullable String serial;

    @Option(names = "--as-of", paramLabel = "TIME", descriptionKey = "traceAsOf")
    private @Nullable String asOf;

    @Option(names = "--ever", descriptionKey = "traceEver")
    private boolean ever;

    @Option(names = "--contain", descriptionKey = "traceContain")
    private boolean contain;

    @Option(names = "--uncontain", descriptionKey = "traceUncontain")
    private boolean uncontain;

    @Option(names = "--person", paramLabel = "NAME", descriptionKey = "tracePerson")
    private String person = "";

    @Option(names = "--reason", paramLabel = "WORDS", descriptionKey = "traceReason")
    private String reason = "";

    TraceCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    @Nullable String fault(Texts texts) {
        long asked =
                List.of(car != null, lot != null, software != null, serial != null).stream()
                        .filter(one -> one)
                        .count();
        if (asked != 1) {
            return texts.get("usage.traceWhat");
        }
        if (serial != null && part == null) {
            return texts.get("usage.traceSerial");
        }
        if ((contain || uncontain) && (part == null || (lot == null && software == null))) {
            return texts.get("usage.traceContain");
        }
        if ((contain || uncontain) && person.isBlank()) {
            return texts.get("usage.tracePerson");
        }
        return contain && reason.isBlank() ? texts.get("usage.traceReason") : null;
    }

    @Override
    int work(Context context) throws IOException {
        PlantClock clock = RecordPlace.clock(context.plant());
        String said = asOf;
        Long until = said == null ? Long.valueOf(Long.MAX_VALUE) : CarName.instant(said, clock);
        if (until == null) {
            String wrong = Objects.requireNonNullElse(said, "");
            terminal.err().println("lineoff: " + context.texts().get("usage.traceAsOf", wrong));
            return Main.WRONG_USAGE;
        }
        String name = car;
        if (name != null) {
            return ofCar(context, name, until);
        }
        if (contain || uncontain) {
            int status = containment(context);
            if (status != Main.DONE) {
                return status;
            }
        }
        return carriers(context, clock, until);
    }

    private int ofCar(Context context, String name, long until) {
        Records records = Execution.records(context.store());
        Optional<Car> found = CarName.find(records, name);
        if (found.isEmpty()) {
            return wrongInput(context.texts().get("trace.noCar", name));
        }
        AsBuilt record = AsBuilt.of(records, found.get(), context.rules(), context.plant(), until);
        if (!record.isOrdered()) {
            return wrongInput(context.texts().get("trace.notYet", name, record.time(until)));
        }
        record.map().forEach(this::put);
        if (!common.json()) {
            terminal.out()
                    .print(
                            ConsoleTrace.car(
                                    record,
                                    context.language(),
                                    terminal.columns(),
                                    terminal.colour()));
        }
        return Main.DONE;
    }

    // ---- part, lot, version ----

    private int carriers(Context context, PlantClock clock, long until) {
        Genealogy genealogy = Execution.genealogy(context.store());
        Records records = Execution.records(context.store());
        boolean isPast = until != Long.MAX_VALUE;
        long at = isPast ? until : Binding.STILL_IN - 1;
        List<Carrier> carriers = new ArrayList<>();
        String piece = serial;
        String kind = part;
        String of = lot == null ? software : lot;
        if (piece != null && kind != null) {
            for (Binding binding : genealogy.piece(kind, piece)) {
                if (ever || binding.in(at)) {
                    records.car(binding.car())
                            .ifPresent(one -> carriers.add(new Carrier(one, binding)));
                }
            }
        } else if (of != null) {
            for (String one : parts(context.rules(), genealogy, of)) {
                carriers.addAll(ever ? genealogy.everWith(one, of) : genealogy.cars(one, of, at));
            }
        }
        if (isPast) {
            carriers.replaceAll(one -> then(one, records, context.rules(), until));
        }
        Containment contained =
                of == null
                        ? null
                        : genealogy.contained(of, at).stream()
                                .filter(c -> kind == null || c.part().equals(kind))
                                .findFirst()
                                .orElse(null);
        String never = carriers.isEmpty() ? never(context, genealogy) : null;
        if (never != null) {
            return wrongInput(never);
        }
        put("carriers", carriers.stream().map(TraceCommand::json).toList());
        put("contained", contained != null);
        if (!common.json()) {
            terminal.out()
                    .print(
                            ConsoleTrace.carriers(
                                    what(context.texts()),
                                    carriers,
                                    contained,
                                    clock,
                                    context.language(),
                                    terminal.columns(),
                                    terminal.colour()));
        }
        return Main.DONE;
    }

    /** The same with the car as it stood then. */
    private static Carrier then(Carrier now, Records records, PlantRules rules, long time) {
        return new Carrier(
                records.car(now.car().number(), time, rules).orElse(now.car()), now.binding());
    }

    /**
     * That what is asked for was never heard of: an answer of no cars would be taken for a good
     * one. Null if it was.
     */
    private @Nullable String never(Context context, Genealogy genealogy) {
        String kind = part;
        String of = lot == null ? software : lot;
        boolean known =
                of == null
                        ? kind != null && serial != null && !genealogy.piece(kind, serial).isEmpty()
                        : genealogy.partsOf(of).stream()
                                        .anyMatch(p -> kind == null || p.equals(kind))
                                || genealogy.containments().stream()
                                        .anyMatch(
                                                c ->
                                                        c.lot().equals(of)
                                                                && (kind == null
                                                                        || c.part().equals(kind)));
        if (known) {
            return null;
        }
        List<String> parts = context.rules().parts().stream().map(PlantRules.Part::name).toList();
        return kind != null && !parts.contains(kind)
                ? context.texts().get("trace.noPart", kind, String.join(", ", parts))
                : context.texts().get("trace.never", what(context.texts()));
    }

    private List<String> parts(PlantRules rules, Genealogy genealogy, String of) {
        String named = part;
        if (named != null) {
            return List.of(named);
        }
        List<String> all = genealogy.partsOf(of);
        return software == null
                ? all
                : all.stream()
                        .filter(
                                one ->
                                        rules.part(one)
                                                .filter(p -> p.kind() == PlantRules.Kind.SOFTWARE)
                                                .isPresent())
                        .toList();
    }

    private String what(Texts texts) {
        String kind = part == null ? "" : part + " ";
        if (serial != null) {
            return texts.get("trace.piece", kind, serial);
        }
        return software == null
                ? texts.get("trace.lot", kind, Objects.requireNonNullElse(lot, ""))
                : texts.get("trace.version", kind, software);
    }

    private static Map<String, Object> json(Carrier one) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("car", one.car().number());
        map.put("vin", one.car().vin() == null ? null : one.car().vin().text());
        map.put("order", one.car().order());
        map.put("status", one.car().status().name());
        map.put("place", one.car().place());
        map.put("part", one.binding().part());
        map.put("serial", one.binding().serial());
        map.put("lot", one.binding().lot());
        map.put("fitted", one.binding().fitted());
        map.put(
                "removed",
                one.binding().removed() == Binding.STILL_IN ? null : one.binding().removed());
        return map;
    }

    // ---- containment ----

    private int containment(Context context) {
        What what = contain ? What.CONTAINED : What.UNCONTAINED;
        String of = lot == null ? software : lot;
        long now = RecordPlace.now(context.plant());
        Report report =
                Report.of(what.id() + " " + part + " " + of + " " + now, what, now)
                        .part(part == null ? "" : part)
                        .lot(of == null ? "" : of)
                        .by(person)
                        .because(reason);
        try (Execution execution =
                new Execution(
                        context.store(), context.rules(), () -> RecordPlace.now(context.plant()))) {
            if (execution.capture().record(report) instanceof Answer.Rejected no) {
                no.reasons()
                        .forEach(
                                r ->
                                        terminal.err()
                                                .println(
                                                        "lineoff: "
                                                                + r.text().in(context.language())));
                return Main.WRONG_INPUT;
            }
        }
        return Main.DONE;
    }
}
