package org.lineoff.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Known;
import org.lineoff.model.Problem;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.model.Where;
import org.lineoff.model.order.Buildable;
import org.lineoff.model.order.Order;

/** What the cells of an order's row say, or a fault at each cell that says nothing possible. */
final class OrderValues {
    private static final Pattern DAY =
            Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ]+(.*))?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?");
    private static final List<String> YES =
            List.of(
                    "yes",
                    "y",
                    "true",
                    "1",
                    "x",
                    "urgent",
                    "priority",
                    "high",
                    "是",
                    "加急",
                    "急",
                    "优先",
                    "高");
    private static final List<String> NO =
            List.of("no", "n", "false", "0", "normal", "low", "否", "不急", "普通", "低");
    private static final Map<Order.State, List<String>> STATES =
            Map.of(
                    Order.State.OPEN, List.of("open", "planned", "new", "未生产", "待产", "待生产"),
                    Order.State.BUILT,
                            List.of("built", "done", "started", "已生产", "已上线", "已下线", "完成"),
                    Order.State.BLOCKED, List.of("blocked", "held", "锁定", "冻结", "缺料", "不可生产"),
                    Order.State.LATE, List.of("late", "delayed", "延误", "逾期", "延迟", "滞后"));

    /** Day 0 of spreadsheets. */
    private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

    private final Products products;
    private final LocalDate asOf;
    private final LocalDate lastDay;
    private final Faults faults;
    private int found;

    OrderValues(Products products, LocalDate asOf, LocalDate lastDay, Faults faults) {
        this.products = products;
        this.asOf = asOf;
        this.lastDay = lastDay;
        this.faults = faults;
    }

    /** The order of a row with a name; null after a fault. */
    @Nullable Order order(
            OrderFile.Cells cells,
            Map<Products.OptionGroup, Integer> groups,
            Buildable buildable,
            String language) {
        found = 0;
        LocalDateTime wanted = moment(cells, OrderColumn.WANTED, language);
        LocalDateTime blocked = moment(cells, OrderColumn.BLOCKED_UNTIL, language);
        LocalDateTime day = moment(cells, OrderColumn.DAY, language);
        boolean urgent = urgent(cells, language);
        Order.State state = state(cells, language);
        Integer place = place(cells, language);
        String market = market(cells, language);
        Products.Model model = model(cells, language);
        SheetCell name = cells.of(OrderColumn.ORDER);
        if (model == null || name == null) {
            return null;
        }
        LocalDate needed = wanted == null ? lastDay : wanted.toLocalDate();
        onSale(cells, model, needed);
        Map<String, String> choices = choices(cells, model, language);
        if (found > 0) {
            return null;
        }
        Order order =
                new Order(
                        name.text(),
                        model.id(),
                        choices,
                        market,
                        wanted == null ? null : wanted.toLocalDate(),
                        urgent,
                        blocked != null && state == Order.State.OPEN ? Order.State.BLOCKED : state,
                        blocked,
                        day == null ? null : day.toLocalDate(),
                        place);
        Text refusal = buildable.refusal(order);
        if (refusal != null) {
            add(new Problem.NotBuildable(cells.where(OrderColumn.MODEL), name.text(), refusal));
            return null;
        }
        return order;
    }

    private void add(Problem problem) {
        found++;
        faults.add(problem);
    }

    private void inconsistent(Where where, String key, Object... arguments) {
        found++;
        faults.inconsistent(where, key, arguments);
    }

    // ---- what is built ----

    private Products.@Nullable Model model(OrderFile.Cells cells, String language) {
        SheetCell cell = cells.of(OrderColumn.MODEL);
        String text = cell == null ? "" : cell.text();
        for (Products.Model model : products.models()) {
            if (is(text, model.id(), model.name())) {
                return model;
            }
        }
        Where where = cells.where(OrderColumn.MODEL);
        String heading = OrderColumn.MODEL.in(language);
        if (text.isEmpty()) {
            add(new Problem.BadValue(where, heading, "", "expected.word", ""));
        } else {
            List<String> ids = products.models().stream().map(Products.Model::id).toList();
            add(
                    new Problem.Dangling(
                            where, heading, Show.text(text), "kind.model", Nearest.to(text, ids)));
        }
        return null;
    }

    private void onSale(OrderFile.Cells cells, Products.Model model, LocalDate needed) {
        LocalDate from = model.from().at(asOf).map(Known.Version::value).orElse(null);
        if (from == null) {
            inconsistent(cells.where(OrderColumn.MODEL), "notYetKnown", model.id(), asOf);
        } else if (needed.isBefore(from)) {
            inconsistent(cells.where(OrderColumn.MODEL), "notOnSale", model.id(), from, needed);
        }
    }

    private Map<String, String> choices(
            OrderFile.Cells cells, Products.Model model, String language) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Products.OptionGroup group : products.options()) {
            SheetCell cell = cells.of(group);
            boolean offered = group.models().isEmpty() || group.models().contains(model.id());
            if (cell == null || isNothing(cell.text())) {
                if (offered && group.choices().size() == 1) {
                    chosen.put(group.id(), group.choices().getFirst().id());
                } else if (offered) {
                    add(
                            new Problem.BadValue(
                                    cells.where(group),
                                    group.name().in(language),
                                    "",
                                    Faults.words("expected.oneOf", ids(group)),
                                    group.choices().getFirst().id()));
                }
            } else if (!offered) {
                inconsistent(
                        cells.where(group),
                        "optionNotOffered",
                        model.id(),
                        group.id(),
                        Show.text(cell.text()));
            } else {
                choice(cells, group, cell.text(), language, chosen);
            }
        }
        return chosen;
    }

    private void choice(
            OrderFile.Cells cells,
            Products.OptionGroup group,
            String text,
            String language,
            Map<String, String> chosen) {
        for (Products.Choice choice : group.choices()) {
            if (is(text, choice.id(), choice.name())) {
                chosen.put(group.id(), choice.id());
                return;
            }
        }
        List<String> names = new ArrayList<>();
        group.choices().forEach(c -> names.add(c.id()));
        add(
                new Problem.Dangling(
                        cells.where(group),
                        group.name().in(language),
                        Show.text(text),
                        "kind.choiceOf",
                        Nearest.to(text, names)));
    }

    private static String ids(Products.OptionGroup group) {
        return String.join(", ", group.choices().stream().map(Products.Choice::id).toList());
    }

    private static boolean isNothing(String text) {
        return text.isEmpty() || text.equals("-") || text.equals("–") || text.equals("—");
    }

    private static boolean is(String text, String id, Text name) {
        String bare = OrderColumn.bare(text);
        return !bare.isEmpty()
                && (bare.equals(OrderColumn.bare(id))
                        || bare.equals(OrderColumn.bare(name.en()))
                        || bare.equals(OrderColumn.bare(name.zh())));
    }

    // ---- for whom, when, and how it stands ----

    private @Nullable String market(OrderFile.Cells cells, String language) {
        SheetCell cell = cells.of(OrderColumn.MARKET);
        if (cell == null || isNothing(cell.text())) {
            return null;
        }
        for (Products.Market market : products.markets()) {
            if (is(cell.text(), market.id(), market.name())) {
                return market.id();
            }
        }
        List<String> ids = products.markets().stream().map(Products.Market::id).toList();
        add(
                new Problem.Dangling(
                        cells.where(OrderColumn.MARKET),
                        OrderColumn.MARKET.in(language),
                        Show.text(cell.text()),
                        "kind.market",
                        Nearest.to(cell.text(), ids)));
        return null;
    }

    private boolean urgent(OrderFile.Cells cells, String language) {
        SheetCell cell = cells.of(OrderColumn.URGENT);
        String bare = cell == null ? "" : OrderColumn.bare(cell.text());
        if (!bare.isEmpty() && !YES.contains(bare) && !NO.contains(bare)) {
            add(
                    new Problem.BadValue(
                            cells.where(OrderColumn.URGENT),
                            OrderColumn.URGENT.in(language),
                            cell == null ? "" : Show.text(cell.text()),
                            "expected.urgent",
                            language.equals("zh") ? "是" : "yes"));
        }
        return YES.contains(bare);
    }

    private Order.State state(OrderFile.Cells cells, String language) {
        SheetCell cell = cells.of(OrderColumn.STATE);
        String bare = cell == null ? "" : OrderColumn.bare(cell.text());
        for (Map.Entry<Order.State, List<String>> words : STATES.entrySet()) {
            if (words.getValue().contains(bare)) {
                return words.getKey();
            }
        }
        if (cell != null && !bare.isEmpty()) {
            add(
                    new Problem.BadValue(
                            cells.where(OrderColumn.STATE),
                            OrderColumn.STATE.in(language),
                            Show.text(cell.text()),
                            "expected.orderState",
                            language.equals("zh") ? "锁定" : "blocked"));
        }
        return Order.State.OPEN;
    }

    private @Nullable Integer place(OrderFile.Cells cells, String language) {
        SheetCell cell = cells.of(OrderColumn.PLACE);
        if (cell == null || isNothing(cell.text())) {
            return null;
        }
        if (cell.text().matches("[0-9]{1,7}") && !cell.text().matches("0+")) {
            return Integer.valueOf(cell.text());
        }
        add(
                new Problem.BadValue(
                        cells.where(OrderColumn.PLACE),
                        OrderColumn.PLACE.in(language),
                        Show.text(cell.text()),
                        "expected.place",
                        "1"));
        return null;
    }

    /** A day, perhaps with a time of day; null where nothing is written or after a fault. */
    private @Nullable LocalDateTime moment(
            OrderFile.Cells cells, OrderColumn column, String language) {
        SheetCell cell = cells.of(column);
        if (cell == null || isNothing(cell.text())) {
            return null;
        }
        LocalDateTime read = moment(cell);
        if (read == null
                || read.toLocalDate().isBefore(Scalars.EARLIEST)
                || read.toLocalDate().isAfter(Scalars.LATEST)) {
            add(
                    new Problem.BadValue(
                            cells.where(column),
                            column.in(language),
                            Show.text(cell.text()),
                            "expected.date",
                            "2025-03-03"));
            return null;
        }
        return read;
    }

    private static @Nullable LocalDateTime moment(SheetCell cell) {
        BigDecimal number = cell.number();
        if (number != null) {
            if (cell.day() == null || !cell.isDate()) {
                return null;
            }
            long minutes =
                    number.multiply(BigDecimal.valueOf(1440))
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            return EXCEL_EPOCH.atStartOfDay().plusMinutes(minutes);
        }
        Matcher m = DAY.matcher(cell.text());
        if (!m.matches()) {
            return null;
        }
        try {
            LocalDate day =
                    LocalDate.of(
                            Integer.parseInt(m.group(1)),
                            Integer.parseInt(m.group(2)),
                            Integer.parseInt(m.group(3)));
            if (m.group(4) == null || m.group(4).isBlank()) {
                return day.atStartOfDay();
            }
            Matcher time = TIME.matcher(m.group(4));
            return time.matches()
                    ? day.atTime(
                            LocalTime.of(
                                    Integer.parseInt(time.group(1)),
                                    Integer.parseInt(time.group(2))))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
