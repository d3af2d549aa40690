package org.lineoff.files;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.files.PlannerSheet.Shop;

/**
 * The calendars of a planner's sheet: shops with the same shifts, hours and days share one. The
 * working day never runs past midnight, so that a year holds exactly its days × hours.
 */
final class SheetCalendars {
    private static final int DAY = 24 * 3600;
    private static final int MORNING = 8 * 3600;

    private record Kind(int days, int shifts, int shiftSeconds, int workSeconds, int daysPerYear) {}

    private final PlannerSheet sheet;
    private final Catalogue texts;
    private final Map<Kind, String> ids = new LinkedHashMap<>();

    SheetCalendars(PlannerSheet sheet, Catalogue texts) {
        this.sheet = sheet;
        this.texts = texts;
        for (Shop shop : sheet.shops()) {
            Kind kind = kind(shop);
            if (!ids.containsKey(kind)) {
                String id =
                        "days%d-shifts%d-%dd".formatted(kind.days, kind.shifts, kind.daysPerYear);
                ids.put(kind, ids.containsValue(id) ? id + "-" + (ids.size() + 1) : id);
            }
        }
    }

    String idOf(Shop shop) {
        return ids.getOrDefault(kind(shop), "");
    }

    private static Kind kind(Shop shop) {
        int shifts = shop.week().shifts();
        int length = (int) Math.min(shop.week().shiftHours() * 3600 + 0.5, (double) DAY / shifts);
        int work = (int) Math.min(shop.hoursPerDay().value() * 3600 / shifts + 0.5, length);
        return new Kind(shop.week().days(), shifts, length, work, shop.daysPerYear().value());
    }

    String yaml(String head) {
        StringBuilder s = new StringBuilder(head).append("calendars:\n");
        ids.forEach((kind, id) -> calendar(s, kind, id));
        return s.toString();
    }

    private void calendar(StringBuilder s, Kind kind, String id) {
        List<String> shops =
                sheet.shops().stream()
                        .filter(shop -> kind(shop).equals(kind))
                        .map(shop -> SheetPlantFolder.comment(shop.name()))
                        .toList();
        s.append("  # ").append(String.join(", ", shops)).append('\n');
        s.append("  - id: ").append(id).append('\n');
        s.append("    days: [")
                .append(String.join(", ", Scalars.DAYS.subList(0, kind.days)))
                .append("]\n    shifts:\n");
        int begin = Math.min(MORNING, DAY - kind.shifts * kind.shiftSeconds);
        for (int i = 0; i < kind.shifts; i++) {
            shift(s, begin + i * kind.shiftSeconds, kind);
        }
        s.append("    # ")
                .append(texts.fill("made.daysOff", "" + kind.daysPerYear))
                .append("\n    holidays:");
        StringBuilder off = new StringBuilder();
        for (int year = sheet.start().getYear(); year <= sheet.year(); year++) {
            for (LocalDate day : WorkingDays.off(year, kind.days, kind.daysPerYear)) {
                if (!day.isBefore(sheet.start())) {
                    off.append("      - {from: ").append(day).append("}\n");
                }
            }
        }
        s.append(off.isEmpty() ? " []\n" : "\n" + off);
    }

    private static void shift(StringBuilder s, int from, Kind kind) {
        int pause = kind.shiftSeconds - kind.workSeconds;
        s.append("      - {from: %s, to: %s".formatted(time(from), time(from + kind.shiftSeconds)));
        if (pause > 0) {
            int start = from + kind.workSeconds / 2 / 60 * 60;
            s.append(", breaks: [{from: %s, to: %s}]".formatted(time(start), time(start + pause)));
        }
        s.append("}\n");
    }

    private static String time(int seconds) {
        return "\"" + LocalTime.ofSecondOfDay(seconds % DAY) + "\"";
    }
}
