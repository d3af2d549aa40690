package org.lineoff.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Forecast.*;
import org.lineoff.forecast.Forecast.MeasureNext;
import org.lineoff.forecast.Forecast.Spread;
import org.lineoff.forecast.Forecast.SpreadOf;
import org.lineoff.forecast.Forecast.SpreadShare;
import org.lineoff.model.Text;

/**
 * A forecast with the shape and size of the Yizhuang example as of 2024-04-01. Actual figures are
 * the public ones; the forecast's own are made up for the tests and come from no run.
 */
final class YizhuangForecast {
    private static final String[][] SHOPS = {
        {"die-casting", "Die casting", "压铸"},
        {"stamping", "Stamping", "冲压"},
        {"body", "Body", "车身"},
        {"paint", "Paint", "涂装"},
        {"battery", "Battery", "电池"},
        {"final", "Final assembly", "总装"}
    };

    private YizhuangForecast() {}

    static Forecast forecast() {
        return new Forecast(
                "0.1.0",
                new Text("Yizhuang vehicle plant", "亦庄整车工厂"),
                new Text(
                        "Unofficial reconstruction from public sources. Most station data are"
                                + " assumptions.",
                        "基于公开资料的非官方复原，工位数据多为假设。"),
                day("2024-04-01"),
                day("2021-11-27"),
                day("2026-12-31"),
                "CNY",
                20211127L,
                24,
                10_000,
                false,
                promises(),
                new FirstCar(
                        day("2024-02-06"),
                        day("2024-02-06"),
                        day("2024-02-06"),
                        day("2024-12-31"),
                        day("2024-02-06")),
                quarters(),
                heldBackBy(),
                alsoWorth(),
                spread(),
                activities(),
                chain(),
                owners(),
                levers(),
                policies(),
                states(),
                flow(),
                bridge(),
                new AssumptionCount(187, 264),
                assumed(),
                List.of(
                        new ZoneOutput(
                                new Text(
                                        "Industrial output of the Beijing Economic-Technological"
                                                + " Development Area",
                                        "北京经济技术开发区工业总产值"),
                                day("2021-01-01"),
                                day("2021-09-30"),
                                424.36e9)));
    }

    private static List<Bridge> bridge() {
        List<Bridge> bridges = new ArrayList<>();
        for (String line : List.of("p1", "p2")) {
            for (int s = 0; s < SHOPS.length; s++) {
                for (int year = line.equals("p1") ? 2024 : 2025; year <= 2026; year++) {
                    long hours = 3_000 + 700L * (year - 2024);
                    long planned = 40L * hours;
                    long[] cars = {
                        planned / 6,
                        -planned / 50,
                        -planned / 8 - 3L * s,
                        -planned / 40,
                        -planned / 12 + 5L * s,
                        0,
                        -planned / 90,
                        -planned / 60,
                        -planned / 70,
                        -planned / 30,
                        14
                    };
                    List<BridgeStep> steps = new ArrayList<>();
                    long output = planned;
                    for (int i = 0; i < cars.length; i++) {
                        steps.add(new BridgeStep(Bridge.KINDS.get(i), cars[i]));
                        output += cars[i];
                    }
                    bridges.add(
                            new Bridge(
                                    line,
                                    SHOPS[s][0],
                                    new Text(SHOPS[s][1], SHOPS[s][2]),
                                    year,
                                    line + "/" + SHOPS[s][0] + "/main/first",
                                    new Text(SHOPS[s][1] + " · first", SHOPS[s][2] + " · 首工位"),
                                    40,
                                    hours,
                                    planned,
                                    steps,
                                    output,
                                    output * 9 / 10,
                                    output * 11 / 10));
                }
            }
        }
        return bridges;
    }

