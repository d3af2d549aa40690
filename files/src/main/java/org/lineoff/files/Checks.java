package org.lineoff.files;

/**
 * What no single file can know: names that refer to nothing, statements that cannot stand together,
 * a plant that cannot work. Every check looks only at what could be read ({@link Origins#ok}), so
 * that one mistake is one complaint.
 */
final class Checks {
    private Checks() {}

    static void all(Draft draft, Origins origins, Faults faults) {
        Ids ids = new Ids(draft, origins, faults);
        new NameChecks(draft, origins, ids).run();
        new CalendarChecks(draft, origins, faults).run();
        new ProductChecks(draft, origins, faults).run();
        new RuleChecks(draft, origins, faults, ids).run();
        new ProcessChecks(draft, origins, faults, ids).run();
        new ProgrammeChecks(draft, origins, faults, ids).run();
        new SectionChecks(draft, origins, faults, ids).run();
        new CrewChecks(draft, origins, faults, ids).run();
        new FigureChecks(origins, faults).run();
        new LeverChecks(draft, origins, faults).run();
        new PolicyChecks(draft, origins, faults, ids).run();
        new BacktestChecks(draft, origins, faults).run();
        new SequencingChecks(draft, origins, faults, ids).run();
        new ExecutionChecks(draft, origins, faults, ids).run();
        Layout layout = new Layout(draft, origins, faults, ids);
        new FlowChecks(draft, layout, origins, faults).run();
        new JunctionChecks(draft, layout, origins, faults, ids).run();
        new SplitChecks(draft, layout, origins, faults).run();
    }
}
