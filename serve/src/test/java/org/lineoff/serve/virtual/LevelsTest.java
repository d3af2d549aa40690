package org.lineoff.serve.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.execute.Report;
import org.lineoff.execute.What;
import org.lineoff.model.random.Choices;

class LevelsTest {
    /** When a line is captured: after all of earlier levels, and behind its own sender's. */
    private record At(int level, String sender, int place) {
        boolean isSurelyBefore(At other) {
            return level < other.level
                    || (level == other.level && sender.equals(other.sender) && place < other.place);
        }
    }

    @Test
    void whatComesBeforeAGateIsCapturedBeforeItAndWhatComesAfterAfter() {
        for (int seed = 0; seed < 300; seed++) {
            Choices choices = new Choices(seed, 1);
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Line.Kind kind = choices.below(4) == 0 ? Line.Kind.STRICT : Line.Kind.PLAIN;
                Report report = Report.of("r" + i, What.ENTERED, i).car(choices.below(4));
                lines.add(new Line(i, "s" + choices.below(3), kind, report));
            }
            Map<Line, At> at = new HashMap<>();
            List<Map<String, List<Line>>> levels = Levels.of(lines);
            for (int level = 0; level < levels.size(); level++) {
                for (Map.Entry<String, List<Line>> own : levels.get(level).entrySet()) {
                    for (int i = 0; i < own.getValue().size(); i++) {
                        Line line = own.getValue().get(i);
                        assertThat(at.put(line, new At(level, own.getKey(), i))).isNull();
                    }
                }
            }
            assertThat(at).hasSameSizeAs(lines);
            for (int i = 0; i < lines.size(); i++) {
                for (int j = i + 1; j < lines.size(); j++) {
                    Line first = lines.get(i);
                    Line second = lines.get(j);
                    boolean matters =
                            first.report().car() == second.report().car()
                                    && first.report().car() != 0
                                    && (first.kind() == Line.Kind.STRICT
                                            || second.kind() == Line.Kind.STRICT);
                    if (matters) {
                        assertThat(at.get(first).isSurelyBefore(at.get(second)))
                                .as("seed %d: %s before %s", seed, first, second)
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Else every report would be a request of its own. */
    @Test
    void whatDoesNotDependGoesAtOnce() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Report report = Report.of("r" + i, What.ENTERED, i).car(1 + i % 7);
            lines.add(new Line(i, "s" + i % 5, Line.Kind.PLAIN, report));
        }
        assertThat(Levels.of(lines)).hasSize(1);
    }
}
