package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The head of a build sequence, shared by the sources that name it: whichever decides first takes
 * it. Build numbers run from 1.
 */
final class BuildSequence extends Timed {
    private final Floor floor;
    private final int index;
    private final Orders orders;

    /** Option groups that matter. */
    private final int[] groups;

    private final List<Junction> sources = new ArrayList<>();
    private long head = 1;
    private long date;

    /**
     * A sequence of a run.
     *
     * @param index in {@code demand.yaml}
     */
    BuildSequence(Floor floor, int index, Orders orders) {
        super(floor.timers, Rank.ORDERS);
        this.floor = floor;
        this.index = index;
        this.orders = orders;
        this.groups = floor.layout.optionGroups().stream().mapToInt(Integer::intValue).toArray();
        this.date = orders.dateOf(1);
    }

    void addSource(Junction source) {
        sources.add(source);
    }

    /** When the head comes in; {@link #NEVER} if there are no more orders. */
    long date() {
        return date;
    }

    boolean isExhausted() {
        return date == NEVER;
    }

    /** The head came in. */
    @Override
    void due() {
        for (int i = 0; i < sources.size(); i++) {
            floor.wake(sources.get(i));
        }
    }

    void begin() {
        wakeAt(Math.max(0, date));
    }

    /** Takes the head. */
    Car take(int source) {
        Car car = floor.cars.take();
        car.number = head;
        car.sequence = index;
        car.source = source;
        car.model = orders.model(head, date);
        for (int g = 0; g < car.choices.length; g++) {
            car.choices[g] = orders.choice(head, groups[g], car.model);
        }
        head++;
        date = orders.dateOf(head);
        if (date > floor.now) {
            wakeAt(date);
        } else {
            due();
        }
        return car;
    }
}
