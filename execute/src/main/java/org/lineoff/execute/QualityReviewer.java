package org.lineoff.execute;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.EventType;
import org.lineoff.events.FirstTimeThrough;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;
import org.lineoff.events.quality.ControlChart;
import org.lineoff.events.quality.Pareto;
import org.lineoff.execute.QualityEvents.One;
import org.lineoff.execute.QualityReview.Bar;
import org.lineoff.execute.QualityReview.CountChart;
import org.lineoff.execute.QualityReview.Day;
import org.lineoff.execute.QualityReview.GateOf;
import org.lineoff.execute.QualityReview.Limits;
import org.lineoff.execute.QualityReview.LineOf;
import org.lineoff.execute.QualityReview.Question;
import org.lineoff.execute.QualityReview.Sample;
import org.lineoff.execute.QualityReview.Tally;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;

/** Makes a {@link QualityReview}: reads the record once, into memory, and counts. */
final class QualityReviewer {
    private final PlantRules rules;
    private final Plant plant;
    private final Question question;
    private final PlantClock clock;

    QualityReviewer(PlantRules rules, Plant plant, Question question) {
        this.rules = rules;
        this.plant = plant;
        this.question = question;
        clock = new PlantClock(plant.timeZone(), plant.horizon().from());
    }

    QualityReview review(Records records) {
        QualityEvents events = QualityEvents.of(records, rules, plant);
        if (events.all.isEmpty()) {
            return nothing(events.leftOut);
        }
        LocalDate first = clock.date(events.all.getFirst().time());
        LocalDate last = clock.date(events.all.getLast().time());
        LocalDate from = question.from() == null ? first : question.from();
        LocalDate to = question.to() == null ? max(last, from) : question.to();
        if (from.isAfter(to)) {
            return nothing(events.leftOut);
        }
        Span span = new Span(from, to, clock.midnight(from), clock.midnight(to.plusDays(1)));
        boolean all = question.characteristic().isEmpty();
        return new QualityReview(
                plant.title(),
                from,
                to,
                question,
                new VariableCharts(rules, clock, question, this::isAsked)
                        .of(events, span.from, span.to),
                all ? lines(events, span) : List.of(),
                all ? gates(events, span) : List.of(),
                all ? counts(events, span) : List.of(),
                all ? tally(events, span, One::part, this::typeBar) : NO_TALLY,
                all
                        ? tally(
                                events,
                                span,
                                one -> events.places.get(one.place()).name(),
                                this::placeBar)
                        : NO_TALLY,
                events.leftOut);
    }

    private static final Tally NO_TALLY = new Tally(List.of(), 0);

    /** Days, and the same in ms since the epoch, the end not included. */
    private record Span(LocalDate first, LocalDate last, long from, long to) {
        boolean holds(One one) {
            return one.time() >= from && one.time() < to;
        }
    }

    private QualityReview nothing(long leftOut) {
        return new QualityReview(
                plant.title(),
                question.from(),
                question.to(),
                question,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                NO_TALLY,
                NO_TALLY,
                leftOut);
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    // ---- which places ----

    /** Whether a place is meant: by its name, without its line, or by what is around it. */
    private boolean isAsked(Places.Place place) {
        return isMeant(place, question.place());
    }

    static boolean isMeant(Places.Place place, String asked) {
        String name = place.name();
        boolean inLine = !place.line().isEmpty() && name.startsWith(place.line() + "/");
        return asked.isEmpty()
                || isIn(name, asked)
                || (inLine && isIn(name.substring(place.line().length() + 1), asked));
    }

    private static boolean isIn(String name, String around) {
        return name.equals(around)
                || name.startsWith(around + "/")
                || name.startsWith(around + "#");
    }

    private Set<String> linesAsked(Places places) {
        Set<String> lines = new LinkedHashSet<>();
        places.all().stream().filter(this::isAsked).forEach(place -> lines.add(place.line()));
        return lines;
    }

    // ---- first time through, first pass yield ----

    private List<LineOf> lines(QualityEvents events, Span span) {
        Set<String> asked = linesAsked(events.places);
        return counted(events, span, Periods.of(span.from, span.to)).lines().stream()
                .filter(line -> asked.contains(line.line()) && line.lineOffs() > 0)
                .map(
                        line ->
                                new LineOf(
                                        line.line(),
                                        line.lineOffs(),
                                        line.clean(),
                                        line.firstTimeThrough(),
                                        line.defects(),
                                        line.defectsPerCar()))
                .toList();
    }

    private static FirstTimeThrough.Result counted(
            QualityEvents events, Span span, Periods periods) {
        FirstTimeThrough through = new FirstTimeThrough(events.places, periods);
        events.feed(through, span.to);
        return through.end(span.to);
    }

    private List<GateOf> gates(QualityEvents events, Span span) {
        Map<String, FirstTimeThrough.OfGate> whole = new LinkedHashMap<>();
        counted(events, span, Periods.of(span.from, span.to)).gates().stream()
                .filter(gate -> gate.inspected() > 0 && isAsked(gate.gate()))
                .forEach(gate -> whole.put(gate.gate().name(), gate));
        int count = (int) ChronoUnit.DAYS.between(span.first, span.last) + 1;
        long[] bounds = new long[count + 1];
        for (int i = 0; i <= count; i++) {
            bounds[i] = clock.midnight(span.first.plusDays(i));
        }
        Map<String, List<FirstTimeThrough.OfGate>> days = new HashMap<>();
        for (FirstTimeThrough.OfGate day : counted(events, span, Periods.of(bounds)).gates()) {
            if (day.inspected() > 0) {
                days.computeIfAbsent(day.gate().name(), _ -> new ArrayList<>()).add(day);
            }
        }
        return whole.values().stream()
                .map(gate -> gate(gate, days.getOrDefault(gate.gate().name(), List.of()), span))
                .toList();
    }

    private GateOf gate(
            FirstTimeThrough.OfGate whole, List<FirstTimeThrough.OfGate> days, Span span) {
        ControlChart chart =
                ControlChart.shares(
                        days.stream().map(d -> (int) (d.inspected() - d.passed())).toList(),
                        days.stream().map(d -> (int) d.inspected()).toList());
        List<Day> shown = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            FirstTimeThrough.OfGate day = days.get(i);
            ControlChart.Point point = chart.points().get(i);
            shown.add(
                    new Day(
                            span.first.plusDays(day.period()),
                            (int) day.inspected(),
                            (int) (day.inspected() - day.passed()),
                            point.value(),
                            point.lower(),
                            point.upper(),
                            !point.isInside()));
        }
        return new GateOf(
                whole.gate().name(),
                titleOf(whole.gate().name()),
                whole.inspected(),
                whole.passed(),
                whole.firstPassYield(),
                chart.points().getFirst().centre(),
                shown);
    }

