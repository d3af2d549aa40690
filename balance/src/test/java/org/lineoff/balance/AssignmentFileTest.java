package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.model.Problem;

class AssignmentFileTest {
    @TempDir Path dir;

    private final BalancingProblem problem =
            BalancingProblem.plain(
                    "three",
                    List.of(Task.of("a", 3), Task.of("-b", 4), Task.of("c d", 5)),
                    List.of());

    private AssignmentFile.Reading read(String text) throws IOException {
        return AssignmentFile.read(Files.writeString(dir.resolve("x.csv"), text), problem);
    }

    private Problem only(String text) throws IOException {
        AssignmentFile.Reading reading = read(text);
        assertThat(reading.assignment()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().getFirst();
    }

    @Test
    void rowsInAnyOrderWithColumnsInAnyOrder() throws IOException {
        AssignmentFile.Assignment read =
                read("\uFEFFTime, Station ,task\r\n5,7,\"c d\"\r\n\r\n4,2,'-b\r\n3,1,a\r\n")
                        .assignment()
                        .orElseThrow();
        assertThat(read.station()).containsExactly(1, 2, 7);
        assertThat(read.worker()).containsExactly(1, 1, 1);
        assertThat(read.stations()).isEqualTo(7);
    }

    @Test
    void everyFaultIsNamedAtItsPlace() throws IOException {
        Problem unknown = only("task,station\na,1\nx,1\n-b,1\nc d,2\n");
        assertThat(unknown).isInstanceOf(Problem.Dangling.class);
        assertThat(unknown.where().line()).isEqualTo(3);
        Problem twice = only("task,station\na,1\na,2\n-b,1\nc d,2\n");
        assertThat(twice).isInstanceOf(Problem.Duplicate.class);
        assertThat(twice.where().line()).isEqualTo(3);
        Problem none = only("task,station\na,1\n-b,one\nc d,2\n");
        assertThat(none).isInstanceOf(Problem.BadValue.class);
        assertThat(none.where().column()).isEqualTo(2);
        assertThat(only("task,station\na,1\n-b,0\nc d,2\n")).isInstanceOf(Problem.OutOfRange.class);
        assertThat(only("task,station\na,1\n-b\nc d,2\n")).isInstanceOf(Problem.BadValue.class);
        assertThat(only("task,station\na,1\n-b,1\n")).isInstanceOf(Problem.Inconsistent.class);
        assertThat(only("task,place\na,1\n")).isInstanceOf(Problem.MissingKey.class);
        assertThat(only("\n \n")).isInstanceOf(Problem.Unreadable.class);
        assertThat(only("task,station,worker\na,1,1\n-b,1,2\nc d,1,1\n"))
                .as("stations have one worker")
                .isInstanceOf(Problem.OutOfRange.class);
    }
}
