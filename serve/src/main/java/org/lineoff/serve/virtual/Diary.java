package org.lineoff.serve.virtual;

import org.lineoff.model.Text;
import tools.jackson.databind.JsonNode;

/** Where an earlier start has left off, as the record tells it. */
final class Diary {
    /** What the ids of all reports of virtual plants begin with. */
    static final String PREFIX = "virtual/";

    private static final int PAGE = 1000;

    private final PlantClient client;

    Diary(PlantClient client) {
        this.client = client;
    }

    /**
     * The latest plant time of the last reports with that prefix; −1 if there are none.
     *
     * @throws VirtualPlantException if the record is that of another plant
     */
    long reached(String prefix) throws InterruptedException {
        JsonNode first = page(0);
        if (first.isEmpty()) {
            return -1;
        }
        if (latest(first, prefix) < 0) {
            boolean isVirtual = latest(first, PREFIX) >= 0;
            throw new VirtualPlantException(
                    isVirtual
                            ? new Text(
                                    "The record is that of a virtual plant of another seed, date or"
                                            + " start. Begin anew with another --data.",
                                    "该记录属于种子、日期或投产日不同的虚拟工厂。请用另一个 --data 重新开始。")
                            : new Text(
                                    "The record is that of a real plant; a virtual one is not mixed"
                                            + " into it. Maybe use another --data.",
                                    "该记录属于真实工厂，虚拟工厂不得混入。请使用另一个 --data。"));
        }
        for (long after = Math.max(0, last() - PAGE); ; after = Math.max(0, after - PAGE)) {
            long reached = latest(page(after), prefix);
            if (reached >= 0) {
                return reached;
            }
        }
    }

    /** The number of the last entry: found by halving, for a record has no other end to ask for. */
    private long last() throws InterruptedException {
        long known = 0;
        long step = PAGE;
        while (has(known + step)) {
            known += step;
            step *= 2;
        }
        while (step > 1) {
            step /= 2;
            known += has(known + step) ? step : 0;
        }
        return known + 1;
    }

    /** Whether anything comes after that number. */
    private boolean has(long after) throws InterruptedException {
        return !client.get("/api/events?limit=1&after=" + after).path("entries").isEmpty();
    }

    private JsonNode page(long after) throws InterruptedException {
        return client.get("/api/events?limit=" + PAGE + "&after=" + after).path("entries");
    }

    private static long latest(JsonNode entries, String prefix) {
        long latest = -1;
        for (JsonNode entry : entries) {
            JsonNode report = entry.path("report");
            if (report.path("id").asString().startsWith(prefix)) {
                latest = Math.max(latest, report.path("time").asLong());
            }
        }
        return latest;
    }
}
