package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.execute.CaptureTest.whys;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.execute.PlantRules.Catalogue;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.execute.PlantRules.Fitting;
import org.lineoff.execute.PlantRules.Numbering;
import org.lineoff.execute.PlantRules.StationWork;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;

/** What nobody may report, though nothing that came before forbids it. */
class RefusedTest {
    private static final long DAY = 24 * SmallPlant.HOUR;
    private static final long NOW = 48 * SmallPlant.HOUR;
    private static final PlantClock CLOCK =
            new PlantClock(ZoneId.of("Asia/Shanghai"), LocalDate.of(2026, 3, 1));

    /**
     * A plant that says what it sells, how it numbers, what it measures and which car takes what.
     */
    private static final PlantRules RULES = rules();

    @TempDir Path folder;
    private Store store;
    private Execution plant;
    private long t = NOW - SmallPlant.HOUR;

    private static PlantRules rules() {
        PlantRules small = SmallPlant.RULES;
        Text motor = Text.of("motor");
        return new PlantRules(
                small.places(),
                small.parts(),
                small.gates(),
                small.defectClasses(),
                small.release(),
                small.changesUntil(),
                small.cancelUntil(),
                small.ahead(),
                small.late(),
                List.of(
                        new Characteristic("gap", Text.of("gap"), "mm", 0, null, 3),
                        new Characteristic("torque", Text.of("torque"), "Nm", 40, 45.0, 50)),
                List.of(
                        new StationWork(
                                "assembly/marriage",
                                List.of(
                                        new Fitting("motor", motor, 1, List.of("max"), true),
                                        new Fitting("glass", motor, 1, List.of(), true)),
                                List.of(),
                                List.of())),
                List.of(
                        new Numbering("su7", List.of(), List.of("su7"), "LZZ", "ABCDE", null, 'P'),
                        new Numbering("yu7", List.of(), List.of("yu7"), "LZZ", "YU7XX", 2027, 'P')),
                new Catalogue(Set.of("su7", "yu7"), Set.of("white", "max", "std", "market:cn")),
                CLOCK);
    }

    @BeforeEach
    void open() {
        store = Database.open(Database.SQLITE.place(folder));
        plant = new Execution(store, RULES, () -> NOW);
        plant.capture().record(SmallPlant.sequenced(1, t));
        say(SmallPlant.at("body/weld", What.ENTERED, 1, t));
    }

    @AfterEach
    void close() {
        plant.close();
        store.close();
    }

    private List<Why> say(Report report) {
        t += 1000;
        return whys(plant.capture().record(report));
    }

    private Text words(Report report) {
        t += 1000;
        return ((Answer.Rejected) plant.capture().record(report)).reasons().getFirst().text();
    }

    @Test
    void aModelOrAChoiceThatIsNotSold() {
        assertThat(say(SmallPlant.ordered(2, t).part("su8"))).containsExactly(Why.UNKNOWN_MODEL);
        assertThat(say(SmallPlant.ordered(2, t).because("white pink")))
                .containsExactly(Why.UNKNOWN_CHOICE);
        assertThat(say(SmallPlant.ordered(2, t).because("white max market:cn"))).isEmpty();
        Report changed = Report.of("c", What.CHANGED, t).car(2).because("gold");
        assertThat(say(changed)).containsExactly(Why.UNKNOWN_CHOICE);
        assertThat(say(changed.because("std"))).isEmpty();
    }

    @Test
    void aNumberOfAnotherMakerModelOrYear() {
        Report number = SmallPlant.number(1, t);
        assertThat(say(number.part("LSV"))).containsExactly(Why.OTHER_SERIES);
        assertThat(say(number.lot("YU7XX"))).containsExactly(Why.OTHER_SERIES);
        assertThat(say(number.because("Q"))).contains(Why.BAD_SERIES);
        assertThat(say(number.because("X"))).containsExactly(Why.OTHER_SERIES);
        for (int year : new int[] {1999, 2025, 2028}) {
            assertThat(say(number.visit(year))).containsExactly(Why.OTHER_SERIES);
        }
        assertThat(say(number.visit(2027))).isEmpty();
        plant.capture().record(SmallPlant.ordered(2, t).part("yu7"));
        plant.capture().record(SmallPlant.sequenced(2, t).subList(1, 5));
        assertThat(say(SmallPlant.number(2, t).lot("YU7XX"))).containsExactly(Why.OTHER_SERIES);
        assertThat(say(SmallPlant.number(2, t).lot("YU7XX").visit(2027))).isEmpty();
    }

