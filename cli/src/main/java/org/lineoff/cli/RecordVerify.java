package org.lineoff.cli;

import java.util.List;
import org.lineoff.execute.Projections;
import picocli.CommandLine.Command;

/** {@code lineoff record verify DIR}: whether all tables are what the record adds up to. */
@Command(name = "verify")
final class RecordVerify extends RecordVerb {
    private static final int SHOWN = 20;

    RecordVerify(Terminal terminal) {
        super(terminal);
    }

    @Override
    int work(Context context) {
        List<String> differences = new Projections(context.store(), context.rules()).differences();
        put("differences", differences);
        say(
                differences.isEmpty()
                        ? context.texts().get("record.verified")
                        : context.texts().get("record.differs", differences.size()));
        differences.stream().limit(SHOWN).forEach(one -> say("  " + one));
        return differences.isEmpty() ? Main.DONE : Main.NOT_MET;
    }
}
