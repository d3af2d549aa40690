package org.lineoff.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.lineoff.execute.Confirmations;
import org.lineoff.execute.Confirmations.Confirmation;
import org.lineoff.execute.Execution;
import org.lineoff.execute.PlantRules;
import org.lineoff.files.TableText;
import org.lineoff.model.time.PlantClock;
import org.lineoff.report.ConfirmationTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What planning and accounting are told of what happened (报工). Whoever keeps the number that came
 * with a part, and asks for what comes after it, misses nothing and gets nothing twice.
 */
final class ConfirmationRoutes {
    /** Where a file says what to ask for next, having no room for it inside. */
    static final String NEXT = "Lineoff-Next";

    static final String MORE = "Lineoff-More";
    static final List<String> FORMATS = List.of("json", "csv", "xlsx");
    static final List<String> LANGUAGES = List.of("en", "zh");
    private static final int PAGE = 1000;
    private static final int LARGEST_PAGE = 10_000;

    private final Confirmations confirmations;
    private final PlantClock clock;
    private final ReportJson json;

    ConfirmationRoutes(Execution plant, PlantRules rules, PlantClock clock, ReportJson json) {
        this.confirmations = new Confirmations(plant, rules);
        this.clock = clock;
        this.json = json;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/confirmations",
                                "confirmations",
                                Access.READERS,
                                this::confirmations)
                        .does(
                                "Cars off the line, parts used and taken out, scrap, release and"
                                        + " shipment, in the order of capture.")
                        .with(
                                "after",
                                "Sequence",
                                "What comes after this number; left out: from the beginning.")
                        .with("limit", "LargeLimit", "At most so many; left out: 1,000.")
                        .with("format", "TableFormat", "Left out: by the header Accept, else JSON.")
                        .with(
                                "lang",
                                "Language",
                                "Of the words in a file; left out: by the header Accept-Language.")
                        .answers(
                                200,
                                new Route.Response(
                                        "A part of it; next may go on without confirmations. A"
                                                + " file says next and more in the headers "
                                                + NEXT
                                                + " and "
                                                + MORE
                                                + ".",
                                        Reply.JSON,
                                        "Confirmations",
                                        List.of(Reply.CSV, Reply.XLSX))));
    }

    private Reply confirmations(Call call) {
        long after = call.whole("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) call.whole("limit", PAGE, 1, LARGEST_PAGE);
        String type = type(call);
        String language = call.word("lang", call.language(), LANGUAGES);
        Confirmations.Page page = confirmations.page(after, limit);
        if (type.equals(Reply.JSON)) {
            return Reply.ok(json(page));
        }
        String csv = ConfirmationTable.csv(page.confirmations(), clock, language);
        byte[] file =
                type.equals(Reply.CSV)
                        ? csv.getBytes(StandardCharsets.UTF_8)
                        : workbook(ConfirmationTable.title(language), csv);
        String name = "confirmations-" + page.next() + (type.equals(Reply.CSV) ? ".csv" : ".xlsx");
        return Reply.file(type, file)
                .with(NEXT, Long.toString(page.next()))
                .with(MORE, Boolean.toString(page.more()))
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static byte[] workbook(String title, String csv) {
        try {
            return TableText.xlsx(title, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type asked for in the address, else the first that is liked and can be had. */
    private static String type(Call call) {
        if (call.query("format").orElse("").isEmpty()) {
            return liked(call);
        }
        return switch (call.word("format", "", FORMATS)) {
            case "csv" -> Reply.CSV;
            case "xlsx" -> Reply.XLSX;
            default -> Reply.JSON;
        };
    }

    private static String liked(Call call) {
        for (String liked : call.accept().split(",", -1)) {
            String type = liked.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (type.equals(Reply.CSV) || type.equals(Reply.XLSX) || type.equals(Reply.JSON)) {
                return type;
            }
        }
        return Reply.JSON;
    }

    private ObjectNode json(Confirmations.Page page) {
        ObjectNode body = Json.object();
        ArrayNode all = body.putArray("confirmations");
        for (Confirmation one : page.confirmations()) {
            ObjectNode node = all.addObject();
            node.put("seq", one.seq());
            node.put("kind", one.kind().name());
            node.put("time", one.time());
            node.put("at", json.at(one.time()));
            node.put("car", one.car());
            node.put("order", one.order());
            node.put("model", one.model());
            node.put("vin", one.vin() == null ? "" : one.vin().text());
            node.put("part", one.part());
            node.put("quantity", one.quantity());
            node.put("serial", one.serial());
            node.put("lot", one.lot());
            node.put("place", one.place());
            node.put("person", one.person());
            node.put("note", one.note());
        }
        body.put("next", page.next());
        body.put("more", page.more());
        return body;
    }
}
