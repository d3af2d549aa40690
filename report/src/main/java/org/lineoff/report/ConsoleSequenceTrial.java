package org.lineoff.report;

import java.util.Objects;
import org.lineoff.forecast.Comparison.Difference;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.forecast.SequenceTrial.Figure;
import org.lineoff.forecast.SequenceTrial.Measured;
import org.lineoff.forecast.SequenceTrial.OfSequence;
import org.lineoff.report.ConsolePage.Style;

/** What build sequences make in the plant, as printed on a terminal: one after another. */
public final class ConsoleSequenceTrial {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 100;

    private ConsoleSequenceTrial() {}

    /**
     * The text to print.
     *
     * @param width cells of the terminal
     * @param colour whether escape sequences are wanted
     */
    public static String text(SequenceTrial trial, String language, int width, boolean colour) {
        Texts texts = Texts.in(language);
        ComparisonWords words = new ComparisonWords(texts);
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        page.heading(
                texts.get("week.trial"),
                texts.get(
                        "week.trial.runs",
                        Figures.count(trial.cars()),
                        trial.from(),
                        trial.days(),
                        trial.replications(),
                        trial.seed()));
        if (trial.fewRuns()) {
            page.wrapped(texts.get("fewRuns.long"), Style.WARNING);
        }
        OfSequence first = trial.sequences().getFirst();
        for (OfSequence each : trial.sequences()) {
            page.blank();
            ConsoleTable table =
                    new ConsoleTable().left(Cells.safe(each.name().in(texts.language()))).right("");
            if (each.get(Figure.CARS_OFF_LINE).less() != null) {
                table.right(texts.get("compare.difference")).left("");
            }
            for (Figure figure : Figure.values()) {
                Measured measured = each.get(figure);
                if (!Double.isFinite(first.get(figure).mean())) {
                    continue; // no prices, or nothing done
                }
                String name = name(texts, trial, figure);
                String mean = number(measured.mean(), decimals(figure));
                Difference less = measured.less();
                if (less == null) {
                    table.row(name, mean);
                } else {
                    table.row(
                            name,
                            mean,
                            Double.isFinite(less.mean())
                                    ? words.measured(less, decimals(figure))
                                    : "–",
                            page.width() < 80 ? "" : words.remark(less));
                }
            }
            table.print(page);
        }
        page.blank();
        page.wrapped(texts.get("week.trial.console"), Style.DIM);
        return page.toString();
    }

    private static String name(Texts texts, SequenceTrial trial, Figure figure) {
        return switch (figure) {
            case CARS_OFF_LINE -> texts.get("week.figure.carsOffLine");
            case ORDERS_DONE -> texts.get("week.figure.ordersDone");
            case SET_UPS -> texts.get("week.figure.setUps");
            case SET_UP_MINUTES -> texts.get("week.figure.setUpMinutes");
            case OVERLOAD_MINUTES -> texts.get("week.figure.overloadMinutes");
            case DRIFT_SECONDS -> texts.get("week.figure.driftSeconds");
            case LINE_STOPS -> texts.get("week.figure.lineStops");
            case LEAD_TIME_HOURS -> texts.get("week.figure.leadTimeHours");
            case VALUE_OPEN -> texts.get("week.figure.valueOpen", Cells.safe(trial.currency()));
        };
    }

    private static int decimals(Figure figure) {
        return switch (figure) {
            case CARS_OFF_LINE, ORDERS_DONE, SET_UPS, SET_UP_MINUTES -> 0;
            case OVERLOAD_MINUTES, DRIFT_SECONDS, LINE_STOPS, LEAD_TIME_HOURS, VALUE_OPEN -> 1;
        };
    }

    private static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return decimals == 0
                ? Objects.requireNonNull(Figures.count(value))
                : Objects.requireNonNull(Figures.decimal(value, decimals));
    }
}
