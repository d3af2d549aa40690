package org.lineoff.cli;

import org.lineoff.execute.Projections;
import picocli.CommandLine.Command;

/** {@code lineoff record rebuild DIR}: makes all tables again from the record. */
@Command(name = "rebuild")
final class RecordRebuild extends RecordVerb {
    RecordRebuild(Terminal terminal) {
        super(terminal);
    }

    @Override
    int work(Context context) {
        new Projections(context.store(), context.rules()).rebuild();
        put("rebuilt", true);
        say(context.texts().get("record.rebuilt"));
        return Main.DONE;
    }
}
