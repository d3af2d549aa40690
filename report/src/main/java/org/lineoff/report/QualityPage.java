package org.lineoff.report;

import java.util.List;
import org.lineoff.execute.QualityReview;
import org.lineoff.execute.QualityReview.Chart;
import org.lineoff.execute.QualityReview.CountChart;

/**
 * What the page of a review of quality is made from: the review with only the last points of long
 * charts. All points are in the tables beside it.
 *
 * @param most points that a chart draws
 * @param skipped points of each chart before those
 * @param skippedCounts samples of each chart of counts before those
 */
record QualityPage(
        String version,
        int most,
        QualityReview review,
        List<Integer> skipped,
        List<Integer> skippedCounts) {
    /** A screen has hardly more pixels across. */
    static final int MOST = 1000;

    QualityPage {
        skipped = List.copyOf(skipped);
        skippedCounts = List.copyOf(skippedCounts);
    }

    static QualityPage of(QualityReview r, String version) {
        return new QualityPage(
                version,
                MOST,
                new QualityReview(
                        r.plant(),
                        r.from(),
                        r.to(),
                        r.question(),
                        r.charts().stream().map(QualityPage::shortened).toList(),
                        r.lines(),
                        r.gates(),
                        r.counts().stream().map(QualityPage::shortened).toList(),
                        r.byType(),
                        r.byPlace(),
                        r.leftOut()),
                r.charts().stream().map(c -> skipped(c.points())).toList(),
                r.counts().stream().map(c -> skipped(c.samples())).toList());
    }

    private static int skipped(List<?> points) {
        return Math.max(0, points.size() - MOST);
    }

    private static Chart shortened(Chart c) {
        return new Chart(
                c.characteristic(),
                c.title(),
                c.unit(),
                c.place(),
                c.lower(),
                c.target(),
                c.upper(),
                c.readings(),
                c.again(),
                c.outside(),
                c.main(),
                c.spread(),
                c.ability(),
                c.points().subList(skipped(c.points()), c.points().size()),
                c.broken());
    }

    private static CountChart shortened(CountChart c) {
        return new CountChart(
                c.line(),
                c.per(),
                c.limits(),
                c.beyond(),
                c.samples().subList(skipped(c.samples()), c.samples().size()));
    }
}
