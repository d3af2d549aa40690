package org.lineoff.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Reads a planner's spreadsheet, xlsx or csv: one row a shop, and a few figures of the plant.
 * Whatever a person can write ends in a {@link Problem} at its cell, all of them at once. Columns
 * and sheets may stand in any order and be named in English or Chinese.
 */
public final class PlannerSheets {
    private static final int MAX_BYTES = 20_000_000;

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
        List<SheetTable> tables = tables(path, file, faults);
        if (tables == null) {
            return new SheetResult(Optional.empty(), faults.sorted(), List.of());
        }
        return new SheetReader(file, tables, yearUnlessStated, faults).read();
    }

    private static @Nullable List<SheetTable> tables(Path path, String file, Faults faults) {
        Where whole = new Where(file, 0, 0);
        try {
            if (!Files.exists(path)) {
                faults.add(new Problem.MissingFile(whole, "file.sheet"));
                return null;
            }
            if (!Files.isRegularFile(path)) {
                return unreadable(whole, "unreadable.notASheet", faults);
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            if (bytes.length > MAX_BYTES) {
                return unreadable(
                        whole, Faults.words("unreadable.tooLarge", MAX_BYTES / 1_000_000), faults);
            }
            if (bytes.length == 0) {
                return unreadable(whole, "unreadable.empty", faults);
            }
            return tables(file, bytes, whole, faults);
        } catch (AccessDeniedException e) {
            return unreadable(whole, "unreadable.noPermission", faults);
        } catch (IOException e) {
            return unreadable(
                    whole, Faults.words("unreadable.failed", e.getClass().getSimpleName()), faults);
        }
    }

    private static @Nullable List<SheetTable> tables(
            String file, byte[] bytes, Where whole, Faults faults) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            try {
                return XlsxSheets.read(file, bytes);
            } catch (IOException e) {
                return unreadable(whole, "unreadable.notASheet", faults);
            }
        }
        if (lower.endsWith(".xls") || (bytes[0] & 0xFF) == 0xD0) {
            return unreadable(whole, "unreadable.oldExcel", faults);
        }
        boolean isText = lower.endsWith(".csv") || lower.endsWith(".txt") || lower.endsWith(".tsv");
        SheetTable table = isText ? CsvSheet.read(file, bytes) : null;
        if (table == null) {
            return unreadable(whole, "unreadable.notASheet", faults);
        }
        List<SheetTable> one = new ArrayList<>();
        one.add(table);
        return one;
    }

    private static @Nullable List<SheetTable> unreadable(
            Where whole, String reason, Faults faults) {
        faults.add(new Problem.Unreadable(whole, reason));
        return null;
    }
}
