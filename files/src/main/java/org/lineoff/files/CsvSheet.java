package org.lineoff.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sheet written as text: RFC 4180, parted by commas, semicolons or tabs, whichever the first line
 * with any has most. In UTF-8 with or without a mark, or in GB 18030, in which Excel saves in
 * China.
 */
final class CsvSheet {
    private CsvSheet() {}

    /** The sheet; null where the bytes are text in neither encoding. */
    static @Nullable SheetTable read(String file, byte[] bytes, int mostRows) {
        String text = decode(bytes, StandardCharsets.UTF_8);
        if (text == null) {
            text = decode(bytes, Charset.forName("GB18030"));
        }
        if (text == null || text.indexOf('\0') >= 0) {
            return null;
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return table(file, plain.replace("\r\n", "\n"), mostRows);
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static SheetTable table(String file, String text, int mostRows) {
        char comma = comma(text);
        List<SheetTable.Row> rows = new ArrayList<>();
        Map<Integer, SheetCell> cells = new LinkedHashMap<>();
        StringBuilder field = new StringBuilder();
        int row = 1;
        int column = 1;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i < text.length()) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.toString().isBlank()) {
                field.setLength(0);
                quoted = true;
            } else if (c == comma || c == '\n') {
                SheetCell cell = SheetCell.text(column, field.toString());
                if (!cell.text().isEmpty()) {
                    cells.put(column, cell);
                }
                field.setLength(0);
                column++;
                if (c == '\n') {
                    if (!cells.isEmpty()) {
                        if (rows.size() == mostRows) {
                            return new SheetTable(file, "", rows, Map.of(), true);
                        }
                        rows.add(new SheetTable.Row(row, cells));
                        cells = new LinkedHashMap<>();
                    }
                    row++;
                    column = 1;
                }
            } else {
                field.append(c);
            }
        }
        return new SheetTable(file, "", rows, Map.of(), false);
    }

    private static char comma(String text) {
        for (String line : (Iterable<String>) text.lines().limit(50)::iterator) {
            char best = ',';
            long most = 0;
            for (char c : new char[] {',', ';', '\t'}) {
                long n = line.chars().filter(x -> x == c).count();
                if (n > most) {
                    most = n;
                    best = c;
                }
            }
            if (most > 1) {
                return best;
            }
        }
        return ',';
    }
}
