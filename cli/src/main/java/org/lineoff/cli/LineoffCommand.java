package org.lineoff.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code lineoff} itself; without a verb it shows its help. */
@Command(name = "lineoff", versionProvider = LineoffCommand.Version.class)
final class LineoffCommand implements Runnable {
    private final CommandLine line;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    boolean help; // picocli acts on it

    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "version")
    boolean version; // picocli acts on it

    private LineoffCommand() {
        this.line = new CommandLine(this);
    }

    /** The whole command line: this command and its verbs. */
    static CommandLine line(Terminal terminal) {
        return new LineoffCommand()
                .line
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new SimulateCommand(terminal))
                .addSubcommand(new SequenceCommand(terminal))
                .addSubcommand(new BalanceCommand(terminal))
                .addSubcommand(new ProductCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new OrdersCommand(terminal))
                .addSubcommand(new PromiseCommand(terminal))
                .addSubcommand(new TraceCommand(terminal))
                .addSubcommand(new AsBuiltCommand(terminal))
                .addSubcommand(new QualityCommand(terminal))
                .addSubcommand(RecordCommand.line(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new NewCommand(terminal))
                .addSubcommand(new HelpCommand());
    }

    @Override
    public void run() {
        line.usage(line.getOut());
    }

    /** The version that the build wrote down. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lineoff " + number()};
        }

        static String number() {
            Properties build = new Properties();
            try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
                build.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return build.getProperty("version");
        }
    }
}
