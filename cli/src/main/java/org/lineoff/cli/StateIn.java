package org.lineoff.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.StateFile;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;
import org.lineoff.model.state.PlantState;
import org.lineoff.simulate.StateFit;

/** Reads the state of a plant and, where it is none or does not fit the plant, says all of it. */
final class StateIn {
    private final Terminal terminal;
    private final String language;

    StateIn(Terminal terminal, String language) {
        this.terminal = terminal;
        this.language = language;
    }

    /** The state; empty if there were problems, which have then been shown. */
    Optional<PlantState> read(Path file, Plant plant) {
        StateFile read = StateFile.read(file);
        List<Problem> problems = read.problems();
        Optional<PlantState> state = read.state();
        if (state.isPresent()) {
            problems = StateFit.problems(plant, state.get(), new Places(read));
        }
        if (problems.isEmpty()) {
            return state;
        }
        Complaints.show(
                terminal,
                new Texts(language),
                file,
                problems,
                Complaints.A_SCREEN,
                problem -> ProblemTexts.text(problem, language, read.lines()));
        return Optional.empty();
    }

    private record Places(StateFile file) implements StateFit.Source {
        @Override
        public Where where(Object record, String key) {
            return file.where(record, key);
        }

        @Override
        public @Nullable String nearest(String name, Collection<String> known) {
            return StateFile.nearest(name, known);
        }
    }
}
