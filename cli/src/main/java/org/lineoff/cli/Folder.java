package org.lineoff.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.AsOfCheck;
import org.lineoff.files.PlantFolder;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.ReadResult;
import org.lineoff.files.ServeFile;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;

/** Reads a plant folder and, where something is wrong, says everything that is, at once. */
final class Folder {
    private final Terminal terminal;
    private final String language;
    private final Texts texts;

    Folder(Terminal terminal, String language) {
        this.terminal = terminal;
        this.language = language;
        this.texts = new Texts(language);
    }

    /**
     * The plant, as of the day given (null: the plant's own); empty if there were problems, which
     * have then been shown.
     */
    Optional<Plant> read(Path folder, @Nullable LocalDate asOf) {
        return whole(folder, asOf).flatMap(ReadResult::plant);
    }

    /** The same with the places of everything in the files. */
    Optional<ReadResult> whole(Path folder, @Nullable LocalDate asOf) {
        return checked(folder, PlantFolder.read(folder), asOf);
    }

    /** What was read, if nothing is wrong with it; else all that is has been shown. */
    Optional<ReadResult> checked(Path from, ReadResult read, @Nullable LocalDate asOf) {
        List<Problem> problems = read.problems();
        Optional<Plant> plant = read.plant();
        if (problems.isEmpty() && plant.isPresent()) {
            LocalDate day = asOf == null ? plant.get().asOf() : asOf;
            problems = AsOfCheck.problems(plant.get(), day, read);
        }
        if (!problems.isEmpty()) {
            show(from, read, problems);
            return Optional.empty();
        }
        return Optional.of(read);
    }

    /** How it is served, as its own file or another says; empty if something was wrong with it. */
    Optional<ServeFile> served(Path file) {
        ServeFile served = ServeFile.read(file);
        if (!served.problems().isEmpty()) {
            show(file, served.lines(), served.problems());
            return Optional.empty();
        }
        return Optional.of(served);
    }

    private void show(Path folder, ReadResult read, List<Problem> problems) {
        for (Problem problem : problems) {
            terminal.err().println(ProblemTexts.text(problem, language));
            String excerpt = read.excerpt(problem.where());
            if (!excerpt.isEmpty()) {
                terminal.err().println(excerpt.stripTrailing());
            }
            terminal.err().println();
        }
        terminal.err().println(texts.get("problems.count", problems.size(), folder.toString()));
    }
}
