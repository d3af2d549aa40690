package org.lineoff.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Which shop feeds which: names are unique and refer to something, the flow has one end and no
 * circle, and where several shops feed one it is clear which bring cars and which parts.
 */
final class SheetFlow {
    private static final Set<String> CARS =
            Set.of("cars", "car", "vehicles", "bodies", "整车", "车", "车身", "白车身");
    private static final Set<String> PARTS =
            Set.of("parts", "part", "components", "零件", "部件", "零部件", "总成", "分总成");
    private static final Set<String> END =
            Set.of("line-off", "line off", "lineoff", "end", "-", "–", "—", "none", "下线", "无");

    /** Words that people name shops by, for names that files and places can bear. */
    private static final Map<String, String> ENGLISH =
            Map.ofEntries(
                    Map.entry("压铸", "casting"),
                    Map.entry("冲压", "stamping"),
                    Map.entry("焊装", "body"),
                    Map.entry("车身", "body"),
                    Map.entry("涂装", "paint"),
                    Map.entry("电池", "battery"),
                    Map.entry("电驱", "drive"),
                    Map.entry("电机", "motor"),
                    Map.entry("注塑", "plastics"),
                    Map.entry("内饰", "trim"),
                    Map.entry("底盘", "chassis"),
                    Map.entry("总装", "assembly"),
                    Map.entry("检测", "test"));

    private final List<SheetShop> shops;
    private final BiFunction<SheetShop, SheetColumn, Where> where;
    private final Function<SheetColumn, String> header;
    private final Faults faults;
    private final Map<String, SheetShop> byName = new HashMap<>();

    SheetFlow(
            List<SheetShop> shops,
            BiFunction<SheetShop, SheetColumn, Where> where,
            Function<SheetColumn, String> header,
            Faults faults) {
        this.shops = shops;
        this.where = where;
        this.header = header;
        this.faults = faults;
    }

    /** Whether it makes parts, not cars; null where nothing is written, or nothing known. */
    static @Nullable Boolean makes(@Nullable SheetCell cell) {
        String text = cell == null ? "" : cell.text().toLowerCase(Locale.ROOT);
        return PARTS.contains(text) ? Boolean.TRUE : CARS.contains(text) ? Boolean.FALSE : null;
    }

    void run() {
        if (!names()) {
            return;
        }
        boolean clean = true;
        for (SheetShop shop : shops) {
            clean &= feeds(shop);
        }
        if (clean && !circles()) {
            ends();
            if (shops.stream().noneMatch(s -> s.isUnclear)) {
                kinds();
            }
        }
    }

    private boolean names() {
        Set<String> ids = new HashSet<>();
        boolean all = true;
        for (SheetShop shop : shops) {
            if (shop.name.isEmpty()) {
                all = false;
                continue;
            }
            SheetShop first = byName.putIfAbsent(shop.name.toLowerCase(Locale.ROOT), shop);
            if (first != null) {
                faults.add(
                        new Problem.Duplicate(
                                where.apply(shop, SheetColumn.SHOP),
                                Show.text(shop.name),
                                where.apply(first, SheetColumn.SHOP)));
                all = false;
            }
            shop.id = id(shop, ids);
        }
        return all;
    }

    private static String id(SheetShop shop, Set<String> taken) {
        String plain =
                shop.name
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (plain.isEmpty() || !plain.matches(".*[a-z].*")) {
            String word =
                    ENGLISH.entrySet().stream()
                            .filter(e -> shop.name.contains(e.getKey()))
                            .map(Map.Entry::getValue)
                            .sorted()
                            .findFirst()
                            .orElse("shop" + (shop.index + 1));
            plain = plain.isEmpty() ? word : word + "-" + plain;
        }
        String id = plain.length() > LONGEST_ID ? plain.substring(0, LONGEST_ID) : plain;
        int n = 2;
        String unique = id;
        while (!taken.add(unique)) {
            unique = id + "-" + n++;
        }
        return unique;
    }

    private static final int LONGEST_ID = 40;

    /** Finds the shop that it feeds; left blank: the next one that makes cars. */
    private boolean feeds(SheetShop shop) {
        String name = shop.feedsName.toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            shop.feeds =
                    shops.stream()
                            .filter(s -> s.index > shop.index && !s.isParts())
                            .mapToInt(s -> s.index)
                            .findFirst()
                            .orElse(-1);
            return true;
        }
        SheetShop to = byName.get(name);
        if (to == null && !END.contains(name)) {
            String nearest = Nearest.to(shop.feedsName, shops.stream().map(s -> s.name).toList());
            faults.add(
                    new Problem.Dangling(
                            where.apply(shop, SheetColumn.FEEDS),
                            header.apply(SheetColumn.FEEDS),
                            Show.text(shop.feedsName),
                            "kind.shop",
                            nearest));
            return false;
        }
        shop.feeds = to == null ? -1 : to.index;
        return true;
    }

    private boolean circles() {
        boolean[] done = new boolean[shops.size()];
        boolean found = false;
        for (SheetShop start : shops) {
            List<SheetShop> path = new ArrayList<>();
            SheetShop at = start;
            while (at != null && !done[at.index] && !path.contains(at)) {
                path.add(at);
                at = at.feeds < 0 ? null : shops.get(at.feeds);
            }
            if (at != null && path.contains(at)) {
                List<SheetShop> circle = path.subList(path.indexOf(at), path.size());
                List<String> members = new ArrayList<>(circle.stream().map(s -> s.name).toList());
                members.add(at.name);
                SheetShop last = circle.getLast();
                faults.add(
                        new Problem.Cycle(
                                where.apply(last, SheetColumn.FEEDS), "kind.feeds", members));
                found = true;
            }
            path.forEach(s -> done[s.index] = true);
        }
        return found;
    }

    private void ends() {
        List<SheetShop> ends = new ArrayList<>();
        for (SheetShop shop : shops) {
            if (shop.feeds < 0 && shop.isParts()) {
                faults.inconsistent(where.apply(shop, SheetColumn.FEEDS), "partsFeedNothing");
            } else if (shop.feeds < 0) {
                ends.add(shop);
            }
        }
        for (int i = 0; i < ends.size() - 1; i++) {
            faults.inconsistent(
                    where.apply(ends.get(i), SheetColumn.FEEDS),
                    "twoEnds",
                    Show.text(ends.get(i).name),
                    Show.text(ends.getLast().name));
        }
    }

    /** What feeds a parts shop makes parts; of several that feed a car shop each has to say. */
    private void kinds() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (SheetShop shop : shops) {
                if (shop.makes == null && shop.feeds >= 0 && shops.get(shop.feeds).isParts()) {
                    shop.makes = true;
                    changed = true;
                }
            }
        }
        for (SheetShop shop : shops) {
            List<SheetShop> feeders = shops.stream().filter(s -> s.feeds == shop.index).toList();
            for (SheetShop feeder : feeders) {
                Where cell = where.apply(feeder, SheetColumn.MAKES);
                if (shop.isParts() && !feeder.isParts()) {
                    faults.inconsistent(
                            cell, "carsIntoParts", Show.text(feeder.name), Show.text(shop.name));
                } else if (feeders.size() > 1 && feeder.makes == null) {
                    faults.inconsistent(
                            cell,
                            "carsOrParts",
                            Show.text(shop.name),
                            header.apply(SheetColumn.MAKES));
                }
            }
        }
    }
}
