package org.lineoff.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ServeFile;
import org.lineoff.model.Plant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff check DIR}: reads everything, reports every fault at once. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    private Path folder = Path.of("");

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "asOf")
    private @Nullable LocalDate asOf;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        Folder reading = new Folder(terminal, language);
        Optional<Plant> plant = reading.read(folder, asOf);
        Path served = folder.resolve(ServeFile.NAME);
        boolean isServedWell = !Files.exists(served) || reading.served(served).isPresent();
        if (plant.isEmpty() || !isServedWell) {
            return Main.WRONG_INPUT;
        }
        Plant p = plant.get();
        terminal.out()
                .println(
                        texts.get(
                                "check.fine",
                                p.title().in(language),
                                p.lines().size(),
                                p.shops().size(),
                                p.programme().activities().size(),
                                p.programme().promises().size()));
        terminal.out().flush();
        return Main.DONE;
    }
}
