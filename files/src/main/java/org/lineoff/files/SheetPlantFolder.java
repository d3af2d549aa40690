package org.lineoff.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.files.PlannerSheet.Shop;
import org.lineoff.files.PlannerSheet.Stated;
import org.lineoff.model.Where;

/**
 * The plant folder that a planner's sheet stands for: one station a shop, every figure of the sheet
 * with its row as its source and its cell beside it, everything else an assumption that says so.
 */
public final class SheetPlantFolder {
    /** Orders a week where the sheet names none, as a share of what the smallest shop can make. */
    private static final double ENOUGH_ORDERS = 1.5;

    private final PlannerSheet sheet;
    private final Catalogue texts;
    private final SheetCalendars calendars;
    private final boolean chinese;

    private SheetPlantFolder(PlannerSheet sheet, String language) {
        this.sheet = sheet;
        this.texts = Catalogue.of(language);
        this.chinese = language.equals("zh");
        this.calendars = new SheetCalendars(sheet, texts);
    }

    /**
     * The content of each file by its name relative to the folder.
     *
     * @param language of comments and reasons: {@code zh}, or anything else for English
     */
    public static Map<String, String> files(PlannerSheet sheet, String language) {
        return new SheetPlantFolder(sheet, language).files();
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(readme(), readmeText());
        files.put("plant.yaml", plant());
        files.put("calendars.yaml", calendars.yaml(head("calendars")));
        files.put("products.yaml", products());
        files.put("demand.yaml", demand());
        files.put("programme.yaml", programme());
        files.put("sources.yaml", sources());
        SheetShopFiles shopFiles = new SheetShopFiles(sheet, texts, calendars);
        for (Shop shop : sheet.shops()) {
            files.put("shops/" + shop.id() + ".yaml", shopFiles.yaml(shop, head("shop", shop)));
        }
        return files;
    }

    private String readme() {
        return "README.md";
    }

    /** What every file begins with: a comment, the version, what its figures rest on. */
    private String head(String file, Object... more) {
        String comment =
                more.length > 0 && more[0] instanceof Shop shop
                        ? texts.fill("made.shop", comment(shop.name()), "" + shop.row())
                        : texts.text("made." + file);
        return "# "
                + comment.replace("\n", "\n# ")
                + "\nformatVersion: 1\n"
                + (file.equals("sources")
                        ? ""
                        : "basis: {assumption: %s, known: %s}\n"
                                .formatted(quoted(texts.text("made.basis")), sheet.start()));
    }

    private String plant() {
        Shop last = sheet.last();
        StringBuilder shops = new StringBuilder();
        sheet.shops().forEach(s -> shops.append("  - shops/").append(s.id()).append(".yaml\n"));
        return head("plant")
                + """
                title: %s
                timeZone: Asia/Shanghai
                horizon: {from: %s, to: %s}
                asOf: %s
                currency: CNY
                runs: {replications: 20, draws: 1000, seed: 1}

                lines:
                  - id: main
                    name: {en: The line, zh: 生产线}
                    startOfProduction: sop
                    calendar: %s
                    jobsPerHour: {value: %s, source: %s}   # %s
                    # %s
                    # ramp: [{factor: takt, from: 50%%, over: {value: 12w, low: 6w, high: 24w, assumption: "..."}}]

                # %s
                shops:
                """
                        .formatted(
                                quoted(sheet.title()),
                                sheet.start(),
                                LocalDate.of(sheet.year(), 12, 31),
                                sheet.start(),
                                calendars.idOf(last),
                                Scalars.plain(last.jobsPerHour().value()),
                                source(last),
                                cell(last.jobsPerHour()),
                                texts.text("made.noRamp"),
                                texts.text("made.order"))
                + shops;
    }

    private String products() {
        return head("products")
                + """
                models:
                  - id: car
                    name: {en: The car, zh: 整车}
                    from: %s
                    share: 1
                    price: 0   # %s
                markets:
                  - {id: home, name: {en: All customers, zh: 全部客户}, share: 1, shipping: 3d}
                """
                        .formatted(sheet.start(), texts.text("made.price"));
    }

