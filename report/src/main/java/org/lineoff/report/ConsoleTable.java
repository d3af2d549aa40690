package org.lineoff.report;

import java.util.ArrayList;
import java.util.List;

/** A table of short texts whose columns are as wide as their widest cell. */
final class ConsoleTable {
    private static final String GAP = "  ";

    private record Column(String title, boolean right) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    ConsoleTable left(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    ConsoleTable right(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    int width() {
        return widths().stream().mapToInt(width -> width + GAP.length()).sum();
    }

    void print(ConsolePage page) {
        List<Integer> widths = widths();
        page.line(
                page.styled(
                        line(columns.stream().map(Column::title).toList(), widths),
                        ConsolePage.Style.DIM));
        for (List<String> row : rows) {
            page.line(line(row, widths));
        }
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(GAP)
                    .append(
                            columns.get(i).right()
                                    ? Cells.right(cells.get(i), widths.get(i))
                                    : Cells.left(cells.get(i), widths.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            int widest = rows.stream().mapToInt(row -> Cells.width(row.get(at))).max().orElse(0);
            widths.add(Math.max(widest, Cells.width(columns.get(i).title())));
        }
        return widths;
    }
}
