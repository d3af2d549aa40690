package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction;
import org.lineoff.model.Junction.LotSource;
import org.lineoff.model.Known;
import org.lineoff.simulate.Layout.OtherSite;

/**
 * What lot sources do in every plant, told from the events alone: what was in the rack at the
 * start, and was made, less what was taken is never below nothing nor above the rack; lots are
 * whole, of the part whose rack is emptiest; no stroke begins without room, and none waits that
 * could begin.
 */
final class LotLaws {
    private final LotSource source;
    private final String as;
    private final Map<String, Integer> stock = new LinkedHashMap<>();
    private String part = "";
    private String before = "";
    private int left;

    /** Whether a stroke is in the machine, and whether it has ended. */
    private boolean inside;

    private boolean ended;
    private boolean open = true;

    private LotLaws(LotSource source, String as) {
        this.source = source;
        this.as = as;
        source.parts().forEach(p -> stock.put(p.id(), value(p.stock())));
    }

    private static int value(Known<Integer> figure) {
        return figure.versions().getFirst().value();
    }

    static void check(Ran ran, String as) {
        Map<String, LotLaws> laws = new HashMap<>();
        Map<String, String> shops = new HashMap<>();
        for (Layout.JunctionSite site : LayoutBuilder.layout(ran.plant()).junctions()) {
            if (site instanceof OtherSite o && o.junction() instanceof LotSource source) {
                laws.put(o.name(), new LotLaws(source, as));
            } else if (site instanceof OtherSite o && o.junction() instanceof Junction.Join) {
                shops.put(o.name(), o.name().substring(0, o.name().lastIndexOf('/') + 1));
            }
        }
        long now = 0;
        for (Event e : ran.reported()) {
            if (e.time() > now) {
                long instant = now;
                laws.values().forEach(law -> law.endOfInstant(instant));
                now = e.time();
            }
            if (laws.containsKey(e.place())) {
                laws.get(e.place()).take(e);
            } else if (e.type() == EventType.PART_FITTED) {
                int slash = e.part().indexOf('/');
                if (slash > 0) {
                    LotLaws law = laws.get(shops.get(e.place()) + e.part().substring(0, slash));
                    law.taken(e, e.part().substring(slash + 1));
                }
            }
        }
    }

    private void taken(Event e, String name) {
        int now = stock.merge(name, (int) -e.value(), Integer::sum);
        assertThat(now).as("%s: in the rack after %s", as, e).isNotNegative();
    }

    private LotSource.LotPart part(String id) {
        return source.parts().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    }

    private boolean fits(LotSource.LotPart p) {
        return stock.get(p.id()) + p.perStroke() <= value(p.rackMax());
    }

    private Optional<LotSource.LotPart> emptiest() {
        List<LotSource.LotPart> due =
                source.parts().stream()
                        .filter(p -> stock.get(p.id()) < value(p.rackMin()) && fits(p))
                        .toList();
        return due.stream()
                .min((p, q) -> Double.compare(ratio(p), ratio(q))); // the first of equal ones
    }

    private double ratio(LotSource.LotPart p) {
        return (double) stock.get(p.id()) / value(p.rackMin());
    }

    private void take(Event e) {
        switch (e.type()) {
            case LOT_BEGUN -> {
                assertThat(left).as("%s: strokes left before %s", as, e).isZero();
                assertThat(e.part()).as("%s: %s", as, e).isEqualTo(emptiest().orElseThrow().id());
                before = part;
                part = e.part();
                left = value(part(part).lot());
                assertThat(e.value()).as("%s: %s", as, e).isEqualTo(left);
            }
            case ENTERED -> {
                assertThat(fits(part(part))).as("%s: room for %s", as, e).isTrue();
                assertThat(left).as("%s: strokes left for %s", as, e).isPositive();
                inside = true;
                ended = false;
            }
            case WORK_STARTED -> {
                boolean first = left == value(part(part).lot());
                boolean changes = first && !before.isEmpty() && !before.equals(part);
                long time =
                        changes && source.changeOver() != null
                                ? source.changeOver().versions().getFirst().value().toMillis()
                                : 0;
                assertThat(e.value()).as("%s: change-over of %s", as, e).isEqualTo(time);
            }
            case PART_MADE -> {
                assertThat(e.part()).as("%s: %s", as, e).isEqualTo(part);
                assertThat(e.value()).as("%s: %s", as, e).isEqualTo(part(part).perStroke());
                int now = stock.merge(part, (int) e.value(), Integer::sum);
                assertThat(now)
                        .as("%s: in the rack after %s", as, e)
                        .isLessThanOrEqualTo(value(part(part).rackMax()));
                left--;
                ended = true;
            }
            case LEFT -> inside = false;
            case STOPPED -> open = false;
            case RESUMED -> open = true;
            default -> {}
        }
    }

    private void endOfInstant(long now) {
        if (open && (!inside || ended)) {
            assertThat(left > 0 ? fits(part(part)) : emptiest().isPresent())
                    .as("%s: a stroke of %s waits at %d", as, source.id(), now)
                    .isFalse();
        }
    }
}
