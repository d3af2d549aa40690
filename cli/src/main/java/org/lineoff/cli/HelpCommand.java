package org.lineoff.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code lineoff help [VERB]}: what {@code --help} says, for those who ask with a word. */
@Command(name = "help", helpCommand = true)
final class HelpCommand implements Runnable {
    /** For {@code --lang}, which every verb takes. */
    @Mixin
    @SuppressWarnings("UnusedVariable")
    private final Common common = new Common();

    @Parameters(paramLabel = "VERB", arity = "0..*", descriptionKey = "helpVerbs")
    private List<String> verbs = List.of();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts in the real one

    @Override
    public void run() {
        CommandLine asked = spec.parent().commandLine();
        for (String verb : verbs) {
            CommandLine inner = asked.getSubcommands().get(verb);
            if (inner == null) {
                throw new UnmatchedArgumentException(asked, List.of(verb));
            }
            asked = inner;
        }
        asked.usage(spec.commandLine().getOut());
    }
}
