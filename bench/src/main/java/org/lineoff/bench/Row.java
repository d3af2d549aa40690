package org.lineoff.bench;

/**
 * One line of the result: the median of several repetitions.
 *
 * @param nsPerVisit time of one thread's processor for a visit of a car at a station
 */
record Row(String engine, String workload, double visitsPerSecond, double nsPerVisit) {
    static Row of(String engine, String workload, double nsPerVisit) {
        return new Row(engine, workload, 1e9 / nsPerVisit, nsPerVisit);
    }
}
