package org.lineoff.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.AsBuilt;
import org.lineoff.execute.Binding;
import org.lineoff.execute.Containment;
import org.lineoff.execute.Genealogy.Carrier;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.model.time.PlantClock;
import org.lineoff.report.ConsolePage.Style;

/** What a trace prints on a terminal: all of one car, or the cars that carry a part or a lot. */
public final class ConsoleTrace {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Texts texts;
    private final ConsolePage page;
    private final PlantClock clock;

    private ConsoleTrace(String language, int width, boolean colour, PlantClock clock) {
        texts = Texts.in(language);
        page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        this.clock = clock;
    }

    /**
     * Everything about a car.
     *
     * @param width cells of the terminal
     */
    public static String car(AsBuilt car, String language, int width, boolean colour) {
        ConsoleTrace trace = new ConsoleTrace(language, width, colour, car.clock());
        trace.carPage(car);
        return trace.page.toString();
    }

    /**
     * The cars that carry what was asked for.
     *
     * @param what was asked for, in words
     * @param contained what is contained of it, null if it is not
     */
    public static String carriers(
            String what,
            List<Carrier> carriers,
            @Nullable Containment contained,
            PlantClock clock,
            String language,
            int width,
            boolean colour) {
        ConsoleTrace trace = new ConsoleTrace(language, width, colour, clock);
        trace.carriersPage(what, carriers, contained);
        return trace.page.toString();
    }

    private String time(long millis) {
        return MINUTE.format(clock.instant(millis).atZone(clock.zone()));
    }

    private void carPage(AsBuilt r) {
        if (r.asOf() != Long.MAX_VALUE) {
            page.wrapped(texts.get("trace.asOf", time(r.asOf())), Style.PLAIN);
        }
        String vin = r.car().vin() == null ? "" : r.car().vin().text();
        page.wrapped(vin.isEmpty() ? texts.get("car.number", r.car().number()) : vin, Style.BOLD);
        String options = String.join(", ", r.options().stream().map(o -> words(o.name())).toList());
        page.wrapped(
                safe(words(r.model()) + (options.isEmpty() ? "" : ": " + options)), Style.PLAIN);
        page.wrapped(
                texts.get(
                        "trace.where",
                        r.car().number(),
                        safe(r.car().order()),
                        texts.get("carStatus." + r.car().status()),
                        time(Math.max(0, r.car().statusSince()))),
                Style.PLAIN);
        if (!r.car().place().isEmpty()) {
            page.wrapped(texts.get("trace.place", safe(r.car().place())), Style.PLAIN);
        }
        for (AsBuilt.Note hold : r.holds()) {
            if (hold.until() == Binding.STILL_IN) {
                page.wrapped(
                        texts.get(
                                "trace.held",
                                safe(hold.name()),
                                safe(hold.reason()),
                                safe(hold.person())),
                        Style.WARNING);
            }
        }
        parts(r);
        measurements(r);
        defects(r);
        notes(texts.get("car.concessions"), r.concessions());
        section(texts.get("car.life"), r.steps().size());
        for (AsBuilt.Step step : r.steps()) {
            item(time(step.time()), texts.get("carStatus." + step.status()), Style.PLAIN);
        }
    }

    private void parts(AsBuilt r) {
        section(texts.get("car.parts"), r.parts().size());
        ConsoleTable wide =
                new ConsoleTable()
                        .left(texts.get("carColumn.part"))
                        .left(texts.get("carColumn.number"))
                        .left(texts.get("carColumn.lot"))
                        .left(texts.get("carColumn.place"))
                        .left(texts.get("carColumn.time"));
        for (AsBuilt.Fitted part : r.parts()) {
            Binding b = part.binding();
            wide.row(
                    safe(words(part.title())),
                    safe(b.serial()),
                    safe(b.lot()),
                    safe(b.place()),
                    time(b.fitted()) + (part.isIn() ? "" : " – " + time(b.removed())));
        }
        if (wide.width() <= page.width()) {
            if (!r.parts().isEmpty()) {
                wide.print(page);
            }
            return;
        }
        for (AsBuilt.Fitted part : r.parts()) {
            Binding b = part.binding();
            String number = b.serial().isEmpty() ? b.lot() : b.serial();
            String out = part.isIn() ? "" : " " + texts.get("trace.out", time(b.removed()));
            item(safe(words(part.title())), safe(number) + out, Style.PLAIN);
        }
    }

