package org.lineoff.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Event;
import org.lineoff.events.EventLines;
import org.lineoff.events.EventType;
import org.lineoff.execute.Answer;
import org.lineoff.execute.Execution;
import org.lineoff.execute.OrdersIn.Wanted;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Report;
import org.lineoff.execute.StandIn;
import org.lineoff.files.OrderFile;
import org.lineoff.files.ProblemTexts;
import org.lineoff.model.Problem;
import org.lineoff.model.time.PlantClock;
import org.lineoff.product.OrderRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code lineoff record play DIR}: a simulated plant stands in for the real one; its events are
 * reported as a real plant would, with the parts and measurements that a simulation does not know.
 */
@Command(name = "play")
final class RecordPlay extends RecordVerb {
    private static final int BATCH = 2000;
    private static final int SHOWN = 5;
    private static final long HOUR = 3_600_000;

    @Option(names = "--events", paramLabel = "FILE", required = true, descriptionKey = "playEvents")
    private Path events = Path.of("");

    @Option(names = "--orders", paramLabel = "FILE", required = true, descriptionKey = "playOrders")
    private Path orders = Path.of("");

    private final AtomicLong now = new AtomicLong();
    private final List<Report> waiting = new ArrayList<>();
    private long accepted;
    private long refused;

    RecordPlay(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean needsRecord() {
        return false;
    }

    @Override
    int work(Context context) throws IOException {
        LocalDate known = context.plant().asOf();
        OrderFile.Result read =
                OrderFile.read(
                        orders,
                        context.plant().products(),
                        known,
                        context.plant().horizon().to(),
                        new OrderRules(
                                context.plant().products(), known, context.plant().horizon().to()));
        Complaints.show(
                terminal,
                context.texts(),
                orders,
                read.problems(),
                Complaints.A_SCREEN,
                problem -> ProblemTexts.text(problem, context.language()));
        if (read.table().isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Iterator<Wanted> cars =
                read.table().get().orders().stream()
                        .map(
                                order ->
                                        Wanted.of(
                                                context.plant(),
                                                RecordPlace.clock(context.plant()),
                                                order))
                        .iterator();
        PlantClock clock = RecordPlace.clock(context.plant());
        try (Execution execution = new Execution(context.store(), context.rules(), now::get);
                BufferedReader lines = Files.newBufferedReader(events, StandardCharsets.UTF_8)) {
            Play play = new Play(context, cars, clock, execution);
            List<Problem> problems = EventLines.read(events.toString(), lines, play::take);
            play.flush();
            if (!problems.isEmpty()) {
                Complaints.show(
                        terminal,
                        context.texts(),
                        events,
                        problems,
                        Complaints.A_SCREEN,
                        problem -> ProblemTexts.text(problem, context.language()));
                return Main.WRONG_INPUT;
            }
        }
        put("accepted", accepted);
        put("refused", refused);
        say(context.texts().get("record.played", accepted, refused));
        return refused == 0 ? Main.DONE : Main.NOT_MET;
    }

    /** One run of it. */
    private final class Play {
        private final Context context;
        private final Iterator<Wanted> cars;
        private final PlantClock clock;
        private final Execution execution;
        private final Set<Long> known = new HashSet<>();
        private final Set<String> ofCars = new HashSet<>();
        private @Nullable StandIn standIn;

        Play(Context context, Iterator<Wanted> cars, PlantClock clock, Execution execution) {
            this.context = context;
            this.cars = cars;
            this.clock = clock;
            this.execution = execution;
            for (PlantRules.Place at : context.rules().places()) {
                if (!at.ofParts()) {
                    ofCars.add(at.name());
                }
            }
        }

        private StandIn standIn(Event first) {
            StandIn present = standIn;
            if (present == null) {
                int year = clock.instant(first.time()).atZone(clock.zone()).getYear();
                present = new StandIn(context.rules(), year, context.plant().runs().seed());
                standIn = present;
            }
            return present;
        }

        void take(Event event) {
            // The clock is that of the events: it must not jump over what waits.
            if (event.time() - now.get() > HOUR) {
                flush();
                now.set(event.time());
            }
            boolean ofCar = event.car() > 0 && ofCars.contains(event.place());
            if (ofCar && event.type() == EventType.RELEASED && cars.hasNext()) {
                Wanted next = cars.next();
                known.add(event.car());
                waiting.addAll(
                        standIn(event)
                                .order(
                                        event.car(),
                                        new StandIn.Ordered(
                                                next.order(),
                                                next.model(),
                                                next.options(),
                                                next.due()),
                                        event.time()));
            }
            if (!ofCar || known.contains(event.car())) {
                waiting.addAll(standIn(event).reports(event));
            }
            now.set(Math.max(now.get(), event.time()));
            if (waiting.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            List<Answer> answers = execution.capture().record(waiting);
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i) instanceof Answer.Rejected no) {
                    if (refused++ < SHOWN) {
                        String why = no.reasons().getFirst().text().in(context.language());
                        say("  " + context.texts().get("record.refused", waiting.get(i).id(), why));
                    }
                } else {
                    accepted++;
                }
            }
            waiting.clear();
        }
    }
}
