package org.lineoff.files;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.files.PlannerSheet.Shop;
import org.lineoff.files.PlannerSheet.Stated;

/**
 * The shop files of a planner's sheet. A shop is one section of one station. Where shops meet, each
 * brings its cars or parts to a place of its own before the meeting ({@code from-body}), which
 * works the hours of the shop that takes them; the buffer lies before it and counts it.
 */
final class SheetShopFiles {
    private final PlannerSheet sheet;
    private final Catalogue texts;
    private final SheetCalendars calendars;

    SheetShopFiles(PlannerSheet sheet, Catalogue texts, SheetCalendars calendars) {
        this.sheet = sheet;
        this.texts = texts;
        this.calendars = calendars;
    }

    String yaml(Shop shop, String head) {
        StringBuilder s = new StringBuilder(head);
        String source = SheetPlantFolder.source(shop);
        s.append("shop: ").append(shop.id()).append('\n');
        s.append("name: ").append(SheetPlantFolder.quoted(shop.name())).append('\n');
        s.append("lines: [main]\n");
        s.append(
                "jobsPerHour: {value: %s, source: %s}   # %s\n"
                        .formatted(
                                Scalars.plain(shop.jobsPerHour().value()),
                                source,
                                SheetPlantFolder.cell(shop.jobsPerHour())));
        s.append("sections:\n");
        List<String> junctions = new ArrayList<>();
        String entry = entries(s, shop, junctions);
        work(s, shop, source);
        wayIn(shop, entry, junctions);
        wayOut(shop, junctions);
        s.append(junctions.isEmpty() ? "" : "junctions:\n");
        junctions.forEach(j -> s.append("  - ").append(j).append('\n'));
        return s.toString();
    }

    private boolean isMeeting(Shop shop) {
        List<Shop> feeders = sheet.feeders(shop);
        return feeders.size() > 1 || feeders.stream().anyMatch(f -> f.isParts() != shop.isParts());
    }

    private List<Shop> streams(Shop shop) {
        List<Shop> feeders = sheet.feeders(shop);
        return shop.isParts()
                ? feeders.subList(0, Math.min(1, feeders.size()))
                : feeders.stream().filter(f -> !f.isParts()).toList();
    }

    private List<Shop> parts(Shop shop) {
        List<Shop> streams = streams(shop);
        return sheet.feeders(shop).stream().filter(f -> !streams.contains(f)).toList();
    }

    /**
     * Places where what meets in this shop waits.
     *
     * @return the section that the cars come from, where parts are fitted to them
     */
    private String entries(StringBuilder s, Shop shop, List<String> junctions) {
        if (!isMeeting(shop)) {
            return "";
        }
        s.append("  # ").append(texts.text("made.meeting")).append('\n');
        for (Shop feeder : sheet.feeders(shop)) {
            if (feeder.bufferBehind().value() > 0) {
                place(s, shop, "from-" + feeder.id());
            }
        }
        List<Shop> streams = streams(shop);
        if (streams.size() == 1) {
            return exit(streams.getFirst());
        }
        if (parts(shop).isEmpty()) {
            return "";
        }
        place(s, shop, "entry");
        if (streams.isEmpty()) {
            junctions.add("{kind: source, id: release, to: entry, sequence: orders}");
        } else {
            junctions.add(merge(streams, "entry"));
        }
        return "entry";
    }

    private void place(StringBuilder s, Shop shop, String id) {
        s.append("  - id: ").append(id).append('\n');
        calendar(s, shop);
        s.append("    stations: [{id: place, work: 1s}]\n");
    }

    private void calendar(StringBuilder s, Shop shop) {
        String own = calendars.idOf(shop);
        if (!own.equals(calendars.idOf(sheet.last()))) {
            s.append("    calendar: ").append(own).append('\n');
        }
    }

    /** Where a junction of the shop behind takes what this one made. */
    private static String exit(Shop feeder) {
        return feeder.bufferBehind().value() > 0 ? "from-" + feeder.id() : feeder.id() + "/work";
    }

    private static String merge(List<Shop> streams, String to) {
        return "{kind: merge, id: merge, from: [%s], to: %s}"
                .formatted(
                        String.join(", ", streams.stream().map(SheetShopFiles::exit).toList()), to);
    }

