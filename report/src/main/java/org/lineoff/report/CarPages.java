package org.lineoff.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lineoff.execute.AsBuilt;
import org.lineoff.execute.Binding;
import org.lineoff.execute.BuildSheet;
import org.lineoff.execute.Car;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.PlantRules.Characteristic;

/**
 * Pages that go with a car, to be printed: its as-built record (整车电子档案), and the build sheet (随车单)
 * that says what to fit at which station. Each is one file without a script, and the same data give
 * the same bytes.
 */
public final class CarPages {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Texts texts;
    private final StringBuilder out = new StringBuilder();

    private CarPages(String language) {
        texts = Texts.in(language);
    }

    /**
     * The as-built record.
     *
     * @param key fingerprint of the key that the record is signed with, empty if it is not
     */
    public static String asBuilt(AsBuilt record, String key, String language) {
        return new CarPages(language).asBuiltPage(record, key);
    }

    /** The build sheet. */
    public static String buildSheet(BuildSheet sheet, String language) {
        return new CarPages(language).buildSheetPage(sheet);
    }

    // ---- as built ----

    private String asBuiltPage(AsBuilt r, String key) {
        Function<Long, String> time =
                millis -> MINUTE.format(r.clock().instant(millis).atZone(r.clock().zone()));
        head(texts.get("car.asBuilt"), r.plant().in(texts.language()), r.car());
        if (!r.isComplete()) {
            out.append("<p class=\"incomplete\">")
                    .append(safe(texts.get("car.incomplete")))
                    .append("</p>");
        }
        facts(r.car(), words(r.model()), r.options());
        List<AsBuilt.Fitted> software = r.in(PlantRules.Kind.SOFTWARE);
        List<AsBuilt.Fitted> keys = r.in(PlantRules.Kind.KEY);
        r.battery()
                .ifPresent(
                        code -> {
                            h2(texts.get("car.battery"), -1);
                            table("batteryCode", "product", "chemistry", "made", "maker");
                            row(
                                    mono(code.text()),
                                    texts.get("battery." + code.product()),
                                    texts.get("battery." + code.chemistry()),
                                    code.produced().toString(),
                                    mono(code.manufacturer()));
                            endTable();
                        });
        h2(texts.get("car.parts"), r.in(PlantRules.Kind.PART).size());
        table("part", "number", "lot", "place", "time", "by");
        for (AsBuilt.Fitted one : r.parts()) {
            if (one.kind() == PlantRules.Kind.PART) {
                part(one, time);
            }
        }
        endTable();
        if (!software.isEmpty()) {
            h2(texts.get("car.software"), software.size());
            table("software", "version", "place", "time", "by");
            software.forEach(
                    s ->
                            row(
                                    safe(words(s.title())),
                                    mono(s.binding().lot()),
                                    quiet(s.binding().place()),
                                    quiet(time.apply(s.binding().fitted())),
                                    quiet(s.binding().person())));
            endTable();
        }
        if (!keys.isEmpty()) {
            h2(texts.get("car.keys"), keys.size());
            table("key", "fingerprint", "time", "by");
            keys.forEach(
                    k ->
                            row(
                                    safe(words(k.title())),
                                    mono(k.binding().serial()),
                                    quiet(time.apply(k.binding().fitted())),
                                    quiet(k.binding().person())));
            endTable();
        }
        measurements(r, time);
        quality(r, time);
        h2(texts.get("car.life"), -1);
        table("status", "time", "by");
        r.steps()
                .forEach(
                        s ->
                                row(
                                        texts.get("carStatus." + s.status()),
                                        quiet(time.apply(s.time())),
                                        quiet(s.person())));
        endTable();
        String when = r.asOf() == Long.MAX_VALUE ? "" : time.apply(r.asOf());
        out.append("<footer>")
                .append(safe(texts.get("car.footer", r.entries())))
                .append(when.isEmpty() ? "" : " " + safe(texts.get("car.asOf", when)))
                .append(key.isEmpty() ? "" : "<br>" + safe(texts.get("car.signed", key)))
                .append("</footer></body></html>\n");
        return out.toString();
    }

    private void part(AsBuilt.Fitted one, Function<Long, String> time) {
        Binding b = one.binding();
        String title = safe(words(one.title()));
        String count =
                b.quantity() > 1
                        ? " <span class=\"quiet\">× " + Figures.plain(b.quantity()) + "</span>"
                        : "";
        out.append(one.isIn() ? "<tr>" : "<tr class=\"out\">");
        cells(
                title + count,
                mono(b.serial()),
                mono(b.lot()),
                quiet(b.place()),
                quiet(time.apply(b.fitted())),
                quiet(b.person()));
        if (!one.isIn()) {
            String said =
                    texts.get(
                            "car.removed", time.apply(b.removed()), b.removedBy(), b.removedNote());
            out.append("<tr><td colspan=\"6\" class=\"why small\">")
                    .append(safe(said))
                    .append("</td></tr>");
        }
    }

