package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;
import static org.lineoff.simulate.PlantBuilder.known;
import static org.lineoff.simulate.PlantBuilder.time;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventType;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.SetUp;
import org.lineoff.model.random.Draws;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;
import org.lineoff.simulate.ShopBuilder.StationBuilder;

/** Set-ups between cars, worked by hand. Times in s. */
@Timeout(60)
class SetUpTest {
    private static SetUp.Change change(String from, String to, String time) {
        return new SetUp.Change(from, to, known(time(time)));
    }

    /** Runs so many cars, which must turn out to be of these models. */
    private static Ran run(
            int seed, String models, PlantBuilder on, UnaryOperator<SectionBuilder> section) {
        Plant plant =
                on.model("a", 1)
                        .model("b", 1)
                        .model("c", 1)
                        .option("o", Map.of("x", 0.5, "y", 0.5))
                        .orders(PlantBuilder.ORDERS, 0, models.length())
                        .shop(
                                s ->
                                        s.section("main", section)
                                                .source("in", "main")
                                                .sink("out", "main"))
                        .build();
        Orders orders =
                Orders.of(plant, new Drawn(new Draws(seed, 0), plant.asOf()), PlantBuilder.ORDERS);
        StringBuilder drawn = new StringBuilder();
        for (int n = 1; n <= models.length(); n++) {
            drawn.append("abc".charAt(orders.model(n)));
        }
        assertThat(drawn.toString()).isEqualTo(models);
        return Ran.of(plant, seed);
    }

    private static Ran run(int seed, String models, UnaryOperator<StationBuilder> station) {
        return run(seed, models, PlantBuilder.days(1), m -> m.station("s", station));
    }

    @Test
    void theFirstChangeThatFitsHoldsElseOtherwise() {
        Ran ran =
                run(
                        1,
                        "acaabcb",
                        s ->
                                s.setUp(
                                        "model",
                                        "40s",
                                        change("a", "b", "10s"),
                                        change("b", null, "20s"),
                                        change(null, "c", "30s")));
        assertThat(ran.lines(EventType.WORK_STARTED))
                .containsExactly(
                        "0 main/s work_started 1",
                        "60 main/s work_started 2 =30000",
                        "150 main/s work_started 3 =40000",
                        "250 main/s work_started 4",
                        "310 main/s work_started 5 =10000",
                        "380 main/s work_started 6 =20000",
                        "460 main/s work_started 7 =40000");
        assertThat(ran.path()).containsExactly("main/s set_up 490", "main/s work 1680");
    }

    @Test
    void betweenTwoAlikeThereIsASetUpOnlyIfAnEntryNamesBoth() {
        UnaryOperator<StationBuilder> unnamed =
                s -> s.setUp("model", "9s", change("a", null, "5s"), change(null, "a", "7s"));
        assertThat(run(3, "aaab", unnamed).lines(EventType.WORK_STARTED))
                .containsExactly(
                        "0 main/s work_started 1",
                        "60 main/s work_started 2",
                        "120 main/s work_started 3",
                        "180 main/s work_started 4 =5000");
        UnaryOperator<StationBuilder> named = s -> s.setUp("model", null, change("a", "a", "5s"));
        assertThat(run(3, "aaab", named).lines(EventType.WORK_STARTED))
                .containsExactly(
                        "0 main/s work_started 1",
                        "60 main/s work_started 2 =5000",
                        "125 main/s work_started 3 =5000",
                        "190 main/s work_started 4");
    }

    @Test
    void anOptionGroupCanDecide() {
        Ran ran = run(1, "acaabcb", s -> s.setUp("o", null, change("x", "y", "10s")));
        assertThat(ran.lines(EventType.WORK_STARTED))
                .as("x y x x y y x")
                .containsExactly(
                        "0 main/s work_started 1",
                        "60 main/s work_started 2 =10000",
                        "130 main/s work_started 3",
                        "190 main/s work_started 4",
                        "250 main/s work_started 5 =10000",
                        "320 main/s work_started 6",
                        "380 main/s work_started 7");
    }

    @Test
    void ofParallelStationsEachIsSetUpByItsOwnCarBefore() {
        Ran ran = run(1, "acaa", s -> s.parallel(2).setUp("model", "10s"));
        assertThat(ran.lines(EventType.WORK_STARTED))
                .as("a and c at first, then a after a, and a after c")
                .containsExactly(
                        "0 main/s#1 work_started 1",
                        "0 main/s#2 work_started 2",
                        "60 main/s#1 work_started 3",
                        "60 main/s#2 work_started 4 =10000");
    }