    @Test
    void aDayThatIsOverOrInOtherUnitsAndAPlaceThatIsNone() {
        plant.capture().record(SmallPlant.sequenced(2, t).subList(0, 2));
        long said = t;
        Report promise = Report.of("p", What.PROMISED, t).car(2).because("0.8");
        Report plan = Report.of("d", What.PLANNED, t).car(2);
        Report turn = Report.of("s", What.SEQUENCED, t).car(2);
        for (double day : new double[] {-1, said - DAY, 1e16, 1e300}) {
            assertThat(say(promise.value(day))).as("%s", day).containsExactly(Why.BAD_DAY);
        }
        assertThat(say(promise.value(said - DAY + 1))).isEmpty();
        assertThat(say(plan.value(said - DAY))).containsExactly(Why.BAD_DAY);
        assertThat(say(plan.value(said))).isEmpty();
        for (double place : new double[] {0, -3, 1.5}) {
            assertThat(say(turn.value(place))).containsExactly(Why.BAD_TURN);
        }
        assertThat(say(turn.value(1))).isEmpty();
    }

    @Test
    void aPartThatTheCarDoesNotTake() {
        assertThat(say(SmallPlant.fitted("motor", "M-1", "", 1, t))).isEmpty();
        plant.capture().record(SmallPlant.ordered(2, t).because("white std"));
        plant.capture().record(SmallPlant.sequenced(2, t).subList(1, 5));
        assertThat(say(SmallPlant.fitted("motor", "M-2", "", 2, t)))
                .containsExactly(Why.OTHER_VARIANT);
        assertThat(say(SmallPlant.fitted("glass", "", "G", 2, t))).isEmpty();
    }

    /** Scanners send blanks; they are no part of a number. */
    @Test
    void thePieceThatIsInAnotherCarHoweverItIsScanned() {
        plant.capture().record(SmallPlant.sequenced(2, t));
        assertThat(say(SmallPlant.fitted("motor", "M-1 ", "", 1, t))).isEmpty();
        assertThat(say(SmallPlant.fitted("motor", "\tM-1", "", 2, t)))
                .containsExactly(Why.PART_ELSEWHERE);
        assertThat(say(SmallPlant.removed("motor", "M-1\r\n", 1, t).because("")))
                .containsExactly(Why.NO_REASON);
        assertThat(say(SmallPlant.removed("motor", "M-1\r\n", 1, t))).isEmpty();
    }

    /** A simulated plant says the number of the part where it is one piece. */
    @Test
    void noNumberOfAPieceIsTakenForAQuantity() {
        assertThat(say(SmallPlant.fitted("motor", "M-1", "", 1, t).value(14_150))).isEmpty();
        assertThat(say(SmallPlant.fitted("glass", "", "G", 1, t).value(3))).isEmpty();
        assertThat(plant.genealogy().everIn(1))
                .extracting(b -> b.part() + " " + b.quantity())
                .containsExactly("motor 1.0", "glass 3.0");
    }