    private void measurements(AsBuilt r, Function<Long, String> time) {
        List<AsBuilt.Measured> latest = r.latest();
        if (latest.isEmpty()) {
            return;
        }
        h2(texts.get("car.measurements"), latest.size());
        table("characteristic", "n:value", "limits", "", "place", "time");
        for (AsBuilt.Measured m : latest) {
            Characteristic c = m.characteristic();
            String value = Figures.plain(m.value()) + (c == null ? "" : " " + c.unit());
            out.append("<tr>");
            cell("name", safe(words(m.title())));
            String judged = m.good() ? "" : " " + texts.get("car.outOfLimits");
            cell("n " + (m.good() ? "good" : "bad"), safe(value + judged));
            cell("t", c == null ? "" : safe(limits(c)));
            cell("", c == null ? "" : gauge(c, m.value()));
            cell("t small", safe(m.place()));
            cell("t small", safe(time.apply(m.time())));
            out.append("</tr>");
        }
        endTable();
    }

    private void quality(AsBuilt r, Function<Long, String> time) {
        h2(texts.get("car.defects"), r.defects().size());
        if (!r.defects().isEmpty()) {
            table("defect", "class", "found", "place", "cured");
            r.defects()
                    .forEach(
                            d -> {
                                AsBuilt.Cure cure = d.cure();
                                row(
                                        safe(d.type()),
                                        safe(d.defectClass()),
                                        quiet(time.apply(d.found())),
                                        quiet(d.foundAt()),
                                        cure == null
                                                ? "<span class=\"bad\">"
                                                        + safe(texts.get("car.open"))
                                                        + "</span>"
                                                : quiet(
                                                        time.apply(cure.time())
                                                                + " "
                                                                + cure.person()));
                            });
            endTable();
        }
        h2(texts.get("car.inspections"), r.inspections().size());
        table("gate", "result", "time", "by");
        r.inspections()
                .forEach(
                        i ->
                                row(
                                        safe(words(i.title())),
                                        "<span class=\""
                                                + (i.passed() ? "good" : "bad")
                                                + "\">"
                                                + safe(
                                                        texts.get(
                                                                i.passed()
                                                                        ? "car.passed"
                                                                        : "car.failed"))
                                                + "</span>",
                                        quiet(time.apply(i.time())),
                                        quiet(i.person())));
        endTable();
        notes("car.concessions", r.concessions(), time);
        notes("car.holds", r.holds(), time);
    }

    private void notes(String title, List<AsBuilt.Note> notes, Function<Long, String> time) {
        if (notes.isEmpty()) {
            return;
        }
        h2(texts.get(title), notes.size());
        table("what", "reason", "by", "from", "until");
        notes.forEach(
                n ->
                        row(
                                safe(n.name()),
                                safe(n.reason()),
                                quiet(n.person()),
                                quiet(time.apply(n.from())),
                                n.until() == Binding.STILL_IN ? "" : quiet(time.apply(n.until()))));
        endTable();
    }

