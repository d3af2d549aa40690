package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Demand;
import org.lineoff.model.Junction;
import org.lineoff.model.time.PlantClock;
import org.lineoff.simulate.Layout.LoopSite;
import org.lineoff.simulate.Layout.OtherSite;

/**
 * What holds of carriers and supplies in every plant, told from the events alone: the n-th car that
 * comes into a loop comes after the (n − S)-th left it and its carrier returned; cars do not use
 * more parts than have come.
 */
final class LoopLaws {
    private final Ran ran;
    private final String as;
    private final Layout layout;

    private LoopLaws(Ran ran, String as) {
        this.ran = ran;
        this.as = as;
        layout = LayoutBuilder.layout(ran.plant());
    }

    static void check(Ran ran, String as) {
        LoopLaws laws = new LoopLaws(ran, as);
        laws.layout.skidLoops().forEach(laws::carriers);
        ran.plant().demand().supplies().forEach(laws::parts);
    }

    private Set<String> within(List<Integer> sections) {
        Set<String> names = new HashSet<>();
        sections.forEach(s -> names.add(layout.sections().get(s).name() + "/"));
        return names;
    }

    private static boolean isIn(String place, Set<String> sections) {
        return sections.stream().anyMatch(place::startsWith);
    }

    private void carriers(LoopSite loop) {
        Set<String> inside = within(loop.sections());
        loop.stores().forEach(s -> inside.add(ran.places().get(s).name()));
        Set<String> first = within(List.of(loop.from()));
        Set<String> last = within(List.of(loop.to()));
        Map<Long, Long> leftLast = new HashMap<>();
        Set<Long> holding = new HashSet<>();
        List<Long> taken = new ArrayList<>();
        List<Long> given = new ArrayList<>();
        for (Event e : ran.reported()) {
            if (ran.places().get(ran.places().indexOf(e.place())).parts()) {
                continue;
            }
            switch (e.type()) {
                case ENTERED, LINE_OFF -> {
                    Long left = leftLast.get(e.car());
                    if (left != null && holding.contains(e.car()) && !isIn(e.place(), inside)) {
                        holding.remove(e.car());
                        given.add(left);
                    }
                    if (isIn(e.place(), first) && holding.add(e.car())) {
                        taken.add(e.time());
                    }
                }
                case LEFT -> {
                    if (isIn(e.place(), last)) {
                        leftLast.put(e.car(), e.time());
                    }
                }
                default -> {}
            }
        }
        holding.stream().map(leftLast::get).filter(t -> t != null).forEach(given::add);
        Collections.sort(given);
        int count = loop.loop().skids().versions().getFirst().value();
        long returns = loop.loop().returns().versions().getFirst().value().toMillis();
        for (int n = count; n < taken.size(); n++) {
            assertThat(given.size()).as("%s: carriers given back", as).isGreaterThan(n - count);
            assertThat(taken.get(n))
                    .as("%s: taking %d of %s", as, n, loop.loop().id())
                    .isGreaterThanOrEqualTo(given.get(n - count) + returns);
        }
    }

    private void parts(Demand.Supply supply) {
        PlantClock clock = new PlantClock(ran.plant().timeZone(), ran.plant().horizon().from());
        long used = 0;
        for (Event e : ran.reported()) {
            if (e.type() == EventType.RELEASED && needs(supply, e)) {
                used += supply.perCar();
                long day = clock.dateTime(e.time()).toLocalDate().toEpochDay();
                double came = supply.stock().versions().getFirst().value();
                long last = ran.plant().horizon().to().toEpochDay();
                for (Demand.Wave wave : supply.deliveries()) { // to the end, so many a week
                    long first = wave.from().versions().getFirst().value().toEpochDay();
                    double aDay = wave.perWeek().versions().getFirst().value() / 7;
                    came += aDay * (first == last ? 1 : Math.max(0, day - first));
                }
                assertThat((double) used)
                        .as("%s: %s used by %s", as, supply.id(), e)
                        .isLessThanOrEqualTo(came + 1e-6);
            }
        }
    }

    private boolean needs(Demand.Supply supply, Event e) {
        OtherSite source =
                layout.junctions().stream()
                        .filter(j -> j instanceof OtherSite o && o.name().equals(e.place()))
                        .map(OtherSite.class::cast)
                        .findFirst()
                        .orElseThrow();
        String sequence = ((Junction.Source) source.junction()).sequence();
        if (sequence == null
                || (!supply.sequences().isEmpty() && !supply.sequences().contains(sequence))) {
            return false;
        }
        Orders orders =
                Orders.of(
                        ran.plant(),
                        Ran.scenario(ran.plant(), ran.plant().runs().seed()).drawn(),
                        sequence);
        String model = ran.plant().products().models().get(orders.model(e.car())).id();
        int choice = orders.choice(e.car(), 0);
        return supply.takes().isEmpty()
                || supply.takes().contains(model)
                || (choice >= 0
                        && supply.takes()
                                .contains(
                                        ran.plant()
                                                .products()
                                                .options()
                                                .getFirst()
                                                .choices()
                                                .get(choice)
                                                .id()));
    }
}
