package org.lineoff.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/** Spreadsheet files of either kind, xlsx or csv, as tables of cells. */
final class SheetFiles {
    private static final int MAX_BYTES = 20_000_000;

    private SheetFiles() {}

    /**
     * The sheets of a file; null after a fault.
     *
     * @param purpose message key of what the file is for
     * @param mostRows rows beyond are cut
     */
    static @Nullable List<SheetTable> tables(
            Path path, String file, String purpose, int mostRows, Faults faults) {
        Where whole = new Where(file, 0, 0);
        try {
            if (!Files.exists(path)) {
                faults.add(new Problem.MissingFile(whole, purpose));
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
            return tables(file, bytes, mostRows, XlsxParts.MAX_UNPACKED, faults);
        } catch (AccessDeniedException e) {
            return unreadable(whole, "unreadable.noPermission", faults);
        } catch (IOException e) {
            return unreadable(
                    whole, Faults.words("unreadable.failed", e.getClass().getSimpleName()), faults);
        }
    }

    /**
     * The sheets of a file that somebody sent; null after a fault.
     *
     * @param file its name, by which a text is told from anything else
     * @param mostUnpacked bytes that the parts of a workbook may unpack to
     */
    static @Nullable List<SheetTable> tables(
            String file, byte[] bytes, int mostRows, long mostUnpacked, Faults faults) {
        Where whole = new Where(file, 0, 0);
        if (bytes.length == 0) {
            return unreadable(whole, "unreadable.empty", faults);
        }
        String lower = file.toLowerCase(Locale.ROOT);
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            try {
                return XlsxSheets.read(file, bytes, mostRows, mostUnpacked);
            } catch (IOException e) {
                return unreadable(whole, "unreadable.notASheet", faults);
            }
        }
        if (lower.endsWith(".xls") || (bytes[0] & 0xFF) == 0xD0) {
            return unreadable(whole, "unreadable.oldExcel", faults);
        }
        boolean isText = lower.endsWith(".csv") || lower.endsWith(".txt") || lower.endsWith(".tsv");
        SheetTable table = isText ? CsvSheet.read(file, bytes, mostRows) : null;
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
