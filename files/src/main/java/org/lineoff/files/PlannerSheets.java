package org.lineoff.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lineoff.model.Problem;

/**
 * Reads a planner's spreadsheet, xlsx or csv: one row a shop, and a few figures of the plant.
 * Whatever a person can write ends in a {@link Problem} at its cell, all of them at once. Columns
 * and sheets may stand in any order and be named in English or Chinese.
 */
public final class PlannerSheets {
    private PlannerSheets() {}

    /**
     * Reads the file.
     *
     * @param yearUnlessStated the year that the figures are for where the sheet does not say
     */
    public static SheetResult read(Path path, int yearUnlessStated) {
        Path last = path.getFileName();
        String file = Show.text(last == null ? path.toString() : last.toString());
        Faults faults = new Faults();
        List<SheetTable> tables =
                SheetFiles.tables(path, file, "file.sheet", SheetTable.MAX_ROWS, faults);
        if (tables == null) {
            return new SheetResult(Optional.empty(), faults.sorted(), List.of());
        }
        return new SheetReader(file, tables, yearUnlessStated, faults).read();
    }
}