    private Text titleOf(String place) {
        return rules.gates().stream()
                .filter(gate -> gate.place().equals(place))
                .findFirst()
                .map(Gate::title)
                .orElse(Text.of(place));
    }

    // ---- defects per car, per shift ----

    private List<CountChart> counts(QualityEvents events, Span span) {
        Map<String, Map<Long, Sample>> samples =
                question.perShift() ? perShift(events, span) : perCar(events, span);
        List<CountChart> charts = new ArrayList<>();
        samples.forEach((line, of) -> charts.add(chart(line, List.copyOf(of.values()))));
        return charts;
    }

    /** By line and car, in the order of the line-offs. */
    private Map<String, Map<Long, Sample>> perCar(QualityEvents events, Span span) {
        Set<String> asked = linesAsked(events.places);
        Map<Long, Integer> found = new HashMap<>();
        Map<String, Map<Long, Sample>> samples = new LinkedHashMap<>();
        for (One one : events.all) {
            Places.Place place = events.places.get(one.place());
            if (one.type() == EventType.DEFECT_FOUND && !place.parts()) {
                found.merge(one.car(), 1, Integer::sum);
            } else if (one.type() == EventType.LINE_OFF) {
                Integer defects = found.remove(one.car());
                if (span.holds(one) && asked.contains(place.line())) {
                    int count = defects == null ? 0 : defects;
                    samples.computeIfAbsent(place.line(), _ -> new LinkedHashMap<>())
                            .put(one.car(), new Sample(at(one.time()), one.car(), count, false));
                }
            }
        }
        return samples;
    }

    /**
     * By line and beginning of the shift; shifts in which nothing at all was reported are left out.
     */
    private Map<String, Map<Long, Sample>> perShift(QualityEvents events, Span span) {
        Map<String, Shifts> shifts = new HashMap<>();
        Map<String, Map<Long, Sample>> samples = new LinkedHashMap<>();
        for (One one : events.all) {
            Places.Place place = events.places.get(one.place());
            if (span.holds(one) && isAsked(place) && !place.parts()) {
                long begin = shifts.computeIfAbsent(place.line(), this::shifts).begin(one.time());
                int more = one.type() == EventType.DEFECT_FOUND ? 1 : 0;
                samples.computeIfAbsent(place.line(), _ -> new TreeMap<>())
                        .merge(
                                begin,
                                new Sample(at(begin), 0, more, false),
                                (a, b) ->
                                        new Sample(a.time(), 0, a.defects() + b.defects(), false));
            }
        }
        return samples;
    }

    private Shifts shifts(String line) {
        return new Shifts(
                plant.line(line).map(Line::calendar).flatMap(plant::calendar).orElse(null), clock);
    }

    private CountChart chart(String line, List<Sample> samples) {
        ControlChart chart = ControlChart.counts(samples.stream().map(Sample::defects).toList());
        boolean known = samples.size() > 1;
        List<Sample> judged = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample s = samples.get(i);
            boolean beyond = known && !chart.points().get(i).isInside();
            judged.add(new Sample(s.time(), s.car(), s.defects(), beyond));
        }
        return new CountChart(
                line,
                question.per().name(),
                known ? limits(chart) : null,
                (int) judged.stream().filter(Sample::beyond).count(),
                judged);
    }

    static @Nullable Limits limits(ControlChart chart) {
        if (chart.points().isEmpty()) {
            return null;
        }
        ControlChart.Point point = chart.points().getFirst();
        return new Limits(point.centre(), point.lower(), point.upper());
    }

    private String at(long time) {
        return VariableCharts.time(clock, time);
    }

    // ---- Pareto ----

    private Tally tally(
            QualityEvents events,
            Span span,
            Function<One, String> kind,
            Function<Pareto.Bar, Bar> named) {
        Map<String, Long> counts = new HashMap<>();
        for (One one : events.all) {
            boolean isCounted = one.type() == EventType.DEFECT_FOUND && span.holds(one);
            if (isCounted && isAsked(events.places.get(one.place()))) {
                counts.merge(kind.apply(one), 1L, Long::sum);
            }
        }
        Pareto pareto = Pareto.of(counts);
        return new Tally(pareto.bars().stream().map(named).toList(), pareto.total());
    }

    private Bar typeBar(Pareto.Bar bar) {
        String group = rules.defectClasses().getOrDefault(bar.kind(), "");
        return bar(bar, Text.of(bar.kind()), group);
    }

    private Bar placeBar(Pareto.Bar bar) {
        return bar(bar, titleOf(bar.kind()), "");
    }

    private static Bar bar(Pareto.Bar bar, Text title, String group) {
        return new Bar(bar.kind(), title, group, bar.count(), bar.share(), bar.cumulative());
    }
}
