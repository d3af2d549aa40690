package org.lineoff.files;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Where;

/**
 * The cells of one sheet that hold something.
 *
 * @param name of the sheet; empty for a file without sheets
 * @param rows those with a cell, from the top
 * @param merged for each cell that a merged range covers, the name of that range ({@code C2:C7})
 * @param isCut whether more rows followed than are read
 */
record SheetTable(
        String file, String name, List<Row> rows, Map<String, String> merged, boolean isCut) {
    /** No plant has as many shops; a sheet that has is another sheet. */
    static final int MAX_ROWS = 2_000;

    /** One row, its number as the spreadsheet shows it, and its cells by column from 1. */
    record Row(int number, Map<Integer, SheetCell> cells) {
        @Nullable SheetCell cell(int column) {
            return cells.get(column);
        }
    }

    SheetTable {
        rows = List.copyOf(rows);
        merged = Map.copyOf(merged);
    }

    Where where(int row, int column) {
        return new Where(file, name, row, column);
    }
}
