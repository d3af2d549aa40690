package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Drift;
import org.lineoff.events.Event;
import org.lineoff.events.EventSink;
import org.lineoff.events.Fan;
import org.lineoff.events.FirstTimeThrough;
import org.lineoff.events.LeadTime;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Names;
import org.lineoff.events.PartWaits;
import org.lineoff.events.Periods;
import org.lineoff.events.Pitches;
import org.lineoff.events.Places;
import org.lineoff.events.Replay;
import org.lineoff.events.StateTimes;
import org.lineoff.events.WorkInProgress;
import org.lineoff.model.Plant;

/** All figures of a span, from a stream of events. */
final class Figures {
    private Figures() {}

    /** By name of the accumulator, its result. */
    static Map<String, Object> of(Plant plant, List<Event> events, Periods span, long end) {
        Places places = Places.of(plant);
        StateTimes states = new StateTimes(places, span);
        FirstTimeThrough quality = new FirstTimeThrough(places, span);
        LeadTime lead = new LeadTime(places, span);
        WorkInProgress work = new WorkInProgress(places, span);
        LineOffCounts output = new LineOffCounts(places, span, true);
        List<Integer> sections = of(places, Places.Kind.SECTION);
        Pitches pitches = new Pitches(places, span, sections);
        PartWaits waits = new PartWaits(places, span, of(places, Places.Kind.STATION));
        Map<Integer, Double> takts = new LinkedHashMap<>();
        sections.forEach(section -> takts.put(section, 76_000.0));
        Drift drift = new Drift(places, takts);
        long begin = span.from(0);
        Names names = Names.of(plant);

        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Event::time));
        // These know the past of what is inside; the others begin with the span.
        EventSink knowing = Fan.of(states, quality, lead, work);
        EventSink beginning = Fan.of(output, pitches, waits, drift);
        Replay all = new Replay(places, names, knowing);
        Replay later = new Replay(places, names, beginning);
        for (Event e : sorted) {
            if (e.time() < end) {
                all.accept(e);
                if (e.time() >= begin) {
                    later.accept(e);
                }
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("times", timesOf(states.end(end)));
        figures.put("quality", quality.end(end));
        figures.put("lead time", lead.end(end));
        figures.put("work in progress", work.end(end));
        figures.put("output", output.end(end));
        figures.put("pitches", pitches.end(end).sections());
        figures.put("waits", waits.end(end).waited());
        figures.put("drift", drift.end(end).stations());
        return figures;
    }

    private static List<Object> timesOf(StateTimes.Result result) {
        List<Object> all = new ArrayList<>();
        all.add(result.ms());
        all.add(result.produced());
        all.add(result.again());
        all.add(result.setUp());
        return all;
    }

    private static List<Integer> of(Places places, Places.Kind kind) {
        return places.all().stream()
                .filter(place -> place.kind() == kind)
                .map(Places.Place::index)
                .toList();
    }
}
