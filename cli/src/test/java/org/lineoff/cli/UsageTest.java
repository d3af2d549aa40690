package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final Command lineoff = new Command();

    @Test
    void withoutAVerbItShowsItsHelp() {
        Command.Result result = lineoff.run();

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("Usage: lineoff", "run", "check", "examples/yizhuang");
    }

    @Test
    void helpSpeaksChineseWhenAskedOrWhenTheTerminalDoes() {
        assertThat(lineoff.run("run", "--lang", "zh", "--help").out()).contains("每项承诺的概率");
        assertThat(new Command().with("LANG", "zh_CN.UTF-8").run("run", "--help").out())
                .contains("每项承诺的概率");
        assertThat(lineoff.run("run", "--help").out()).contains("chance of every promise");
    }

    @Test
    void helpIsAVerbTooAndSaysWhatTheOptionSays() {
        assertThat(lineoff.run("help").out()).isEqualTo(lineoff.run("--help").out());
        assertThat(lineoff.run("help", "serve").out())
                .isEqualTo(lineoff.run("serve", "--help").out())
                .contains("--port");
        assertThat(lineoff.run("help", "record", "backup", "--lang", "zh").out())
                .isEqualTo(lineoff.run("record", "backup", "--lang", "zh", "--help").out());
        Command.Result unknown = lineoff.run("help", "sreve");
        assertThat(unknown.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(unknown.err()).contains("sreve", "serve");
    }

    @Test
    void theVersionIsTheOneOfTheBuild() {
        assertThat(lineoff.run("--version").out()).matches("lineoff \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rnu x",
                "run",
                "run x --as-of yesterday",
                "run x --replications many",
                "run x --replications 0",
                "run x --threads -1",
                "run x --lang fr",
                "run x y",
                "check",
                "check x --as-of 2024-13-01",
                "run x --no-such-option"
            })
    void wrongUsageEndsInTwoWithoutAStackTrace(String line) {
        Command.Result result = lineoff.run((Object[]) line.split(" "));

        assertThat(result.status()).as(result.err()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).isNotBlank().doesNotContain("\tat ", "Exception");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void aFolderThatIsNotThereIsWrongInput(String verb, @TempDir Path dir) {
        Command.Result result = lineoff.run(verb, dir.resolve("nothing"));

        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err()).contains("nothing").doesNotContain("\tat ", "Exception");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        ResourceBundle en =
                ResourceBundle.getBundle("org.lineoff.cli.texts", Language.locale("en"));
        ResourceBundle zh =
                ResourceBundle.getBundle("org.lineoff.cli.texts", Language.locale("zh"));

        assertThat(zh.keySet()).isEqualTo(en.keySet());
    }
}
