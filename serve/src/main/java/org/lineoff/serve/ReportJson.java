package org.lineoff.serve;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.execute.Answer;
import org.lineoff.execute.Reason;
import org.lineoff.execute.Report;
import org.lineoff.execute.What;
import org.lineoff.model.time.PlantClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports and their answers as JSON; docs/serve.md has the contract. */
final class ReportJson {
    private static final Map<String, What> WHAT = new HashMap<>();
    private static final Map<String, Cause> CAUSE = new HashMap<>();
    static final int LONGEST_ID = 200;

    /** A whole number that no reader of JSON rounds; sums of such times do not run over. */
    static final long LARGEST = 1L << 53;

    static {
        for (What what : What.values()) {
            WHAT.put(what.id(), what);
        }
        for (Cause cause : Cause.values()) {
            CAUSE.put(id(cause), cause);
        }
    }

    /**
     * What a report was read as.
     *
     * @param id as far as it could be read
     * @param report null if anything is wrong
     */
    record Read(String id, @Nullable Report report, List<Fault> faults) {}

    private final PlantClock clock;

    ReportJson(PlantClock clock) {
        this.clock = clock;
    }

    /** The name in JSON, as in files of events. */
    static String id(Cause cause) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (char c : cause.name().toLowerCase(Locale.ROOT).toCharArray()) {
            if (c != '_') {
                camel.append(upper ? Character.toUpperCase(c) : c);
            }
            upper = c == '_';
        }
        return camel.toString();
    }

    /**
     * Reads a report.
     *
     * @param person who hands it in, if a person does: nobody reports in another's name
     */
    Read read(@Nullable JsonNode node, @Nullable String person) {
        Fields fields = new Fields(node);
        String id = fields.needed("id", LONGEST_ID);
        What what = WHAT.get(fields.needed("what", LONGEST_ID));
        if (what == null && fields.take("what") != null) {
            fields.wrong("what", "nothing that can be reported", "不是可以上报的内容");
        }
        if (fields.take("time") == null) {
            fields.wrong("time", "it is missing", "缺少该项");
        }
        long time = time("time", fields);
        String place = fields.text("place", Report.LONGEST);
        long car = fields.whole("car", 0, LARGEST);
        int visit = (int) fields.whole("visit", 0, Integer.MAX_VALUE);
        String part = fields.text("part", Report.LONGEST);
        Cause cause = cause(fields);
        double value = fields.number("value");
        String serial = fields.text("serial", Report.LONGEST);
        String lot = fields.text("lot", Report.LONGEST);
        String by = fields.text("person", Report.LONGEST);
        String note = fields.text("note", Report.LONGEST);
        if (person != null && !by.isEmpty() && !by.equals(person)) {
            Fault not = Fault.of(Trouble.NOT_YOU, by);
            return new Read(id, null, List.of(new Fault(not.trouble(), "person", not.text())));
        }
        List<Fault> faults = fields.faults();
        if (!faults.isEmpty() || what == null) {
            return new Read(id, null, faults);
        }
        String who = person == null ? by : person;
        return new Read(
                id,
                new Report(
                        id, what, time, place, car, visit, part, cause, value, serial, lot, who,
                        note),
                List.of());
    }

    /** A number is plant time; a text is an instant with its offset, cut to milliseconds. */
    long time(String name, Fields fields) {
        JsonNode node = fields.take(name);
        if (node == null || !node.isString()) {
            return fields.whole(name, -LARGEST, LARGEST);
        }
        try {
            return clock.at(OffsetDateTime.parse(node.stringValue()).toInstant());
        } catch (DateTimeException | ArithmeticException _) {
            fields.wrong(
                    name,
                    "milliseconds since the plant's epoch, or an instant such as"
                            + " 2026-05-04T08:15:00.000+08:00, are needed",
                    "需要工厂纪元起的毫秒数，或形如 2026-05-04T08:15:00.000+08:00 的时刻");
            return 0;
        }
    }

    private static Cause cause(Fields fields) {
        String given = fields.text("cause", LONGEST_ID);
        Cause cause = given.isEmpty() ? Cause.NONE : CAUSE.get(given);
        if (cause == null) {
            fields.wrong("cause", "no such cause", "没有该原因");
            return Cause.NONE;
        }
        return cause;
    }

    ObjectNode write(Report r) {
        ObjectNode node = Json.object();
        node.put("id", r.id());
        node.put("what", r.what().id());
        node.put("time", r.time());
        node.put("at", at(r.time()));
        node.put("place", r.place());
        node.put("car", r.car());
        node.put("visit", r.visit());
        node.put("part", r.part());
        node.put("cause", id(r.cause()));
        node.put("value", r.value());
        node.put("serial", r.serial());
        node.put("lot", r.lot());
        node.put("person", r.person());
        node.put("note", r.note());
        return node;
    }

    /** Plant time as clocks in the plant show it. */
    String at(long time) {
        return clock.instant(time).atZone(clock.zone()).toOffsetDateTime().toString();
    }

    static ObjectNode answer(String id, Answer answer) {
        ObjectNode node = Json.object();
        node.put("id", id);
        switch (answer) {
            case Answer.Accepted accepted -> {
                node.put("answer", "accepted");
                node.put("seq", accepted.seq());
                node.put("repeated", accepted.repeated());
            }
            case Answer.Rejected rejected -> {
                node.put("answer", "rejected");
                var reasons = node.putArray("reasons");
                rejected.reasons().forEach(reason -> reasons.add(reason(reason)));
            }
        }
        return node;
    }

    /** The answer to what did not even become a report: nothing of it was kept. */
    static ObjectNode answer(String id, List<Fault> faults) {
        ObjectNode node = Json.object();
        node.put("id", id);
        node.put("answer", faults.getFirst().trouble().status() == 403 ? "forbidden" : "invalid");
        var reasons = node.putArray("reasons");
        faults.forEach(fault -> reasons.add(Reply.reason(fault)));
        return node;
    }

    static ObjectNode reason(Reason reason) {
        ObjectNode node = Json.object();
        node.put("code", reason.why().name());
        node.put("en", reason.text().en());
        node.put("zh", reason.text().zh());
        return node;
    }
}
