package org.lineoff.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lineoff.execute.Confirmations.Confirmation;
import org.lineoff.files.TableText;
import org.lineoff.model.time.PlantClock;

/** Confirmations as a table, one a row: a workbook, or comma separated values. */
final class ConfirmationTable {
    private static final List<String> COLUMNS =
            List.of(
                    "number",
                    "kind",
                    "time",
                    "order",
                    "car",
                    "vin",
                    "model",
                    "part",
                    "quantity",
                    "serial",
                    "lot",
                    "place",
                    "person",
                    "note");

    private final Texts texts;
    private final PlantClock clock;

    ConfirmationTable(Texts texts, PlantClock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    void write(Path to, List<Confirmation> all) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream().map(c -> texts.get("confirmation." + c)).toList());
        all.forEach(one -> rows.add(row(one)));
        String csv =
                rows.stream()
                                .map(
                                        row ->
                                                row.stream()
                                                        .map(ConfirmationTable::quoted)
                                                        .collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\n"))
                        + "\n";
        Path parent = to.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean book = to.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        // With a mark, spreadsheet programs see that it is UTF-8.
        Files.write(
                to,
                book
                        ? TableText.xlsx(texts.get("confirmation.sheet"), csv)
                        : ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> row(Confirmation one) {
        return List.of(
                Long.toString(one.seq()),
                texts.get("confirmation.kind." + one.kind()),
                clock.instant(one.time()).atZone(clock.zone()).toLocalDateTime().toString(),
                one.order(),
                Long.toString(one.car()),
                one.vin() == null ? "" : one.vin().text(),
                one.model(),
                one.part(),
                one.quantity() == Math.rint(one.quantity())
                        ? Long.toString((long) one.quantity())
                        : Double.toString(one.quantity()),
                one.serial(),
                one.lot(),
                one.place(),
                one.person(),
                one.note());
    }

    /** What a spreadsheet would take for a formula gets a sign before it. */
    private static String quoted(String cell) {
        String text = cell.matches("(?s)[=+\\-@].*") ? "'" + cell : cell;
        return text.matches("(?s).*[\",\n\r;].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
