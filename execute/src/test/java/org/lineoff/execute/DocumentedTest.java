package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What can be reported and why it may be refused stands in docs/execution.md. */
class DocumentedTest {
    @Test
    void everyReasonStatusAndDecisionIsOnThePage() throws IOException {
        String page = page("execution.md");
        for (Why why : Why.values()) {
            assertThat(page).contains("`" + why + "`");
        }
        String chinese = page("execution.zh-CN.md");
        for (What what : What.values()) {
            if (what.type() == null) {
                assertThat(page).contains("`" + what.id() + "`");
                assertThat(chinese).contains("`" + what.id() + "`");
            }
        }
        for (Status status : Status.values()) {
            assertThat(page).contains(status.name());
        }
    }

    @Test
    void everyReasonIsInBothLanguages() {
        for (Why why : Why.values()) {
            Reason reason = why.of("a", "b", "c", "d", "e", "f");
            assertThat(reason.text().en()).isNotBlank().doesNotContain("%");
            assertThat(reason.text().zh()).matches(".*\\p{IsHan}.*").doesNotContain("%");
        }
    }

    private static String page(String name) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs").resolve(name))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("docs").resolve(name));
    }
}