    @Test
    void aMeasurementOfNothingKnownAndAResultThatIsNone() {
        assertThat(say(SmallPlant.measured("body/weld", "gab", 1, 1, t)))
                .containsExactly(Why.UNKNOWN_CHARACTERISTIC);
        assertThat(say(SmallPlant.measured("body/weld", "", 1, 1, t)))
                .containsExactly(Why.UNKNOWN_GATE);
        assertThat(say(SmallPlant.at(SmallPlant.BODY_GATE, What.MEASURED, 1, t).value(2)))
                .containsExactly(Why.BAD_RESULT);
        assertThat(say(SmallPlant.at("body/weld", What.DEFECT_FOUND, 1, t)))
                .containsExactly(Why.NO_TYPE);
        assertThat(say(SmallPlant.at("body/weld", What.DEFECT_CURED, 1, t)))
                .containsExactly(Why.NO_TYPE);
    }

    @Test
    void aSecondLineOffUnlessTheCarWasSentBack() {
        List<Report> life = SmallPlant.life(5, NOW - 3 * SmallPlant.HOUR);
        int off = life.size() - 2;
        plant.capture().record(life.subList(0, off));
        long later = life.get(off).time();
        Report again = SmallPlant.at("assembly/line-off", What.LINE_OFF, 5, later);
        assertThat(say(again)).containsExactly(Why.OFF_THE_LINE);
        assertThat(say(SmallPlant.at("paint/top-coat", What.ENTERED, 5, later + 1))).isEmpty();
        assertThat(say(again.at("assembly/line-off"))).isEmpty();
        assertThat(new Confirmations(plant, RULES).after(0))
                .filteredOn(one -> one.kind() == Confirmations.Kind.LINE_OFF)
                .hasSize(1);
    }

    @Test
    void thatACarReachedItsCustomerBeforeItLeft() {
        assertThat(say(SmallPlant.at("orders", What.DELIVERED, 1, t)))
                .containsExactly(Why.WRONG_STATUS);
        plant.capture().record(SmallPlant.life(5, NOW - 3 * SmallPlant.HOUR));
        assertThat(say(SmallPlant.at("orders", What.DELIVERED, 5, t))).isEmpty();
        Report lost = Report.of("s", What.SCRAPPED, t).car(1).by("Li Na").because("bent");
        assertThat(say(lost)).isEmpty();
        assertThat(say(SmallPlant.at("orders", What.DELIVERED, 1, t)))
                .containsExactly(Why.CAR_GONE);
    }

    @Test
    void inWordsWithDatesSpansAndUnits() {
        Text late = words(Report.of("x", What.CHECKED, NOW - 8 * DAY - SmallPlant.HOUR).car(1));
        assertThat(late.en()).isEqualTo("it happened 8 d 1 h ago; at most 7 d are allowed");
        assertThat(late.zh()).isEqualTo("事件发生于 8 天 1 小时前；最多允许 7 天");
        say(Report.of("s", What.SCRAPPED, NOW).car(1).by("Li Na").because("bent"));
        assertThat(words(SmallPlant.at("body/weld", What.LEFT, 1, NOW)).en())
                .isEqualTo("car 1 is SCRAPPED since 2026-03-03 00:00");
    }

    @Test
    void aGateNamesTheUnitAndEachDefectOnceAndAConcessionItsDemands() {
        plant.capture().record(SmallPlant.life(5, NOW - 3 * SmallPlant.HOUR).subList(0, 20));
        say(SmallPlant.measured("assembly/marriage", "torque", 39, 5, t));
        say(SmallPlant.at("body/weld", What.DEFECT_FOUND, 5, t).part("never seen before"));
        Answer.Rejected no =
                (Answer.Rejected)
                        plant.capture()
                                .record(
                                        SmallPlant.at(SmallPlant.END_GATE, What.MEASURED, 5, t)
                                                .value(1));
        assertThat(no.reasons())
                .extracting(reason -> reason.text().en())
                .contains("torque of car 5 is 39.0 Nm, not from 40.0 to 50.0 Nm")
                .filteredOn(text -> text.contains("never seen before"))
                .hasSize(1);
        Report concession =
                SmallPlant.at(SmallPlant.BODY_GATE, What.CONCEDED, 5, t)
                        .part("rust")
                        .by("Li Na")
                        .because("so");
        assertThat(words(concession).en()).endsWith("only: no defect A, within gap");
    }
}