    static List<PromiseResult> promises() {
        List<PromiseResult> promises = new ArrayList<>();
        for (String[] c : table("yizhuang-promises.txt")) {
            promises.add(
                    new PromiseResult(
                            c[0],
                            new Text(c[1], c[2]),
                            c[3],
                            new Text(c[4], c[5]),
                            new Text(c[6], c[7]),
                            c[8],
                            true,
                            day(c[9]),
                            c[10].equals("true"),
                            Double.parseDouble(c[11]),
                            Double.parseDouble(c[12]),
                            Double.parseDouble(c[13]),
                            day(c[14]),
                            day(c[15]),
                            day(c[16]),
                            Integer.parseInt(c[17]),
                            day(c[18])));
        }
        return promises;
    }

    private static List<QuarterResult> quarters() {
        int[] p50 = {
            0, 25_400, 36_900, 58_300, 66_100, 74_800, 79_300, 83_600, 84_900, 104_700, 117_500,
            121_800
        };
        double[] down = {0, .14, .16, .2, .2, .19, .18, .17, .2, .24, .24, .23};
        double[] up = {0, .12, .15, .16, .15, .14, .14, .16, .24, .21, .17, .15};
        Integer[] actual = {
            null, 27_307, 39_790, 69_697, 75_869, 81_302, 108_796, null, null, null, null, null
        };
        List<QuarterResult> quarters = new ArrayList<>();
        for (int i = 0; i < p50.length; i++) {
            double lineOff = i == 0 ? 3_600 : p50[i] * (i < 4 ? 1.04 : 1.005);
            double low = i == 0 ? 2_900 : Math.floor(lineOff * (1 - down[i]));
            double high = i == 0 ? 4_400 : Math.floor(lineOff * (1 + up[i]));
            quarters.add(
                    new QuarterResult(
                            (2024 + i / 4) + "-Q" + (i % 4 + 1),
                            Math.floor(p50[i] * (1 - down[i])),
                            p50[i],
                            Math.floor(p50[i] * (1 + up[i])),
                            actual[i],
                            false,
                            new Band(low, Math.floor(lineOff), high),
                            null,
                            new Band(low * 201_300.0, lineOff * 203_400.0, high * 306_100.0)));
        }
        return quarters;
    }

