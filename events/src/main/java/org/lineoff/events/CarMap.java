package org.lineoff.events;

/**
 * A number for each car that is somewhere between two events: open addressing with linear probing
 * in one array, deletion by closing the gap, so that it stays as small as the plant's work in
 * progress. All operations cost O(1) on average. Not for car 0, which means none.
 */
final class CarMap {
    private static final int FIRST_CAPACITY = 256;

    /**
     * Slot i holds a car at 2i, 0 if empty, and its number at 2i + 1. Capacity is a power of two.
     */
    private long[] slots = new long[2 * FIRST_CAPACITY];

    private int mask = FIRST_CAPACITY - 1;
    private int size;

    int size() {
        return size;
    }

    long getOrDefault(long car, long missing) {
        int i = slot(car);
        return car != 0 && slots[2 * i] == car ? slots[2 * i + 1] : missing;
    }

    void put(long car, long number) {
        if (car == 0) {
            throw new IllegalArgumentException("car 0 means no car");
        }
        int i = slot(car);
        if (slots[2 * i] == 0) {
            slots[2 * i] = car;
            size++;
        }
        slots[2 * i + 1] = number;
        if (2 * size > mask) {
            grow();
        }
    }

    /** Takes the car out and returns its number. */
    long remove(long car, long missing) {
        int gap = slot(car);
        if (car == 0 || slots[2 * gap] != car) {
            return missing;
        }
        long number = slots[2 * gap + 1];
        size--;
        int i = gap;
        while (true) {
            i = (i + 1) & mask;
            long next = slots[2 * i];
            if (next == 0) {
                slots[2 * gap] = 0;
                return number;
            }
            // It may move into the gap unless its home lies behind the gap, on the way to where it
            // is.
            if (((i - home(next)) & mask) >= ((i - gap) & mask)) {
                slots[2 * gap] = next;
                slots[2 * gap + 1] = slots[2 * i + 1];
                gap = i;
            }
        }
    }

    /** The slot of the car, or the empty one where it would go. */
    private int slot(long car) {
        int i = home(car);
        while (slots[2 * i] != car && slots[2 * i] != 0) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private int home(long car) {
        long mixed = car * 0x9E3779B97F4A7C15L; // neighbours in number need not be neighbours here
        return (int) (mixed >>> 40) & mask;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        mask = 2 * mask + 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int to = slot(old[i]);
                slots[2 * to] = old[i];
                slots[2 * to + 1] = old[i + 1];
            }
        }
    }
}
