package org.lineoff.files;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lineoff.model.Backtest;
import org.lineoff.model.Problem;

/** Days inside the horizon, periods that are years or quarters. */
final class BacktestChecks {
    private static final Pattern PERIOD = Pattern.compile("[0-9]{4}(-Q[1-4])?");

    private final Draft draft;
    private final Origins origins;
    private final Faults faults;

    BacktestChecks(Draft draft, Origins origins, Faults faults) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
    }

    void run() {
        Backtest backtest = draft.backtest();
        if (origins.ok(draft.file(), "horizon")) {
            LocalDate last = draft.file().horizon().to();
            LocalDate first = draft.file().horizon().from();
            for (Backtest.Wait wait : backtest.waits()) {
                if (origins.ok(wait, "day")
                        && (wait.day().isBefore(first) || !wait.day().isBefore(last))) {
                    faults.add(
                            new Problem.OutOfRange(
                                    origins.where(wait, "day"),
                                    "day",
                                    wait.day().toString(),
                                    Faults.words("between", first, last.minusDays(1))));
                }
            }
            for (LocalDate day : backtest.asOf()) {
                if (day.isAfter(last)) {
                    faults.add(
                            new Problem.OutOfRange(
                                    origins.where(backtest, "asOf", backtest.asOf().indexOf(day)),
                                    "asOf",
                                    day.toString(),
                                    Faults.words("atMost", last)));
                }
            }
        }
        Map<String, Backtest.Target> seen = new TreeMap<>();
        for (Backtest.Target target : backtest.targets()) {
            if (!origins.ok(target, "period")) {
                continue;
            }
            if (!PERIOD.matcher(target.period()).matches()) {
                faults.add(
                        new Problem.BadValue(
                                origins.where(target, "period"),
                                "period",
                                Show.text(target.period()),
                                "expected.period",
                                "2024-Q3"));
            } else {
                Backtest.Target first = seen.putIfAbsent(target.period(), target);
                if (first != null) {
                    faults.add(
                            new Problem.Duplicate(
                                    origins.where(target, "period"),
                                    target.period(),
                                    origins.where(first, "period")));
                }
            }
        }
    }
}
