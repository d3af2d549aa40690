package org.lineoff.report;

import java.util.List;
import org.lineoff.execute.Confirmations.Confirmation;
import org.lineoff.model.time.PlantClock;

/** Confirmations (报工) as a table, one a row, with headings and kinds in words. */
public final class ConfirmationTable {
    private ConfirmationTable() {}

    /** What a sheet of them is called. */
    public static String title(String language) {
        return Texts.in(language).get("confirmation.sheet");
    }

    /**
     * Comma separated values with a byte order mark.
     *
     * @param clock times are those that clocks in the plant show
     * @param language {@code zh}, or anything else for English
     */
    public static String csv(List<Confirmation> all, PlantClock clock, String language) {
        Texts texts = Texts.in(language);
        CsvTable<Confirmation> table = new CsvTable<>();
        return table.column(name(texts, "number"), Confirmation::seq)
                .column(name(texts, "kind"), c -> texts.get("confirmation.kind." + c.kind()))
                .column(
                        name(texts, "time"),
                        c -> clock.instant(c.time()).atZone(clock.zone()).toLocalDateTime())
                .column(name(texts, "order"), Confirmation::order)
                .column(name(texts, "car"), Confirmation::car)
                .column(name(texts, "vin"), c -> c.vin() == null ? "" : c.vin().text())
                .column(name(texts, "model"), Confirmation::model)
                .column(name(texts, "part"), Confirmation::part)
                .column(name(texts, "quantity"), Confirmation::quantity)
                .column(name(texts, "serial"), Confirmation::serial)
                .column(name(texts, "lot"), Confirmation::lot)
                .column(name(texts, "place"), Confirmation::place)
                .column(name(texts, "person"), Confirmation::person)
                .column(name(texts, "note"), Confirmation::note)
                .of(all);
    }

    private static String name(Texts texts, String column) {
        return texts.get("confirmation." + column);
    }
}