    /** Where a value lies between its limits; the target is the fine line. */
    private static String gauge(Characteristic c, double value) {
        double low = c.lower();
        double high = c.upper();
        if (Double.isInfinite(low) || Double.isInfinite(high) || high <= low) {
            return "";
        }
        double room = (high - low) * 0.15;
        double at = 100 * (Math.clamp(value, low - room, high + room) - low + room);
        double x = at / (high - low + 2 * room);
        double from = 100 * room / (high - low + 2 * room);
        Double target = c.target();
        String line =
                target == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "<path d=\"M%.1f 2v8\" stroke=\"#59616e\" stroke-width=\".7\"/>",
                                100 * (target - low + room) / (high - low + 2 * room));
        return String.format(
                Locale.ROOT,
                "<svg class=\"gauge\" viewBox=\"0 0 100 12\" aria-hidden=\"true\"><rect x=\"%.1f\" y=\"4.2\""
                        + " width=\"%.1f\" height=\"3.6\" rx=\"1.8\" fill=\"#dfe5ea\"/>%s<circle"
                        + " cx=\"%.1f\" cy=\"6\" r=\"2.7\" fill=\"%s\"/></svg>",
                from,
                100 - 2 * from,
                line,
                x,
                value >= low && value <= high ? "#00735c" : "#b34700");
    }

    // ---- build sheet ----

    private String buildSheetPage(BuildSheet sheet) {
        head(texts.get("car.buildSheet"), sheet.plant().in(texts.language()), sheet.car());
        facts(sheet.car(), words(sheet.model()), sheet.options());
        for (BuildSheet.Station station : sheet.stations()) {
            out.append("<section class=\"station\"><h3><span class=\"mono\">")
                    .append(safe(station.place()))
                    .append("</span></h3><table><tbody>");
            for (PlantRules.Fitting f : station.fittings()) {
                boolean scanned = station.scans().contains(f.part());
                step(
                        safe(words(f.title()))
                                + (f.count() > 1
                                        ? " <span class=\"quiet\">× " + f.count() + "</span>"
                                        : ""),
                        scanned ? texts.get("car.scan") : "");
            }
            for (Characteristic c : station.measurings()) {
                step(
                        safe(words(c.title()))
                                + " <span class=\"quiet\">"
                                + safe(limits(c) + " " + c.unit())
                                + "</span>",
                        texts.get("car.value"));
            }
            station.scans().stream()
                    .filter(scan -> scan.equals("car"))
                    .forEach(_ -> step(safe(texts.get("car.scanCar")), texts.get("car.scan")));
            out.append("</tbody></table></section>");
        }
        out.append("<footer>")
                .append(safe(texts.get("car.sheetFooter", sheet.line())))
                .append("</footer></body></html>\n");
        return out.toString();
    }

    private void step(String what, String blank) {
        out.append("<tr><td><span class=\"tick\"></span></td><td>")
                .append(what)
                .append("</td><td class=\"small quiet\">")
                .append(safe(blank))
                .append("</td></tr>");
    }

    // ---- what both have ----

    private void head(String kind, String plant, Car car) {
        boolean numbered = car.vin() != null;
        String number = car.vin() == null ? "" : car.vin().text();
        String title = numbered ? number : texts.get("car.number", car.number());
        out.append("<!doctype html><html lang=\"")
                .append(texts.language().equals("zh") ? "zh-CN" : "en")
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\"")
                .append(" content=\"width=device-width, initial-scale=1\"><title>")
                .append(safe(title + " · " + kind))
                .append("</title><style>")
                .append(css())
                .append("</style></head><body><header><div><p class=\"kind\">")
                .append(safe(kind))
                .append("</p><h1 class=\"vin\">")
                .append(safe(title))
                .append("</h1><p class=\"deck\">")
                .append(safe(plant))
                .append("</p></div><div class=\"side\">");
        String code = numbered ? number : Long.toString(car.number());
        if (Code39.canWrite(code)) {
            out.append(Code39.svg(code, 44))
                    .append("<p class=\"under\">")
                    .append(safe(code))
                    .append("</p>");
        }
        out.append("</div></header>");
    }

    private void facts(Car car, String model, List<AsBuilt.Option> options) {
        out.append("<dl class=\"facts\">");
        fact(texts.get("car.build"), Long.toString(car.number()));
        fact(texts.get("car.order"), car.order());
        fact(texts.get("car.model"), model);
        fact(texts.get("car.status"), texts.get("carStatus." + car.status()));
        for (AsBuilt.Option option : options) {
            fact(words(option.groupName()), words(option.name()));
        }
        out.append("</dl>");
    }

    private void fact(String name, String value) {
        out.append("<div><dt>")
                .append(safe(name))
                .append("</dt><dd>")
                .append(safe(value))
                .append("</dd></div>");
    }

    private void h2(String title, int count) {
        out.append("<h2>")
                .append(safe(title))
                .append(count < 0 ? "" : " <span class=\"count\">" + count + "</span>")
                .append("</h2>");
    }

    private void table(String... columns) {
        out.append("<div class=\"scroll\"><table><thead><tr>");
        for (String column : columns) {
            boolean right = column.startsWith("n:");
            String key = right ? column.substring(2) : column;
            out.append(right ? "<th class=\"n\">" : "<th>")
                    .append(key.isEmpty() ? "" : safe(texts.get("carColumn." + key)))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
    }

    private void endTable() {
        out.append("</tbody></table></div>");
    }

    private void row(String... cells) {
        out.append("<tr>");
        cells(cells);
    }

    private void cells(String... cells) {
        for (String cell : cells) {
            cell("", cell);
        }
        out.append("</tr>");
    }

    private void cell(String kind, String html) {
        out.append(kind.isEmpty() ? "<td>" : "<td class=\"" + kind + "\">")
                .append(html)
                .append("</td>");
    }

    static String limits(Characteristic c) {
        if (Double.isInfinite(c.lower())) {
            return "≤ " + Figures.plain(c.upper());
        }
        return Double.isInfinite(c.upper())
                ? "≥ " + Figures.plain(c.lower())
                : Figures.plain(c.lower()) + " … " + Figures.plain(c.upper());
    }

    private String words(org.lineoff.model.Text text) {
        return text.in(texts.language());
    }

    private static String safe(String text) {
        return Html.text(text);
    }

    private static String mono(String text) {
        return "<span class=\"mono\">" + safe(text) + "</span>";
    }

    private static String quiet(String text) {
        return "<span class=\"quiet small\">" + safe(text) + "</span>";
    }

    private static String css() {
        try (InputStream in = CarPages.class.getResourceAsStream("page/car.css")) {
            if (in == null) {
                throw new IllegalStateException("page/car.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("/*"))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
