package org.lineoff.report;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.Forecast.ActivityResult;
import org.lineoff.forecast.Forecast.AlsoWorth;
import org.lineoff.forecast.Forecast.AssumedInput;
import org.lineoff.forecast.Forecast.Bridge;
import org.lineoff.forecast.Forecast.HeldBackBy;
import org.lineoff.forecast.Forecast.MeasureNext;
import org.lineoff.forecast.Forecast.PromiseResult;
import org.lineoff.forecast.Forecast.QuarterResult;
import org.lineoff.forecast.Forecast.SpreadOf;
import org.lineoff.forecast.Forecast.SpreadShare;
import org.lineoff.forecast.Forecast.StateResult;

/**
 * A forecast as tables for spreadsheets, one file a subject. Header names carry the unit: {@code
 * _date} ISO, {@code _cars}, {@code _fraction} 0 to 1, {@code _currency} the plant's currency.
 * Words are in the language asked for, headers and codes are not translated. The columns are
 * described in {@code docs/results.md}.
 */
public final class CsvReports {
    private CsvReports() {}

    /** The tables by file name. */
    public static SequencedMap<String, String> tables(Forecast forecast, String language) {
        SequencedMap<String, String> tables = new LinkedHashMap<>();
        tables.put("promises.csv", promises(language).of(forecast.promises()));
        tables.put("quarters.csv", quarters().of(forecast.quarters()));
        tables.put("held-back-by.csv", heldBackBy(language).of(forecast.heldBackBy()));
        tables.put("also-worth.csv", alsoWorth(language).of(forecast.alsoWorth()));
        tables.put("spread.csv", spread(language).of(forecast.spread().results()));
        tables.put("measure-next.csv", measureNext(language).of(forecast.spread().measureNext()));
        tables.put("activities.csv", activities(language).of(forecast.activities()));
        tables.put("states.csv", states(language).of(forecast.states()));
        tables.put("bridge.csv", bridge(language).of(forecast.bridge()));
        tables.put("assumptions.csv", assumptions(language).of(forecast.assumed()));
        return tables;
    }

    private static CsvTable<PromiseResult> promises(String language) {
        return new CsvTable<PromiseResult>()
                .column("id", PromiseResult::id)
                .column("name", p -> p.name().in(language))
                .column("kind", PromiseResult::kind)
                .column("measure", p -> p.measure().in(language))
                .column("clause", p -> p.clause().in(language))
                .column("strength", PromiseResult::strength)
                .column("visible", PromiseResult::visible)
                .column("by_date", PromiseResult::by)
                .column("settled", PromiseResult::settled)
                .column("probability_fraction", PromiseResult::probability)
                .column("low_fraction", PromiseResult::low)
                .column("high_fraction", PromiseResult::high)
                .column("p10_date", PromiseResult::p10)
                .column("p50_date", PromiseResult::p50)
                .column("p90_date", PromiseResult::p90)
                .column("runs_count", PromiseResult::runs)
                .column("kept_date", PromiseResult::kept);
    }

    private static CsvTable<QuarterResult> quarters() {
        return new CsvTable<QuarterResult>()
                .column("quarter", QuarterResult::quarter)
                .column("deliveries_p10_cars", QuarterResult::p10)
                .column("deliveries_p50_cars", QuarterResult::p50)
                .column("deliveries_p90_cars", QuarterResult::p90)
                .column("deliveries_actual_cars", QuarterResult::actual)
                .column("actual_known_on_as_of_day", QuarterResult::known)
                .column("line_off_p10_cars", q -> q.lineOff().p10())
                .column("line_off_p50_cars", q -> q.lineOff().p50())
                .column("line_off_p90_cars", q -> q.lineOff().p90())
                .column("line_off_actual_cars", QuarterResult::lineOffActual)
                .column("output_p10_currency", q -> q.output().p10())
                .column("output_p50_currency", q -> q.output().p50())
                .column("output_p90_currency", q -> q.output().p90());
    }

    private static CsvTable<HeldBackBy> heldBackBy(String language) {
        return new CsvTable<HeldBackBy>()
                .column("place", HeldBackBy::place)
                .column("name", h -> h.name().in(language))
                .column("cause", HeldBackBy::cause)
                .column("share_fraction", HeldBackBy::share)
                .column("assumed", HeldBackBy::assumed)
                .column("worth", h -> h.worth() == null ? null : h.worth().value())
                .column("worth_unit", h -> h.worth() == null ? null : h.worth().unit())
                .column("worth_per", h -> h.worth() == null ? null : h.worth().per())
                .column("worth_low", h -> h.worth() == null ? null : h.worth().low())
                .column("worth_high", h -> h.worth() == null ? null : h.worth().high());
    }