    private static Spread spread() {
        List<SpreadOf> results = new ArrayList<>();
        String[] ids = {"2024", "2025", "2026", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"};
        for (int i = 0; i < ids.length; i++) {
            double luck = 0.02 * (i + 1);
            double policies = 0.1 * (i % 3);
            double programme = i == 0 ? 0 : 0.3;
            results.add(
                    new SpreadOf(
                            ids[i].length() == 4 ? "year" : "quarter",
                            ids[i],
                            Text.of(ids[i]),
                            "cars",
                            4_000 + 1_000.5 * i,
                            24,
                            share(programme),
                            share(1 - luck - policies - programme),
                            share(policies),
                            share(luck),
                            0.43));
        }
        results.add(
                new SpreadOf(
                        "promise",
                        "p2",
                        new Text("Phase 2 starts", "二期投产"),
                        "days",
                        31.5,
                        10_000,
                        new SpreadShare(1, 1, 1),
                        new SpreadShare(0, 0, 0),
                        new SpreadShare(0, 0, 0),
                        new SpreadShare(0, 0, 0),
                        0.01));
        return new Spread(
                4,
                results,
                List.of(
                        new MeasureNext(
                                "year",
                                "2024",
                                "plant.yaml#lines.p1.ramp.takt.over",
                                new Text(
                                        "Phase 1 · rate of the line · time until then",
                                        "一期 · 产线速度 · 所需时间"),
                                "assumptions",
                                "16w",
                                "5w",
                                "40w",
                                "The line had been on trial since November 2023.",
                                0.61,
                                0.32,
                                0.8),
                        new MeasureNext(
                                "year",
                                "2025",
                                "levers/p1-second-shift",
                                new Text("A second shift · whether it comes at all", "两班制 · 是否会实施"),
                                "policies",
                                "80%",
                                null,
                                null,
                                null,
                                0.44,
                                0.2,
                                0.7),
                        new MeasureNext(
                                "promise",
                                "p2",
                                "programme.yaml#activities.p2-paint.duration",
                                new Text("Paint shop of phase 2 · duration", "二期涂装车间 · 工期"),
                                "programme",
                                "220d",
                                "160d",
                                "330d",
                                "As long as the first.",
                                0.52,
                                0.5,
                                0.54)));
    }

    private static List<AlsoWorth> alsoWorth() {
        return List.of(
                new AlsoWorth(
                        "buffer",
                        "p1/paint/pbs",
                        new Text("Phase 1 · Paint · Painted body store", "一期 · 涂装车间 · 漆后车身库"),
                        null,
                        new Worth(21.4, "cars_a_year", "buffer_place", 8.2, 34.6, 4)),
                new AlsoWorth(
                        "buffer",
                        "p1/final/test/test",
                        new Text("Phase 1 · Final assembly · Test lanes", "一期 · 总装车间 · 检测线"),
                        null,
                        new Worth(3.1, "cars_a_year", "buffer_place", -9, 15.2, 4)),
                new AlsoWorth(
                        "activity",
                        "p2-decision",
                        new Text("Decision on phase 2", "二期决策"),
                        new Text("Phase 2 starts", "二期投产"),
                        new Worth(0.83, "days_of/p2-sop", "day_of/p2-decision", 0.81, 0.85, 500)));
    }

    private static SpreadShare share(double share) {
        return new SpreadShare(share, share / 3, Math.min(1, 2 * share));
    }

    private static List<HeldBackBy> heldBackBy() {
        String[][] parts = {
            {"paint/topcoat", "Paint, top coat", "涂装面漆", "failure", "true"},
            {"paint/main", "Paint, shift calendar", "涂装班次", "off_shift", "false"},
            {"final/trim", "Final assembly, trim", "总装内饰", "takt", "false"},
            {"final/marriage", "Marriage of body and battery", "车身与电池合装", "work", "true"},
            {"body/framing", "Body, framing", "车身合拼", "failure", "true"},
            {"source", "Line not yet started", "产线投产前", "programme", "true"},
            {"paint/rework", "Paint, repair", "涂装返修", "rework", "true"},
            {"die-casting/cell", "Die-casting cell", "压铸单元", "work", "false"},
            {"supply", "Parts", "零件", "supply", "true"},
            {"stop", "Line tuning in July", "7 月产线调优", "planned_stop", "false"}
        };
        List<HeldBackBy> causes = new ArrayList<>();
        double left = 1;
        for (int i = 0; i < 60; i++) {
            String[] part = parts[i % parts.length];
            int line = i / parts.length % 2 + 1;
            double share = i == 59 ? left : left * (i < 3 ? 0.16 : 0.085);
            left -= share;
            int zone = i / (2 * parts.length) + 1;
            causes.add(
                    new HeldBackBy(
                            "p" + line + "/" + part[0] + "-" + zone,
                            new Text(
                                    part[1] + ", line " + line + (zone > 1 ? " zone " + zone : ""),
                                    (line == 1 ? "一期" : "二期")
                                            + part[2]
                                            + (zone > 1 ? zone + " 区" : "")),
                            part[3],
                            share,
                            part[4].equals("true"),
                            i > 3
                                    ? null
                                    : new Worth(
                                            1_830 - 500 * i,
                                            i == 2 ? "days_of/p1-sop" : "cars_a_year",
                                            i == 2 ? "day_of/p1-sop" : "second_of_work",
                                            i == 3 ? Double.NaN : 1_500 - 600 * i,
                                            i == 3 ? Double.NaN : 2_160 - 400 * i,
                                            i == 3 ? 1 : 4)));
        }
        causes.sort(Comparator.comparingDouble(HeldBackBy::share).reversed());
        return causes;
    }

    static List<ActivityResult> activities() {
        List<ActivityResult> activities = new ArrayList<>();
        for (String[] c : table("yizhuang-activities.txt")) {
            LocalDate start = day(c[6]);
            LocalDate finish = day(c[7]);
            int early = Integer.parseInt(c[8]);
            int late = Integer.parseInt(c[9]);
            boolean milestone = start.equals(finish);
            boolean open = c[5].equals("open");
            boolean finished = c[5].equals("finished");
            int before = Integer.parseInt(c[12]);
            activities.add(
                    new ActivityResult(
                            c[0],
                            new Text(c[1], c[2]),
                            c[3],
                            c[4].isEmpty() ? null : c[4],
                            milestone,
                            c[5],
                            start.minusDays(before),
                            finish.minusDays(before),
                            open ? start.minusDays(milestone ? early : early * 3L / 4) : start,
                            start,
                            open ? start.plusDays(milestone ? late : late * 3L / 4) : start,
                            finish.minusDays(early),
                            finish,
                            finish.plusDays(late),
                            Double.parseDouble(c[10]),
                            c[11].isEmpty() ? List.of() : List.of(c[11].split(" ")),
                            c[13].isEmpty() ? (open ? null : start) : day(c[13]),
                            c[14].isEmpty() ? (finished ? finish : null) : day(c[14])));
        }
        return activities;
    }

    private static List<ChainLink> chain() {
        List<ChainLink> chain = new ArrayList<>();
        String[][] chains = {
            {
                "sop1",
                "signed",
                "plot1",
                "land1",
                "permits1",
                "found1",
                "halls1",
                "paintFit1",
                "trial1",
                "small1",
                "sop1"
            },
            {
                "sop2", "signed", "plot1", "land1", "permits1", "found1", "halls1", "paintFit1",
                "trial1", "small1", "sop1", "plot2", "land2", "permits2", "found2", "halls2",
                "paint2", "trial2", "sop2"
            }
        };
        for (String[] ids : chains) {
            LocalDate from = day("2021-11-27");
            for (int i = 1; i < ids.length; i++) {
                String id = ids[i];
                ActivityResult a =
                        activities().stream().filter(b -> b.id().equals(id)).findFirst().get();
                String kind = id.equals("trial2") ? "lag" : "activity";
                chain.add(
                        new ChainLink(ids[0], id, a.name(), a.owner(), kind, from, a.finishP50()));
                from = a.finishP50();
            }
        }
        return chain;
    }

    private static List<OwnerDays> owners() {
        List<OwnerDays> owners = new ArrayList<>();
        String[][] objectives = {
            {"sop1", "Phase 1 start of production", "一期量产（SOP）", "801"},
            {"sop2", "Phase 2 start of production", "二期量产（SOP）", "1507"}
        };
        Object[][] shares = {
            {"maker", 0.62}, {"supplier", 0.19}, {"zone", 0.15}, {"authority", 0.04}
        };
        for (String[] o : objectives) {
            for (Object[] s : shares) {
                double share = (Double) s[1];
                owners.add(
                        new OwnerDays(
                                o[0],
                                new Text(o[1], o[2]),
                                (String) s[0],
                                Integer.parseInt(o[3]) * share,
                                Integer.parseInt(o[3]) * share / 10,
                                share));
            }
        }
        return owners;
    }

    private static List<LeverResult> levers() {
        return List.of(
                lever(
                        "double",
                        "Double shift",
                        "双班",
                        false,
                        0.95,
                        "2024-05-27",
                        "2024-06-10",
                        "2024-07-15"),
                lever(
                        "tuning",
                        "Line tuning stop",
                        "产线调优停线",
                        false,
                        0.8,
                        "2024-07-01",
                        "2024-07-22",
                        "2024-09-02"),
                lever(
                        "sixDays",
                        "Six-day week",
                        "每周六天",
                        false,
                        0.7,
                        "2024-08-05",
                        "2024-10-07",
                        "2025-01-13"),
                lever(
                        "takt",
                        "Faster takt",
                        "提升节拍",
                        false,
                        0.6,
                        "2024-10-14",
                        "2025-01-06",
                        "2025-07-21"),
                lever(
                        "p2double",
                        "Double shift, line 2",
                        "二期双班",
                        false,
                        0.75,
                        "2026-02-16",
                        "2026-05-18",
                        "2026-10-12"));
    }

    private static List<PolicyResult> policies() {
        return List.of(
                new PolicyResult(
                        "saturdays",
                        new Text("Saturdays in phase 1", "一期周六生产"),
                        0.875,
                        day("2024-09-02"),
                        day("2024-11-18"),
                        day("2025-03-03"),
                        0.875),
                new PolicyResult(
                        "stepwise",
                        new Text("Takt step by step", "逐步提升节拍"),
                        0.625,
                        day("2025-01-06"),
                        day("2025-09-15"),
                        null,
                        1.25));
    }

    private static LeverResult lever(
            String id, String en, String zh, boolean decided, double chance, String... days) {
        return new LeverResult(
                id, new Text(en, zh), decided, chance, day(days[0]), day(days[1]), day(days[2]));
    }

    private static List<StateResult> states() {
        double[][] base = {
            {.08, .52, .03, .09}, {.04, .38, .02, .26}, {.07, .61, .07, .04},
            {.10, .58, .02, .05}, {.05, .44, .12, .09}, {.06, .66, .01, .06}
        };
        List<StateResult> states = new ArrayList<>();
        for (int line = 1; line <= 2; line++) {
            for (int shop = 0; shop < SHOPS.length; shop++) {
                for (int year = 2024; year <= 2026; year++) {
                    double open = line == 1 ? 0.45 + 0.14 * (year - 2024) : year < 2026 ? 0 : 0.42;
                    double[] b = base[shop];
                    double stop = 0.03 * open;
                    double failed = open * b[0];
                    double working = open * b[1] * (year == 2024 ? .86 : 1);
                    double blocked = open * b[2];
                    double starved = open - stop - failed - working - blocked;
                    states.add(
                            new StateResult(
                                    "p" + line,
                                    SHOPS[shop][0],
                                    new Text(SHOPS[shop][1], SHOPS[shop][2]),
                                    year,
                                    1 - open,
                                    stop,
                                    failed,
                                    working,
                                    blocked,
                                    starved));
                }
            }
        }
        return states;
    }

    private static List<FlowResult> flow() {
        Text one = new Text("Phase 1", "一期");
        Text two = new Text("Phase 2", "二期");
        return List.of(
                new FlowResult("p1", one, 2024, 0.741, 38.4, 612, 0.583),
                new FlowResult("p1", one, 2025, 0.846, 27.9, 655, 0.701),
                new FlowResult("p1", one, 2026, 0.871, 26.2, 661, 0.724),
                new FlowResult("p2", two, 2026, 0.768, 34.6, 590, 0.561));
    }

    private static List<AssumedInput> assumed() {
        String[][] kinds = {
            {"availability", "92%", "86%", "96%", "not published; range of new lines of this kind"},
            {
                "first time through",
                "88%",
                "78%",
                "95%",
                "not published; ramps of comparable plants"
            },
            {"work content", "64s", "60s", "70s", "84% of the quoted takt of 76 s"},
            {
                "mean time to repair",
                "6min",
                "3min",
                "12min",
                "not published; usual for robot cells"
            },
            {"buffer behind", "24", "12", "40", "not published; half an hour to an hour of work"}
        };
        List<AssumedInput> inputs = new ArrayList<>();
        for (int line = 1; line <= 2; line++) {
            for (String[] shop : SHOPS) {
                for (String[] k : kinds) {
                    inputs.add(
                            new AssumedInput(
                                    "p" + line + "/" + shop[0] + ": " + k[0],
                                    Text.of("p" + line + "/" + shop[0] + ": " + k[0]),
                                    k[1],
                                    k[2],
                                    k[3],
                                    k[4]));
                }
            }
        }
        inputs.add(
                new AssumedInput(
                        "programme/activities/halls2/duration",
                        new Text("Halls of phase 2 · duration", "二期厂房 · 工期"),
                        "220d",
                        "160d",
                        "330d",
                        "phase 1 took 14 months; the same with what was learnt"));
        return inputs;
    }

    private static List<String[]> table(String name) {
        try (var in = YizhuangForecast.class.getResourceAsStream(name)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|", -1))
                    .map(
                            cells ->
                                    java.util.Arrays.stream(cells)
                                            .map(String::strip)
                                            .toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDate day(String iso) {
        return iso.isEmpty() ? null : LocalDate.parse(iso);
    }
}
