package org.lineoff.bench;

/** The sets of published lines, and what is wanted of each. */
enum BalanceSet {
    CLASSIC("classic, cycle given", 269, 10),
    CLASSIC_CYCLE("classic, stations given", 302, 30),
    TASKS_20("2013, 20 tasks", 525, 30),
    TASKS_100("2013, 100 tasks", 53, 30),
    TASKS_1000("2013, 1,000 tasks", 53, 60);

    private final String title;
    private final int usual;
    private final int seconds;

    BalanceSet(String title, int usual, int seconds) {
        this.title = title;
        this.usual = usual;
        this.seconds = seconds;
    }

    String title() {
        return title;
    }

    /** Instances measured without {@code --full}. */
    int usual() {
        return usual;
    }

    /** Of processor time, each instance. */
    int seconds() {
        return seconds;
    }
}