    private String demand() {
        Stated<Double> orders = sheet.ordersPerWeek();
        String waves;
        if (orders != null) {
            waves =
                    "      - {from: %s, perWeek: {value: %s, source: sheet}}   # %s\n"
                            .formatted(sheet.start(), Scalars.plain(orders.value()), cell(orders));
        } else {
            long week = (long) Math.ceil(ENOUGH_ORDERS * mostPerWeek());
            String why = quoted(texts.text("made.enoughOrders"));
            waves =
                    """
                          - {from: %1$s, to: %1$s, count: {value: %2$d, assumption: %3$s}}
                          - {from: %1$s, perWeek: {value: %2$d, assumption: %3$s}}
                    """
                            .formatted(sheet.start(), week, why)
                            .indent(0);
        }
        return head("demand")
                + "sequences:\n  - id: orders\n    waves:\n"
                + waves
                + "delivery:\n  release: 1d\n";
    }

    /** Cars of the smallest shop in a week of work without a stop. */
    private double mostPerWeek() {
        return sheet.shops().stream()
                .filter(s -> !s.isParts())
                .mapToDouble(
                        s -> s.jobsPerHour().value() * s.hoursPerDay().value() * s.week().days())
                .max()
                .orElseThrow();
    }

    private String programme() {
        long cars = sheet.ownNumber().cars();
        LocalDate last = LocalDate.of(sheet.year(), 12, 31);
        return head("programme")
                + """
                signed: %s
                activities:
                  - id: sop   # %s
                    name: {en: Start of production, zh: 投产}
                    owner: maker
                    notBefore: %s
                objective: [sop]
                promises:
                  # %s
                  - kind: volume
                    id: own-number
                    name: {en: "The sheet's own number, %s cars in %d", zh: "表格自身的数：%d 年 %s 台"}
                    clause:
                      text: {en: "Jobs per hour × hours × days × availability of the smallest shop.", zh: "最小车间的 每小时产量 × 工时 × 天数 × 可动率。"}
                      strength: ours
                    by: %s
                    lines: [main]
                    count: %d
                    days: %d
                """
                        .formatted(
                                sheet.start(),
                                texts.text("made.milestone"),
                                sheet.start(),
                                texts.text("made.promise"),
                                SheetSummary.cars(cars),
                                sheet.year(),
                                sheet.year(),
                                SheetSummary.cars(cars),
                                last,
                                Math.max(1, cars),
                                last.getDayOfYear());
    }

    private String sources() {
        StringBuilder s = new StringBuilder(head("sources"));
        s.append("sources:\n  - {id: sheet, title: ").append(quoted(sheetTitle())).append("}\n");
        for (Shop shop : sheet.shops()) {
            s.append(
                    "  - {id: %s, title: %s}\n"
                            .formatted(
                                    source(shop),
                                    quoted(
                                            texts.fill(
                                                    "made.source",
                                                    sheetTitle(),
                                                    "" + shop.row(),
                                                    shop.name()))));
        }
        return s.toString();
    }

    private String sheetTitle() {
        return sheet.sheet().isEmpty()
                ? sheet.file()
                : texts.fill("where.sheet", sheet.file(), sheet.sheet());
    }

    private String readmeText() {
        List<String> assumed = new ArrayList<>();
        for (int i = 1; texts.pattern("made.assumed." + i) != null; i++) {
            assumed.add("- " + texts.text("made.assumed." + i));
        }
        return texts.fill(
                "made.readme",
                comment(sheet.title()),
                comment(sheetTitle()),
                SheetSummary.text(sheet, chinese ? "zh" : "en").stripTrailing(),
                String.join("\n", assumed));
    }

    static String source(Shop shop) {
        return "sheet-" + shop.id();
    }

    /** The cell of a figure, for a comment beside it. */
    static String cell(Stated<?> figure) {
        Where where = figure.cell();
        return where == null ? "" : where.cell();
    }

    /** A text in the double quotes of YAML. */
    static String quoted(String text) {
        return "\"" + comment(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A text on one line without what YAML could not hold. */
    static String comment(String text) {
        StringBuilder s = new StringBuilder();
        text.codePoints().filter(Show::isHarmless).forEach(s::appendCodePoint);
        return s.toString();
    }
}
