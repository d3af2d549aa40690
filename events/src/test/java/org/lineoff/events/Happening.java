package org.lineoff.events;

/** One call of a sink, kept. */
record Happening(
        EventType type,
        long time,
        int place,
        long car,
        int visit,
        int part,
        Cause cause,
        double value) {

    static Happening of(EventType type, long time, int place, long car) {
        return new Happening(type, time, place, car, 0, -1, Cause.NONE, 0);
    }

    Happening cause(Cause why) {
        return new Happening(type, time, place, car, visit, part, why, value);
    }

    Happening visit(int n) {
        return new Happening(type, time, place, car, n, part, cause, value);
    }

    Happening part(int index) {
        return new Happening(type, time, place, car, visit, index, cause, value);
    }

    Happening value(double v) {
        return new Happening(type, time, place, car, visit, part, cause, v);
    }

    void into(EventSink sink) {
        sink.accept(type, time, place, car, visit, part, cause, value);
    }
}