    private void measurements(AsBuilt r) {
        List<AsBuilt.Measured> latest = r.latest();
        section(texts.get("car.measurements"), latest.size());
        for (AsBuilt.Measured m : latest) {
            Characteristic c = m.characteristic();
            String value =
                    Figures.plain(m.value())
                            + (c == null ? "" : " " + c.unit() + "  (" + CarPages.limits(c) + ")");
            item(safe(words(m.title())), safe(value), m.good() ? Style.PLAIN : Style.WARNING);
        }
    }

    private void defects(AsBuilt r) {
        section(texts.get("car.defects"), r.defects().size());
        for (AsBuilt.Defect d : r.defects()) {
            AsBuilt.Cure cure = d.cure();
            String end =
                    cure == null
                            ? texts.get("car.open")
                            : texts.get("trace.cured", time(cure.time()));
            item(
                    safe(d.type()),
                    time(d.found()) + "  " + end,
                    cure == null ? Style.WARNING : Style.PLAIN);
        }
        section(texts.get("car.inspections"), r.inspections().size());
        for (AsBuilt.Inspection i : r.inspections()) {
            item(
                    safe(words(i.title())),
                    texts.get(i.passed() ? "car.passed" : "car.failed") + "  " + time(i.time()),
                    i.passed() ? Style.PLAIN : Style.WARNING);
        }
    }

    private void notes(String title, List<AsBuilt.Note> notes) {
        if (!notes.isEmpty()) {
            section(title, notes.size());
            notes.forEach(
                    n ->
                            item(
                                    safe(n.name()),
                                    safe(n.reason() + " (" + n.person() + ")"),
                                    Style.PLAIN));
        }
    }

    private void carriersPage(
            String what, List<Carrier> carriers, @Nullable Containment contained) {
        page.wrapped(safe(what), Style.BOLD);
        if (contained != null) {
            page.wrapped(
                    texts.get(
                            "trace.contained",
                            time(contained.mark().since()),
                            safe(contained.mark().person()),
                            safe(contained.mark().note())),
                    Style.WARNING);
        }
        page.wrapped(
                texts.get(
                        "trace.carriers",
                        carriers.stream().map(c -> c.car().number()).distinct().count(),
                        carriers.stream()
                                .filter(c -> !c.car().status().isEnd())
                                .map(c -> c.car().number())
                                .distinct()
                                .count()),
                Style.PLAIN);
        if (carriers.isEmpty()) {
            return;
        }
        page.blank();
        ConsoleTable wide = table(carriers, true);
        (wide.width() <= page.width() ? wide : table(carriers, false)).print(page);
    }

    private ConsoleTable table(List<Carrier> carriers, boolean wide) {
        ConsoleTable table =
                new ConsoleTable()
                        .right(texts.get("trace.car"))
                        .left("VIN")
                        .left(texts.get("carColumn.status"));
        boolean several = carriers.stream().map(c -> c.binding().part()).distinct().count() > 1;
        if (several) {
            table.left(texts.get("carColumn.part"));
        }
        if (wide) {
            table.left(texts.get("carColumn.place"))
                    .left(texts.get("carColumn.number"))
                    .left(texts.get("carColumn.time"));
        }
        for (Carrier one : carriers) {
            String vin = one.car().vin() == null ? "–" : one.car().vin().text();
            String number = Long.toString(one.car().number());
            String status = texts.get("carStatus." + one.car().status());
            List<String> cells = new ArrayList<>(List.of(number, vin, status));
            if (several) {
                cells.add(safe(one.binding().part()));
            }
            if (wide) {
                cells.add(safe(one.car().place()));
                cells.add(safe(one.binding().serial()));
                cells.add(time(one.binding().fitted()));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private void section(String title, int count) {
        if (count > 0) {
            page.heading(title, Integer.toString(count));
        }
    }

    /** A name with what belongs to it: beside it, or below where the terminal is narrow. */
    private void item(String name, String value, Style style) {
        int column = Math.min(34, page.width() / 2);
        if (Cells.width(name) + 4 <= column) {
            page.hanging("  " + Cells.left(name, column - 2), column, value, style);
        } else {
            page.hanging("  ", 2, name, Style.PLAIN);
            page.hanging("    ", 4, value, style);
        }
    }

    private String words(org.lineoff.model.Text text) {
        return text.in(texts.language());
    }

    private static String safe(String text) {
        return Cells.safe(text);
    }
}
