package org.lineoff.files;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a planner's sheet: how the template writes each in English and Chinese, by what
 * other names it is known, and in what unit its figures are. In a header what stands in brackets is
 * its unit; blanks, case and points don't count.
 */
enum SheetColumn {
    SHOP(true, "", "Shop", "车间", "shop name", "workshop", "车间名称", "名称"),
    MAKES(false, "", "Makes", "产出", "type", "类型", "产出物"),
    JOBS_PER_HOUR(
            true,
            "jph|/h|cars/h|jobs/h|units/h|cars|jobs|台/小时|台/时|台/h|辆/小时|辆/时|台|辆",
            "Jobs per hour (cars/h)",
            "每小时产量（台/小时）",
            "jph",
            "jobs/h",
            "rated jph",
            "小时产量",
            "小时产能",
            "单位小时产能",
            "设计jph"),
    HOURS_PER_DAY(
            true,
            "h|hours|hour|h/day|小时|时|小时/天",
            "Hours a day (h)",
            "每天工时（小时）",
            "hours per day",
            "hours/day",
            "hours",
            "net hours",
            "每日工时",
            "日工时",
            "工时"),
    CALENDAR(false, "", "Calendar", "班制", "shifts", "shift pattern", "日历", "班次", "工作制"),
    DAYS_PER_YEAR(
            false,
            "d|days|day|天|日|个工作日|d/year|天/年",
            "Days a year (days)",
            "每年天数（天）",
            "days",
            "天数",
            "days per year",
            "days/year",
            "working days",
            "working days a year",
            "年工作日",
            "工作日",
            "年工作天数",
            "年天数"),
    AVAILABILITY(
            true,
            "%",
            "Availability (%)",
            "可动率（%）",
            "uptime",
            "technical availability",
            "开动率",
            "设备可动率",
            "设备开动率",
            "可用率"),
    FIRST_TIME_THROUGH(
            true,
            "%",
            "First time through (%)",
            "直通率（%）",
            "ftt",
            "fpy",
            "first pass yield",
            "一次合格率",
            "一次通过率",
            "一次下线合格率"),
    BUFFER(
            true,
            "cars|car|units|bodies|sets|台|辆|个|件|套|车位",
            "Buffer behind (cars)",
            "后缓冲（台）",
            "buffer",
            "buffer after",
            "缓冲",
            "缓冲区",
            "车间后缓冲",
            "出口缓冲"),
    REPAIR(
            false,
            "min|mins|minutes|分钟|分|minute",
            "Repair time (min)",
            "平均修复时间（分钟）",
            "mttr",
            "mean repair time",
            "mean time to repair",
            "修复时间",
            "平均修理时间"),
    FEEDS(false, "", "Feeds", "供给", "feeds shop", "next", "next shop", "下游", "下游车间", "去向"),
    NOTES(false, "", "Notes", "备注", "note", "remark", "remarks", "comment", "comments", "说明");

    private static final Pattern BRACKETS = Pattern.compile("[(\\[{<]([^)\\]}>]*)[)\\]}>]");
    private static final Map<String, SheetColumn> BY_NAME = new LinkedHashMap<>();

    static {
        for (SheetColumn column : values()) {
            column.names.lines().forEach(name -> BY_NAME.put(bare(name), column));
        }
    }

    final boolean required;
    final String english;
    final String chinese;

    private final String units;
    private final String names;

    SheetColumn(boolean required, String units, String english, String chinese, String... others) {
        this.required = required;
        this.units = "|" + units + "|";
        this.english = english;
        this.chinese = chinese;
        this.names = english + "\n" + chinese + "\n" + String.join("\n", others);
    }

    /** The column of a header, however it is written. */
    static Optional<SheetColumn> of(String header) {
        return Optional.ofNullable(BY_NAME.get(bare(header)));
    }

    /** The column whose name is nearly this; null where none is. */
    static @Nullable SheetColumn near(String header) {
        String nearest = Nearest.to(bare(header), BY_NAME.keySet());
        return nearest == null ? null : BY_NAME.get(nearest);
    }

    /** Whether people write this, in small letters, behind a figure of the column. */
    boolean hasUnit(String unit) {
        return !unit.isEmpty() && units.contains("|" + unit + "|");
    }

    /** A unit in the header that some column knows and this one does not. */
    @Nullable String wrongUnit(String header) {
        Matcher brackets = BRACKETS.matcher(SheetCell.plain(header).toLowerCase(Locale.ROOT));
        while (brackets.find()) {
            for (String word : brackets.group(1).split("[,，;、]", -1)) {
                String unit = word.strip();
                boolean known = unit.equals("s") || unit.equals("秒");
                for (SheetColumn column : values()) {
                    known |= column.hasUnit(unit);
                }
                if (known && !hasUnit(unit)) {
                    return unit;
                }
            }
        }
        return null;
    }

    /** Message key of what the column says. */
    String meaning() {
        return "column." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    String in(String language) {
        return language.equals("zh") ? chinese : english;
    }

    private static String bare(String header) {
        return BRACKETS.matcher(SheetCell.plain(header).toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replaceAll("[\\s_.:*%-]", "");
    }
}
