package org.lineoff.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lineoff.model.state.PlantState.OrderState;
import org.lineoff.model.state.PlantState.SequenceState;

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
    private final List<Supply> supplies = new ArrayList<>();
    private long head = 1;
    private long date;

    /** What the head is for, where that is asked before it is taken; of which head it holds. */
    private final int[] choices;

    private int model = -1;
    private long known;

    /** What the next orders are for, where a state has said it. */
    private final Deque<Planned> ahead = new ArrayDeque<>();

    /** An order of which a state says what it is for, and what that means here. */
    record Planned(OrderState stated, int model, List<Integer> choices) {
        /** The number by which stores give out the car that is built for it. */
        long wanted(long number) {
            Long wanted = stated.wanted();
            return wanted == null ? number : wanted;
        }
    }

    /** Since when there were parts for all orders that were taken: no other could be the head. */
    private long partsBefore = Long.MIN_VALUE;

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
        this.choices = new int[groups.length];
        this.date = orders.dateOf(1);
        floor.backlog.put(index, this);
    }

    void addSource(Junction source) {
        sources.add(source);
    }

    /** Some of its cars need those parts. */
    void add(Supply supply) {
        supplies.add(supply);
        supply.add(this);
    }

    /**
     * Since when the parts of the head, and of all orders before it, have been there; {@link
     * Long#MIN_VALUE} if they need none that are limited, or since the first day.
     */
    long partsSince() {
        long since = partsBefore;
        for (int i = 0; i < supplies.size(); i++) {
            Supply supply = supplies.get(i);
            if (needs(supply)) {
                since = Math.max(since, supply.since());
            }
        }
        return since;
    }

    private boolean needs(Supply supply) {
        if (known != head) {
            known = head;
            model = modelOfHead();
            for (int g = 0; g < groups.length; g++) {
                choices[g] = choiceOfHead(g, model);
            }
        }
        return supply.isNeeded(model, choices);
    }

    Orders orders() {
        return orders;
    }

    SequenceState save(String id) {
        return new SequenceState(
                id,
                head,
                partsBefore == Long.MIN_VALUE ? null : partsBefore,
                floor.backlog.lineOffs(index),
                floor.backlog.lately(index, floor.days, floor.today),
                ahead.stream().map(Planned::stated).toList());
    }

    /** Goes on from there, now. */
    void restore(SequenceState state, StateBook book) {
        head = state.next();
        date = orders.dateOf(head);
        Long parts = state.partsSince();
        partsBefore = parts == null ? Long.MIN_VALUE : parts;
        floor.backlog.restore(index, state, floor.days);
        for (int i = 0; i < state.ahead().size(); i++) {
            ahead.add(book.planned(state.ahead().get(i), head + i, orders));
        }
    }

    /** After {@link #restore}: waits for its head. */
    void goOn() {
        wakeAt(date > floor.now ? date : NEVER);
    }

    private int modelOfHead() {
        return ahead.isEmpty() ? orders.model(head, date) : ahead.getFirst().model();
    }

    private int choiceOfHead(int group, int ofModel) {
        return ahead.isEmpty()
                ? orders.choice(head, groups[group], ofModel)
                : ahead.getFirst().choices().get(group);
    }

    /** When the head comes in; {@link #NEVER} if there are no more orders. */
    long date() {
        return date;
    }

    /**
     * Returns how many orders are dated before an instant that is now, at which nothing has
     * happened yet.
     */
    long ordersBefore(long time) {
        long low = head - 1; // what was taken was dated earlier
        long step = 1;
        while (orders.dateOf(low + step) < time) {
            low += step;
            step *= 2;
        }
        while (step > 1) {
            step /= 2;
            low += orders.dateOf(low + step) < time ? step : 0;
        }
        return low;
    }

    boolean isExhausted() {
        return date == NEVER;
    }

    /** The head came in, or parts did. */
    @Override
    void due() {
        for (int i = 0; i < sources.size(); i++) {
            floor.wake(sources.get(i));
        }
    }

    void begin() {
        wakeAt(Math.max(0, date));
    }

    /** Takes the head and its parts. */
    Car take(int source) {
        partsBefore = partsSince();
        for (int i = 0; i < supplies.size(); i++) {
            if (needs(supplies.get(i))) {
                supplies.get(i).use();
            }
        }
        Car car = floor.cars.take();
        car.number = head;
        car.wanted = ahead.isEmpty() ? head : ahead.getFirst().wanted(head);
        car.sequence = index;
        car.source = source;
        car.model = modelOfHead();
        for (int g = 0; g < car.choices.length; g++) {
            car.choices[g] = choiceOfHead(g, car.model);
        }
        if (!ahead.isEmpty()) {
            ahead.removeFirst();
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
