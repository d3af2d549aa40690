package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders into the record of the example, and confirmations out of it. */
class OrdersTest {
    private static final Path PLANT = Command.example("yizhuang");

    @TempDir Path dir;

    @BeforeEach
    void someOrders() throws IOException {
        Command.Result result =
                new Command()
                        .run(
                                "sequence",
                                PLANT,
                                "--generate-orders",
                                "12",
                                "--out",
                                dir.resolve("new.csv"),
                                "--from",
                                "2024-12-02",
                                "--as-of",
                                "2024-12-01");
        assertThat(result.status()).as(result.err()).isZero();
        List<String> lines = Files.readAllLines(dir.resolve("new.csv"));
        List<String> more = new ArrayList<>();
        more.add(lines.getFirst() + ",Dealer");
        lines.stream().skip(1).forEach(line -> more.add(line + ",\"Haidian, north\""));
        Files.write(dir.resolve("orders.csv"), more);
    }

    private Command.Result run(Object... more) {
        List<Object> args =
                new ArrayList<>(List.of("orders", PLANT, "--data", dir.resolve("data")));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    private Command.Result in(Path file, Object... more) {
        List<Object> args = new ArrayList<>(List.of("--in", file, "--as-of", "2024-12-01"));
        args.addAll(List.of(more));
        return run(args.toArray());
    }

    @Test
    void ordersAreTakenOnceAndAnsweredWithAllTheirColumns() throws IOException {
        Path answers = dir.resolve("answers.csv");
        Command.Result first = in(dir.resolve("orders.csv"), "--answers", answers);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("12 orders taken", "0 refused");
        List<String> answered = Files.readAllLines(answers);
        assertThat(answered.getFirst()).endsWith("Dealer,Build number,Answer");
        assertThat(answered.get(3)).endsWith("\"Haidian, north\",3,taken");

        // The answered file may come back; what it says is known.
        Command.Result again = in(answers, "--answers", answers);
        assertThat(again.out()).contains("0 orders taken", "12 known");
        assertThat(Files.readAllLines(answers).get(3)).endsWith("\"Haidian, north\",3,known");
    }

    @Test
    void aRefusedRowSaysWhyAtItsCellAndLetsTheOthersIn() throws IOException {
        Path file = dir.resolve("orders.csv");
        Command.edit(file, "(-00002,)[a-z0-9]+,", "$1su8,");
        Path answers = dir.resolve("answers.xlsx");
        Command.Result result = in(file, "--answers", answers, "--strict");

        assertThat(result.status()).isEqualTo(Main.NOT_MET);
        assertThat(result.err()).contains("cell B3", "su8", "su7");
        assertThat(result.out()).contains("11 orders taken", "1 refused");
        Command.Result back = in(answers);
        assertThat(back.out()).contains("0 orders taken", "11 known", "1 refused");
    }

    @Test
    void aChangedOrderIsChangedAndItsJsonSaysSo() throws IOException {
        Path file = dir.resolve("orders.csv");
        in(file);
        Command.edit(file, "wheels(19|20|21)", "wheels20");
        var answer = JsonMapper.shared().readTree(in(file, "--json").out());

        assertThat(answer.get("orders")).hasSize(12);
        assertThat(answer.get("orders").findValuesAsString("outcome"))
                .contains("changed")
                .doesNotContain("taken", "refused");
    }

    @Test
    void whatASimulatedPlantDoesIsConfirmedInBothLanguages() throws IOException {
        Serving.threeDays(dir.resolve("log"), dir.resolve("data"));

        Path csv = dir.resolve("c.csv");
        Command.Result english = run("--confirmations", csv);
        assertThat(english.out()).contains("Next time: --since ");
        String next = english.out().replaceAll("(?s).*--since (\\d+).*", "$1");
        assertThat(Files.readString(csv))
                .startsWith("\uFEFFRecord number,Kind,Time,Order,")
                .contains("line-off", "consumption", "LZZSU7A1");
        long off = Files.readAllLines(csv).stream().filter(l -> l.contains(",line-off,")).count();
        assertThat(off).isGreaterThan(20);
        assertThat(run("--confirmations", csv, "--since", next).out()).contains(" 0 confirmations");
        Path book = dir.resolve("c.xlsx");
        assertThat(run("--confirmations", book, "--lang", "zh").out()).contains("条报工");
        assertThat(Files.size(book)).isGreaterThan(4000);
        JsonNode cars = JsonMapper.shared().readTree(run("--json").out()).get("cars");
        long after = 0;
        for (String status : List.of("LINE_OFF", "RELEASED", "SHIPPED")) {
            after += cars.path(status).asLong();
        }
        assertThat(after).isEqualTo(off);
        assertThat(run().out()).contains("Cars by status", "released: ");
    }

    @Test
    void withoutARecordItSaysHowToBeginOne() {
        Command.Result result = run();
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err()).contains("no record", "--in orders.csv");
        assertThat(run("--answers", "x.csv").status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(run("--database", "mysql:x").err()).contains("jdbc:postgresql");
    }
}
