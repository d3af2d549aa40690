package org.lineoff.files;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an order file beside those of the option groups: how we write each in English and
 * Chinese, and by what other names it is known. Blanks, case and points don't count.
 */
enum OrderColumn {
    ORDER("Order", "订单号", "order id", "order no", "order number", "id", "订单", "订单编号"),
    MODEL("Model", "车型", "vehicle model", "车型代码"),
    MARKET("Market", "市场", "region", "destination", "区域", "销售区域"),
    WANTED("Wanted", "需求日期", "wanted date", "due", "due date", "期望日期", "要求日期", "交期"),
    URGENT("Urgent", "加急", "priority", "优先", "优先级", "紧急"),
    STATE("State", "状态", "status", "订单状态"),
    BLOCKED_UNTIL("Blocked until", "锁定至", "blockeduntil", "冻结至", "不可生产至"),
    DAY("Day", "生产日", "build day", "planned day", "生产日期", "计划日"),
    PLACE("Place", "顺序号", "position", "sequence", "顺序", "序号"),
    BODY_NUMBER("Body number", "车身顺序号", "bodynumber", "body place", "车身序号");

    private static final Map<String, OrderColumn> BY_NAME = new LinkedHashMap<>();

    static {
        for (OrderColumn column : values()) {
            column.names.lines().forEach(name -> BY_NAME.put(bare(name), column));
        }
    }

    final String english;
    final String chinese;
    private final String names;

    OrderColumn(String english, String chinese, String... others) {
        this.english = english;
        this.chinese = chinese;
        this.names = english + "\n" + chinese + "\n" + String.join("\n", others);
    }

    static @Nullable OrderColumn of(String heading) {
        return BY_NAME.get(bare(heading));
    }

    String in(String language) {
        return language.equals("zh") ? chinese : english;
    }

    /** Message key of what the column says. */
    String meaning() {
        return "orders." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** A heading or a value without what does not count in it. */
    static String bare(String heading) {
        return SheetCell.plain(heading).toLowerCase(Locale.ROOT).replaceAll("[\\s_.:-]", "");
    }
}
