package org.lineoff.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What to say when the command line itself is wrong: one line, a remedy, no stack trace. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {
    private final Terminal terminal;
    private final Texts texts;

    WrongUsage(Terminal terminal, String language) {
        this.terminal = terminal;
        this.texts = new Texts(language);
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println("lineoff: " + what(e));
        terminal.err().println("  " + texts.get("usage.help", verb));
        return Main.WRONG_USAGE;
    }

    private String what(ParameterException e) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (e instanceof CommandLine.MissingParameterException missing) {
            CommandLine.Model.ArgSpec first = missing.getMissing().getFirst();
            return texts.get("usage.missing", first.isOption() ? name(first) : first.paramLabel());
        }
        if (e instanceof CommandLine.OverwrittenOptionException && e.getArgSpec() != null) {
            return texts.get("usage.twice", name(e.getArgSpec()));
        }
        CommandLine.Model.ArgSpec arg = e.getArgSpec();
        if (arg != null && e.getValue() != null) {
            return texts.get(
                    arg.type() == java.time.LocalDate.class ? "usage.date" : "usage.value",
                    name(arg),
                    e.getValue());
        }
        return String.valueOf(e.getMessage());
    }

    private String unmatched(CommandLine.UnmatchedArgumentException e) {
        String word = e.getUnmatched().getFirst();
        List<String> near = e.getSuggestions();
        return near.isEmpty()
                ? texts.get("usage.unknown", word)
                : texts.get("usage.unknownNear", word, near.getFirst());
    }

    private static String name(CommandLine.Model.ArgSpec arg) {
        return arg instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : arg.paramLabel();
    }
}
