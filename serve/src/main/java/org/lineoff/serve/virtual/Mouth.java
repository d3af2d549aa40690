package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.lineoff.execute.Report;
import org.lineoff.execute.What;
import org.lineoff.model.Text;

/** Says things to the server, each by the token whose it is, and sees to what is refused. */
final class Mouth {
    /** Reports in one request, if the server takes as many. */
    private static final int MOST = 500;

    private static final int DEPTH = 4;
    private static final int EXAMPLES = 20;

    private final Map<String, PlantClient> clients;
    private final Crew crew;
    private final Cars cars;
    private final Inspector inspector;
    private final ExecutorService senders;
    private final int batch;
    private final List<String> examples = new ArrayList<>();
    private long accepted;
    private long repeated;
    private long mended;
    private long refused;
    private long lineOffs;

    /**
     * @param clients by the name of the member of the crew
     * @param senders runs requests at once
     * @param batch reports that the server takes at once
     */
    Mouth(
            Map<String, PlantClient> clients,
            Crew crew,
            Cars cars,
            Inspector inspector,
            ExecutorService senders,
            int batch) {
        this.clients = Map.copyOf(clients);
        this.crew = crew;
        this.cars = cars;
        this.inspector = inspector;
        this.senders = senders;
        this.batch = Math.min(MOST, batch);
    }

    private record Refused(Line line, PlantClient.Answer answer) {}

    /** Says everything; when it comes back, all of it was answered. */
    void say(List<Line> lines) throws InterruptedException {
        for (Map<String, List<Line>> level : Levels.of(lines)) {
            List<Callable<List<Refused>>> tasks = new ArrayList<>();
            level.forEach((sender, own) -> tasks.add(() -> send(sender, own)));
            for (Refused one : all(tasks)) {
                mend(one.line(), one.answer(), 0);
            }
        }
        cars.forget();
    }

    private List<Refused> all(List<Callable<List<Refused>>> tasks) throws InterruptedException {
        if (tasks.size() == 1) {
            try {
                return tasks.getFirst().call();
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        List<Refused> refusals = new ArrayList<>();
        for (Future<List<Refused>> done : senders.invokeAll(tasks)) {
            try {
                refusals.addAll(done.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(e.getCause());
            }
        }
        return refusals;
    }

    /** Sends what one token says, in its order; returns what was refused. */
    private List<Refused> send(String sender, List<Line> lines) throws InterruptedException {
        PlantClient client = client(sender);
        List<Refused> refusals = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += batch) {
            List<Line> some = lines.subList(from, Math.min(lines.size(), from + batch));
            List<PlantClient.Answer> answers =
                    client.report(some.stream().map(Line::report).toList());
            for (int i = 0; i < answers.size(); i++) {
                if (!count(some.get(i).report(), answers.get(i))) {
                    refusals.add(new Refused(some.get(i), answers.get(i)));
                }
            }
        }
        return refusals;
    }

    private PlantClient client(String sender) {
        PlantClient client = clients.get(sender);
        if (client == null) {
            throw new IllegalStateException("nobody is called " + sender);
        }
        return client;
    }

    private synchronized boolean count(Report report, PlantClient.Answer answer) {
        if (!answer.isAccepted()) {
            return false;
        }
        if (answer.repeated()) {
            repeated++;
        } else {
            accepted++;
            lineOffs += report.what() == What.LINE_OFF ? 1 : 0;
        }
        return true;
    }

    /** Does what is missing, and says it again. */
    private void mend(Line line, PlantClient.Answer first, int depth) throws InterruptedException {
        PlantClient.Answer answer = first;
        if (answer.codes().contains("ID_REUSED")) {
            throw new VirtualPlantException(
                    new Text(
                            "The record has something else under "
                                    + line.report().id()
                                    + ": the plant's files, or the program, were changed since."
                                    + " Begin anew with another --data.",
                            "记录中 " + line.report().id() + " 的内容不同：工厂文件或程序已更改。请用另一个 --data 重新开始。"));
        }
        if (depth < DEPTH && Inspector.canMend(answer.codes())) {
            Report report = line.report();
            List<Report> missing =
                    inspector.missing(
                            report,
                            cars.get(report.car()),
                            client(Crew.QUALITY).get("/api/cars/" + report.car()));
            for (Report todo : missing) {
                boolean isCure = todo.what() == What.DEFECT_CURED;
                String sender = isCure ? Crew.QUALITY : crew.at(todo.place());
                Line next = new Line(line.cause(), sender, Line.Kind.STRICT, todo);
                for (Refused again : send(sender, List.of(next))) {
                    mend(again.line(), again.answer(), depth + 1);
                }
            }
            // Also where nothing is missing any more: what was refused before it was mended since.
            List<Refused> again = send(line.sender(), List.of(line));
            if (again.isEmpty()) {
                mended++;
                return;
            }
            answer = again.getFirst().answer();
        }
        refused++;
        if (examples.size() < EXAMPLES) {
            examples.add(line.report() + " " + answer.codes() + " " + answer.said());
        }
    }

    long accepted() {
        return accepted;
    }

    long repeated() {
        return repeated;
    }

    long mended() {
        return mended;
    }

    long refused() {
        return refused;
    }

    long lineOffs() {
        return lineOffs;
    }

    /** Some of what stayed refused, with the reasons. */
    List<String> examples() {
        return List.copyOf(examples);
    }
}
