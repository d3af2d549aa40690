package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.execute.CaptureTest.whys;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    private static final long NOW = 48 * SmallPlant.HOUR;
    private static final String GATE = SmallPlant.BODY_GATE;

    @TempDir Path folder;
    private Store store;
    private Execution plant;
    private long t = NOW - SmallPlant.HOUR;

    @BeforeEach
    void open() {
        store = Database.open(Database.SQLITE.place(folder));
        plant = SmallPlant.open(store, new AtomicLong(NOW));
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

    private List<Why> pass(String gate) {
        return say(SmallPlant.at(gate, What.MEASURED, 1, t).value(1));
    }

    @Test
    void saysAllThatIsMissingAndWhatWouldCureIt() {
        say(SmallPlant.at(GATE, What.DEFECT_FOUND, 1, t).part("weld"));
        assertThat(pass(GATE)).containsExactly(Why.OPEN_DEFECT, Why.NOT_MEASURED);
        say(SmallPlant.measured("body/weld", "gap", 3.5, 1, t));
        assertThat(pass(GATE)).containsExactly(Why.OPEN_DEFECT, Why.OUT_OF_LIMITS);
        say(SmallPlant.measured("body/weld", "gap", 3, 1, t));
        assertThat(pass(GATE)).containsExactly(Why.OPEN_DEFECT);
        assertThat(say(SmallPlant.at("paint/store", What.ENTERED, 1, t)))
                .containsExactly(Why.GATE_NOT_PASSED);
        say(SmallPlant.at("body/repair", What.DEFECT_CURED, 1, t).part("weld"));
        assertThat(pass(GATE)).isEmpty();
        assertThat(say(SmallPlant.at("paint/store", What.ENTERED, 1, t))).isEmpty();
        assertThat(plant.records().aside()).hasSize(4);
    }

    @Test
    void aFailedInspectionTakesThePassBackUntilItIsRepeated() {
        say(SmallPlant.measured("body/weld", "gap", 1, 1, t));
        assertThat(pass(GATE)).isEmpty();
        say(SmallPlant.at(GATE, What.MEASURED, 1, t).value(0));
        assertThat(say(SmallPlant.at("paint/store", What.ENTERED, 1, t)))
                .containsExactly(Why.GATE_NOT_PASSED);
        assertThat(pass(GATE)).isEmpty();
        assertThat(say(SmallPlant.at("paint/store", What.ENTERED, 1, t))).isEmpty();
    }

    @Test
    void onlyDefectsOfItsClassesStopACarAndUnknownOnesAlways() {
        say(SmallPlant.measured("body/weld", "gap", 1, 1, t));
        say(SmallPlant.at(GATE, What.DEFECT_FOUND, 1, t).part("scratch"));
        assertThat(pass(GATE)).isEmpty();
        say(SmallPlant.at(GATE, What.DEFECT_FOUND, 1, t).part("never seen before"));
        assertThat(pass(GATE)).containsExactly(Why.OPEN_DEFECT);
    }

    @Test
    void aConcessionNeedsAPersonAReasonAndADemandAndCoversNoOther() {
        say(SmallPlant.at(GATE, What.DEFECT_FOUND, 1, t).part("weld"));
        Report concession = Report.of("c", What.CONCEDED, t).at(GATE).car(1).part("no defect A");
        assertThat(say(concession)).containsExactly(Why.NO_PERSON, Why.NO_REASON);
        assertThat(say(concession.by("Li Na"))).containsExactly(Why.NO_REASON);
        assertThat(say(concession.by("Li Na").because("under the trim").part("no rust")))
                .containsExactly(Why.UNKNOWN_DEMAND);
        assertThat(say(concession.at("body/weld").by("Li Na").because("so")))
                .containsExactly(Why.UNKNOWN_GATE);
        assertThat(say(concession.by("Li Na").because("under the trim"))).isEmpty();
        assertThat(pass(GATE)).containsExactly(Why.NOT_MEASURED);
        say(SmallPlant.measured("body/weld", "gap", 1, 1, t));
        assertThat(pass(GATE)).isEmpty();
        assertThat(plant.records().marks(1))
                .filteredOn(mark -> mark.kind() == Mark.Kind.CONCESSION)
                .singleElement()
                .matches(mark -> mark.person().equals("Li Na"))
                .matches(mark -> mark.note().equals("under the trim"));
    }

    @Test
    void aHeldCarPassesNoGateAndIsNotReleased() {
        say(SmallPlant.measured("body/weld", "gap", 1, 1, t));
        Report hold = Report.of("h", What.HELD, t).car(1).part("noise").by("Li Na");
        assertThat(say(hold)).containsExactly(Why.NO_REASON);
        assertThat(say(hold.because("rattles"))).isEmpty();
        assertThat(pass(GATE)).containsExactly(Why.HELD);
        Report free = Report.of("f", What.FREED, t).car(1).part("nose").by("Li Na");
        assertThat(say(free)).containsExactly(Why.NO_SUCH_HOLD);
        assertThat(say(free.part("noise"))).isEmpty();
        assertThat(pass(GATE)).isEmpty();
    }

    @Test
    void releaseNeedsItsDemandsAndAVin() {
        List<Report> life = SmallPlant.life(2, NOW - 3 * SmallPlant.HOUR);
        for (Report r : life) {
            switch (r.what()) {
                case NUMBERED -> {}
                case CLEARED -> assertThat(say(r)).containsExactly(Why.NO_VIN, Why.NOT_BOUND);
                case SHIPPED -> assertThat(say(r)).containsExactly(Why.WRONG_STATUS);
                default -> {
                    if (!r.part().equals("software")) {
                        assertThat(say(r)).as("%s", r).isEmpty();
                    }
                }
            }
        }
        assertThat(plant.records().car(2).orElseThrow().status()).isEqualTo(Status.LINE_OFF);
    }
}