    @Test
    void aSetUpCountsInThePitch() {
        Ran ran =
                run(
                        1,
                        "acaa",
                        PlantBuilder.days(1),
                        m ->
                                m.paced("60s")
                                        .station("s", s -> s.work("50s").setUp("model", "40s"))
                                        .station("t", "60s"));
        assertThat(ran.lines(EventType.LEFT))
                .containsExactly(
                        "60 main/s left 1 takt",
                        "150 main/s left 2 finished",
                        "150 main/t left 1 takt",
                        "240 main/s left 3 finished",
                        "240 main/t left 2 takt",
                        "300 main/s left 4 takt",
                        "300 main/t left 3 takt",
                        "360 main/t left 4 takt");
        assertThat(ran.path())
                .as("line-off at 150, 240, 300 and 360 s")
                .containsExactly("main takt 420", "main/s set_up 280", "main/s work 350");
    }

    @Test
    void aSetUpUsesNoUpTimeUp() {
        Ran ran =
                run(
                        1,
                        "aca",
                        s ->
                                s.failure("f", constant("100s"), constant("10s"))
                                        .setUp("model", "30s"));
        assertThat(ran.at("main/s"))
                .containsSubsequence(
                        "60 main/s work_started 2 =30000",
                        "130 main/s failed 2 f failure",
                        "140 main/s repaired 2 f failure",
                        "160 main/s work_finished 2",
                        "160 main/s work_started 3 =30000",
                        "250 main/s work_finished 3");
        assertThat(ran.count(EventType.FAILED)).isEqualTo(1);
    }

    @Test
    void aSetUpStandsStillWhileACalendarDependentFailureLasts() {
        Ran ran =
                run(
                        1,
                        "ac",
                        s ->
                                s.calendarFailure("h", constant("70s"), constant("100s"))
                                        .setUp("model", "30s"));
        assertThat(ran.lines(EventType.WORK_STARTED, EventType.WORK_FINISHED))
                .as("down from 70 to 170 and from 240 to 340 s")
                .containsExactly(
                        "0 main/s work_started 1",
                        "60 main/s work_finished 1",
                        "60 main/s work_started 2 =30000",
                        "350 main/s work_finished 2");
        assertThat(ran.path())
                .containsExactly("main/s failure 200", "main/s set_up 30", "main/s work 180");
    }

    @Test
    void whatEndsAtTheInstantADownBeginsIsSetUp() {
        UnaryOperator<StationBuilder> down =
                s ->
                        s.calendarFailure("h", constant("50s"), constant("100s"))
                                .setUp("model", "30s");
        assertThat(run(1, "ac", s -> down.apply(s.work("20s"))).lines(EventType.WORK_FINISHED))
                .as("set up at 50 s, work from 150 s on")
                .containsExactly("20 main/s work_finished 1", "170 main/s work_finished 2");
        UnaryOperator<StationBuilder> longer = s -> down.apply(s.work("0s")).setUp("model", "50s");
        assertThat(run(1, "ac", longer).lines(EventType.WORK_FINISHED))
                .as("no work ends at once even then")
                .containsExactly("0 main/s work_finished 1", "50 main/s work_finished 2");
    }

    @Test
    void aSetUpThatEndsWithTheShiftIsFollowedByWorkAtTheNextOpening() {
        PlantBuilder shifts =
                PlantBuilder.days(1).calendar("c", "00:00-00:01 01:00-02:00").line("p", "c");
        Ran ran =
                run(1, "ac", shifts, m -> m.station("s", s -> s.work("20s").setUp("model", "40s")));
        assertThat(ran.ofCar(2))
                .containsSubsequence(
                        "20 main/s work_started 2 =40000", "3620 main/s work_finished 2");
        assertThat(ran.path())
                .containsExactly("main off_shift 3540", "main/s set_up 40", "main/s work 60");
    }

    @Test
    void withoutWorkTheCarIsFinishedWithTheSetUpAtTheEndOfTheShift() {
        PlantBuilder shifts =
                PlantBuilder.days(1).calendar("c", "00:00-00:01 01:00-02:00").line("p", "c");
        Ran ran =
                run(1, "ac", shifts, m -> m.station("s", s -> s.work("0s").setUp("model", "60s")));
        assertThat(ran.ofCar(2))
                .containsSubsequence(
                        "0 main/s work_started 2 =60000",
                        "60 main/s work_finished 2",
                        "3600 main/s left 2 opening");
    }
}
