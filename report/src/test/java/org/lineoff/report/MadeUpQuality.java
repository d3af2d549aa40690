package org.lineoff.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lineoff.execute.QualityReview;
import org.lineoff.execute.QualityReview.Ability;
import org.lineoff.execute.QualityReview.Bar;
import org.lineoff.execute.QualityReview.Broken;
import org.lineoff.execute.QualityReview.Chart;
import org.lineoff.execute.QualityReview.CountChart;
import org.lineoff.execute.QualityReview.Day;
import org.lineoff.execute.QualityReview.GateOf;
import org.lineoff.execute.QualityReview.Limits;
import org.lineoff.execute.QualityReview.LineOf;
import org.lineoff.execute.QualityReview.Point;
import org.lineoff.execute.QualityReview.Sample;
import org.lineoff.execute.QualityReview.Tally;
import org.lineoff.model.Text;

/** A made-up review of quality with something of all that its page can show. */
final class MadeUpQuality {
    /** Points of the longest chart that break a rule, counted from 1. */
    static final List<Integer> BEYOND = List.of(17, 18, 101, 250);

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 2);

    private MadeUpQuality() {}

    static QualityReview review() {
        return new QualityReview(
                new Text("Made-up plant", "虚构工厂"),
                FIRST,
                FIRST.plusDays(29),
                QualityReview.Question.ALL,
                List.of(torque(), leak(), mass()),
                List.of(new LineOf("p1", 300, 231, 0.77, 104, 104 / 300.0)),
                List.of(gate("p1/assembly/test/lineEnd", 24), gate("p1/body/main/bodyCheck", 1)),
                List.of(counts("p1", "CAR"), counts("p1", "SHIFT")),
                new Tally(
                        List.of(
                                bar("paintFinish", Text.of("paintFinish"), "C", 80, 80),
                                bar("bodyFit", Text.of("bodyFit"), "B", 20, 100),
                                bar("brake", Text.of("brake"), "A", 4, 104)),
                        104),
                new Tally(
                        List.of(
                                bar(
                                        "p1/paint/coating/paintCheck",
                                        new Text("End of paint", "涂装终检"),
                                        "",
                                        80,
                                        80),
                                bar(
                                        "p1/body/main/bodyCheck",
                                        new Text("End of body", "车身终检"),
                                        "",
                                        24,
                                        104)),
                        104),
                3);
    }

    private static Bar bar(String name, Text title, String group, int count, int soFar) {
        return new Bar(name, title, group, count, count / 104.0, soFar / 104.0);
    }

    private static String time(int minutes) {
        return FIRST.atTime(8, 0).plusMinutes(minutes).toString() + ":00";
    }

    private static Chart torque() {
        List<Point> points = new ArrayList<>();
        double before = 0;
        for (int i = 1; i <= 300; i++) {
            double value = BEYOND.contains(i) ? 140 : 116 + i * 7 % 9;
            points.add(new Point(time(3 * i), i, value, i == 1 ? null : Math.abs(value - before)));
            before = value;
        }
        List<Broken> broken = new ArrayList<>();
        for (int i : BEYOND) {
            broken.add(new Broken("BEYOND_LIMITS", false, i, i, time(3 * i), time(3 * i), i, i));
        }
        broken.add(new Broken("BEYOND_LIMITS", true, 19, 19, time(57), time(57), 19, 19));
        return new Chart(
                "torque-battery",
                new Text("Torque of the battery bolts", "电池包螺栓力矩"),
                "Nm",
                "p1/assembly/final/marriage",
                108.0,
                120.0,
                132.0,
                300,
                2,
                4,
                new Limits(120.2, 110.3, 130.1),
                new Limits(3.72, 0, 12.15),
                new Ability(120.2, 3.3, 3.9, 1.21, 1.19, 1.03, 1.01, 0.93, 1.09),
                points,
                broken);
    }

    /** One that cannot hold its limit, so that its indices are below zero. */
    private static Chart leak() {
        List<Point> points = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            points.add(new Point(time(i), i, 55 + i % 3, i == 1 ? null : 1.0));
        }
        return new Chart(
                "leak",
                new Text("Leak of the cooling circuit", "冷却回路泄漏"),
                "Pa/min",
                "p1/assembly/final/finish",
                null,
                null,
                50.0,
                24,
                0,
                24,
                new Limits(56, 53.34, 58.66),
                new Limits(1, 0, 3.267),
                new Ability(56, 0.89, 0.83, -2.25, -2.25, -2.4, -2.4, -3.1, -1.7),
                points,
                List.of());
    }

    private static Chart mass() {
        return new Chart(
                "mass",
                new Text("Kerb mass", "整备质量"),
                "kg",
                "p1/assembly/test/certificate",
                1800.0,
                null,
                2700.0,
                1,
                0,
                0,
                null,
                null,
                null,
                List.of(new Point(time(1), 1, 2268, null)),
                List.of());
    }

    private static GateOf gate(String name, int count) {
        List<Day> days = new ArrayList<>();
        int inspected = 0;
        int failed = 0;
        for (int i = 0; i < count; i++) {
            int today = 80 + i % 5;
            int bad = i == 11 ? 30 : 8 + i % 4;
            days.add(
                    new Day(
                            FIRST.plusDays(i),
                            today,
                            bad,
                            bad / (double) today,
                            0.01,
                            0.24,
                            bad / (double) today > 0.24));
            inspected += today;
            failed += bad;
        }
        double share = failed / (double) inspected;
        return new GateOf(
                name,
                new Text("Gate " + count, "质量门 " + count),
                inspected,
                inspected - failed,
                1 - share,
                share,
                days);
    }

    private static CountChart counts(String line, String per) {
        boolean ofCars = per.equals("CAR");
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            int defects = i == 40 ? 5 : i % 7 == 0 ? 1 : 0;
            samples.add(new Sample(time(480 * i), ofCars ? i : 0, defects, defects > 2));
        }
        return new CountChart(line, per, new Limits(0.35, 0, 2.1), 1, samples);
    }
}
