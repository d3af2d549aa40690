package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.balance.AssignmentFile;
import org.lineoff.balance.Balance;
import org.lineoff.balance.BalancingProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A balance as a page and as a table. */
class BalanceReportTest {
    private final BalancingProblem problem = MadeUpBalance.problem(300);
    private final Balance balance = MadeUpBalance.balance(problem);
    private final String html = HtmlReport.html(MadeUpBalance.sheet(300), "en");

    private JsonNode data() {
        String opening = "<script type=\"application/json\" id=\"forecast\">";
        int from = html.indexOf(opening) + opening.length();
        return JsonMapper.shared().readTree(html.substring(from, html.indexOf("</script>", from)));
    }

    @Test
    void threeHundredTasksBeforeAndAfterAreASmallPage() {
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(250_000);
    }

    @Test
    void thePageHoldsEveryTaskInItsStationAndTheWorkTheyAddUpTo() {
        JsonNode data = data();
        JsonNode after = data.get("after");
        assertThat(after.get("station")).hasSize(300);
        double work = 0;
        for (int s = 1; s <= balance.stations(); s++) {
            long p7 = 0;
            long p5 = 0;
            List<Integer> tasks = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                if (balance.station().get(i) == s) {
                    p7 += problem.tasks().get(i).time().get(0);
                    p5 += problem.tasks().get(i).time().get(1);
                    tasks.add(i);
                }
            }
            JsonNode bar = after.get("bars").get(s - 1);
            assertThat(bar.get("station").asInt()).isEqualTo(s);
            List<Integer> shown = new ArrayList<>();
            bar.get("tasks").forEach(t -> shown.add(t.asInt()));
            assertThat(shown).isEqualTo(tasks);
            assertThat(after.get("models").get(s - 1).get(0).asLong()).isEqualTo(p7);
            assertThat(after.get("models").get(s - 1).get(1).asLong()).isEqualTo(p5);
            double mean = (3 * p7 + p5) / 4.0;
            assertThat(after.get("mean").get(s - 1).asDouble()).isCloseTo(mean, within(1e-6));
            work += mean;
        }
        double room = (double) MadeUpBalance.CYCLE * balance.stations();
        assertThat(after.get("work").asDouble()).isCloseTo(work, within(1e-6));
        assertThat(after.get("idle").asDouble()).isCloseTo(room - work, within(1e-6));
        assertThat(after.get("efficiency").asDouble()).isCloseTo(work / room, within(1e-6));
        assertThat(data.at("/reason/en").stringValue()).contains("t1 and t3");
        assertThat(data.at("/reason/zh").stringValue()).contains("t1 与 t3");
        assertThat(data.get("forcing").toString()).isEqualTo("[0,2]");
        assertThat(data.at("/models/0/share").asDouble()).isEqualTo(0.75);
    }

    @Test
    void theMovesAreTheTasksWhoseStationDiffers() {
        JsonNode moves = data().get("moves");
        assertThat(moves).hasSize(60);
        assertThat(moves.get(1).toString()).isEqualTo("{\"task\":5,\"from\":2,\"to\":1}");
        assertThat(data().at("/before/station/5").asInt()).isEqualTo(2);
    }

    @Test
    void withoutAnEarlierAssignmentThereAreNoMoves() {
        BalanceSheet sheet = BalanceSheets.of(problem, balance, "0.1.0", null);
        assertThat(sheet.before()).isNull();
        assertThat(sheet.moves()).isEmpty();
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndTakesTextsAsTexts() {
        PageText.loadsNothingAndTakesAsText(html, "<made up>");
    }

    @Test
    void everyTextThatThePageAsksForIsInTheCatalogue() {
        PageText.asksForTextsThatAreThere(html, "yamazumi");
    }

    @Test
    void theTableIsReadAsTheAssignmentItWas(@TempDir Path folder) throws IOException {
        Path page = ReportFolder.write(MadeUpBalance.sheet(300), folder, "zh");
        assertThat(page).exists().content().contains("<html lang=\"zh\">");
        Path table = folder.resolve("balance.csv");
        assertThat(Files.readAllLines(table))
                .hasSize(301)
                .startsWith("\uFEFFtask,station,worker,time,time:P7,time:P5", "t1,1,1,9.75,10,9");
        AssignmentFile.Reading read = AssignmentFile.read(table, problem);
        assertThat(read.problems()).isEmpty();
        assertThat(read.assignment().orElseThrow().station()).isEqualTo(balance.station());
    }
}