    private void work(StringBuilder s, Shop shop, String source) {
        s.append("  - id: work\n    name: {en: The whole shop, zh: 整个车间}\n");
        calendar(s, shop);
        s.append("    stations:\n      - id: shop\n");
        s.append("        # ")
                .append(
                        texts.fill(
                                "made.work",
                                Scalars.plain(shop.jobsPerHour().value()),
                                SheetPlantFolder.cell(shop.jobsPerHour())))
                .append('\n');
        s.append(
                "        work: {value: %s, source: %s}\n"
                        .formatted(seconds(3600 / shop.jobsPerHour().value()), source));
        failures(s, shop, source);
        double wrong = 1 - shop.firstTimeThrough().value();
        if (wrong > 1e-9) {
            String cell = SheetPlantFolder.cell(shop.firstTimeThrough());
            s.append(
                    "        defects: [{type: %s, probability: {value: %s, source: %s}}]   # 1 - %s\n"
                            .formatted(shop.id(), share(wrong), source, cell));
            gate(s, shop, wrong);
        }
    }

    private void failures(StringBuilder s, Shop shop, String source) {
        if (shop.availability().value() > 1 - 1e-9) {
            return;
        }
        Stated<Double> minutes = shop.repairMinutes();
        String mean =
                minutes.cell() == null
                        ? "{value: 10min, low: 5min, high: 20min, assumption: %s}"
                                .formatted(SheetPlantFolder.quoted(texts.text("made.repairTime")))
                        : "{value: %s, source: %s}"
                                .formatted(seconds(minutes.value() * 60), source);
        s.append("        failures:\n          - id: stops\n");
        s.append(
                "            availability: {value: %s, source: %s}   # %s\n"
                        .formatted(
                                share(shop.availability().value()),
                                source,
                                SheetPlantFolder.cell(shop.availability())));
        s.append("            # ")
                .append(texts.text("made.repairShape"))
                .append("\n            repair: {mean: ")
                .append(mean)
                .append(", shape: exponential}")
                .append(minutes.cell() == null ? "\n" : "   # " + minutes.cell().cell() + "\n");
    }

    /** Repair beside the line, with so many people and places that it hardly holds the shop up. */
    private void gate(StringBuilder s, Shop shop, double wrong) {
        double anHour = shop.jobsPerHour().value() * wrong;
        int servers = 1 + (int) Math.ceil(1.5 * anHour);
        String why = SheetPlantFolder.quoted(texts.text("made.repairBay"));
        s.append(
                """
                    gate:
                      id: check
                      finds: {%s: 100%%}
                      repair:
                        places: {value: %d, assumption: %s}
                        servers: {value: %d, assumption: %s}
                        time: {mean: {value: 30min, low: 15min, high: 60min, assumption: %s}, shape: lognormal, cv: 0.8}
                """
                        .formatted(shop.id(), 4 * servers, why, servers, why, why));
    }

    private void wayIn(Shop shop, String entry, List<String> junctions) {
        List<Shop> feeders = sheet.feeders(shop);
        if (feeders.isEmpty()) {
            junctions.add(
                    shop.isParts()
                            ? "{kind: source, id: release, to: work}"
                            : "{kind: source, id: release, to: work, sequence: orders}");
        } else if (isMeeting(shop)) {
            List<Shop> parts = parts(shop);
            if (parts.isEmpty()) {
                junctions.add(merge(streams(shop), "work"));
            } else {
                String fitted =
                        String.join(
                                ", ", parts.stream().map(p -> "{from: " + exit(p) + "}").toList());
                junctions.add(
                        "{kind: join, id: join, from: %s, parts: [%s], to: work}"
                                .formatted(entry, fitted));
            }
        }
    }

    private void wayOut(Shop shop, List<String> junctions) {
        if (shop.feeds() < 0) {
            junctions.add("{kind: sink, id: lineOff, from: work}");
            return;
        }
        Shop to = sheet.shops().get(shop.feeds());
        int places = shop.bufferBehind().value();
        boolean meets = isMeeting(to);
        if (meets && places == 0) {
            return;
        }
        String target = to.id() + (meets ? "/from-" + shop.id() : "/work");
        int stored = meets ? places - 1 : places;
        junctions.add(
                stored == 0
                        ? "{kind: link, id: handOver, from: work, to: %s}".formatted(target)
                        : "{kind: store, id: buffer, from: work, to: %s, capacity: {value: %d, source: %s}}   # %s%s"
                                .formatted(
                                        target,
                                        stored,
                                        SheetPlantFolder.source(shop),
                                        SheetPlantFolder.cell(shop.bufferBehind()),
                                        meets ? texts.text("made.lessOne") : ""));
    }

    private static String share(double share) {
        return Scalars.plain(Math.round(share * 1e6) / 1e6);
    }

    private static String seconds(double seconds) {
        return Scalars.plain(Math.round(seconds * 1000) / 1000.0) + "s";
    }
}
