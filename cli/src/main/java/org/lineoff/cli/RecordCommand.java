package org.lineoff.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lineoff record}: what is done with the record of a plant as a whole. */
@Command(name = "record")
final class RecordCommand implements Runnable {
    /** For {@code --lang}, which every verb takes. */
    @Mixin
    @SuppressWarnings("UnusedVariable")
    private final Common common = new Common();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts in the real one

    private RecordCommand() {}

    /** With its verbs. */
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new RecordCommand())
                .addSubcommand(new RecordBackup(terminal))
                .addSubcommand(new RecordRestore(terminal))
                .addSubcommand(new RecordVerify(terminal))
                .addSubcommand(new RecordRebuild(terminal));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