    private static CsvTable<AlsoWorth> alsoWorth(String language) {
        return new CsvTable<AlsoWorth>()
                .column("kind", AlsoWorth::kind)
                .column("place", AlsoWorth::place)
                .column("name", a -> a.name().in(language))
                .column("result", a -> a.result() == null ? null : a.result().in(language))
                .column("worth", a -> a.worth().value())
                .column("worth_unit", a -> a.worth().unit())
                .column("worth_per", a -> a.worth().per())
                .column("worth_low", a -> a.worth().low())
                .column("worth_high", a -> a.worth().high());
    }

    private static CsvTable<SpreadOf> spread(String language) {
        CsvTable<SpreadOf> table =
                new CsvTable<SpreadOf>()
                        .column("kind", SpreadOf::kind)
                        .column("id", SpreadOf::id)
                        .column("name", r -> r.name().in(language))
                        .column("unit", SpreadOf::unit)
                        .column("deviation", SpreadOf::deviation)
                        .column("runs_count", SpreadOf::runs);
        share(table, "programme", SpreadOf::programme);
        share(table, "assumptions", SpreadOf::assumptions);
        share(table, "policies", SpreadOf::policies);
        share(table, "luck", SpreadOf::luck);
        return table.column("least_fraction", SpreadOf::least);
    }

    private static void share(
            CsvTable<SpreadOf> table, String group, Function<SpreadOf, SpreadShare> of) {
        table.column(group + "_fraction", r -> of.apply(r).share())
                .column(group + "_low_fraction", r -> of.apply(r).low())
                .column(group + "_high_fraction", r -> of.apply(r).high());
    }

    private static CsvTable<MeasureNext> measureNext(String language) {
        return new CsvTable<MeasureNext>()
                .column("kind", MeasureNext::kind)
                .column("id", MeasureNext::id)
                .column("figure", MeasureNext::figure)
                .column("group", MeasureNext::group)
                .column("name", m -> m.name().in(language))
                .column("value", MeasureNext::value)
                .column("from", MeasureNext::from)
                .column("to", MeasureNext::to)
                .column("reason", MeasureNext::reason)
                .column("share_fraction", MeasureNext::share)
                .column("low_fraction", MeasureNext::low)
                .column("high_fraction", MeasureNext::high);
    }

    private static CsvTable<ActivityResult> activities(String language) {
        return new CsvTable<ActivityResult>()
                .column("id", ActivityResult::id)
                .column("name", a -> a.name().in(language))
                .column("owner", ActivityResult::owner)
                .column("line", ActivityResult::line)
                .column("milestone", ActivityResult::milestone)
                .column("state", ActivityResult::state)
                .column("baseline_start_date", ActivityResult::baselineStart)
                .column("baseline_finish_date", ActivityResult::baselineFinish)
                .column("start_p10_date", ActivityResult::startP10)
                .column("start_p50_date", ActivityResult::startP50)
                .column("start_p90_date", ActivityResult::startP90)
                .column("finish_p10_date", ActivityResult::finishP10)
                .column("finish_p50_date", ActivityResult::finishP50)
                .column("finish_p90_date", ActivityResult::finishP90)
                .column("criticality_fraction", ActivityResult::criticality)
                .column("after_ids", a -> String.join(" ", a.after()))
                .column("actual_start_date", ActivityResult::actualStart)
                .column("actual_finish_date", ActivityResult::actualFinish);
    }

    private static CsvTable<StateResult> states(String language) {
        return new CsvTable<StateResult>()
                .column("line", StateResult::line)
                .column("shop", StateResult::shop)
                .column("name", s -> s.name().in(language))
                .column("year", StateResult::year)
                .column("off_shift_fraction", StateResult::offShift)
                .column("planned_stop_fraction", StateResult::plannedStop)
                .column("failed_fraction", StateResult::failed)
                .column("working_fraction", StateResult::working)
                .column("blocked_fraction", StateResult::blocked)
                .column("starved_fraction", StateResult::starved);
    }

    private static CsvTable<Bridge> bridge(String language) {
        CsvTable<Bridge> table =
                new CsvTable<Bridge>()
                        .column("line", Bridge::line)
                        .column("shop", Bridge::shop)
                        .column("name", b -> b.name().in(language))
                        .column("year", Bridge::year)
                        .column("pacing_station", Bridge::station)
                        .column("jobs_per_hour", Bridge::jobsPerHour)
                        .column("hours", Bridge::hours)
                        .column("planned_cars", Bridge::planned);
        for (String kind : Bridge.KINDS) {
            table.column(kind + "_cars", b -> b.step(kind));
        }
        return table.column("output_cars", Bridge::output)
                .column("output_p10_cars", Bridge::p10)
                .column("output_p90_cars", Bridge::p90);
    }

    private static CsvTable<AssumedInput> assumptions(String language) {
        return new CsvTable<AssumedInput>()
                .column("name", AssumedInput::name)
                .column("words", a -> a.words().in(language))
                .column("value", AssumedInput::value)
                .column("low", AssumedInput::low)
                .column("high", AssumedInput::high)
                .column("reason", AssumedInput::reason);
    }
}
