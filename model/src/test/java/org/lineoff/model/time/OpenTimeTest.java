package org.lineoff.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lineoff.model.time.OpenTime.NEVER;

import org.junit.jupiter.api.Test;

class OpenTimeTest {
    /*   0 . . . 10 ======= 20 . . . 30 === 40 xxx 50 === 60 . . .      (x planned stop) */
    private final OpenTime time =
            OpenTime.builder().open(10, 20).open(30, 60).plannedStop(40, 50).build();

    @Test
    void workGoesOnAtTheNextOpening() {
        assertThat(time.finish(12, 3)).isEqualTo(15);
        assertThat(time.finish(12, 9)).isEqualTo(31);
        assertThat(time.finish(12, 19)).isEqualTo(51);
    }

    @Test
    void workThatReachesExactlyToAClosingIsDoneThere() {
        assertThat(time.finish(12, 8)).isEqualTo(20);
        assertThat(time.cursor().finish(12, 8)).isEqualTo(20);
        assertThat(time.finish(12, 18)).isEqualTo(40);
        assertThat(time.finish(50, 10)).isEqualTo(60);
        assertThat(time.nextOpening(20)).isEqualTo(30);
    }

    @Test
    void noWorkIsDoneAtOnceEvenAtAnOpening() {
        assertThat(time.finish(30, 0)).isEqualTo(30);
        assertThat(time.cursor().finish(30, 0)).isEqualTo(30);
    }

    @Test
    void workBeyondTheLastClosingIsNeverDone() {
        assertThat(time.finish(50, 11)).isEqualTo(NEVER);
        assertThat(time.cursor().finish(50, 11)).isEqualTo(NEVER);
        assertThat(time.cursor().finish(50, Long.MAX_VALUE)).isEqualTo(NEVER);
        assertThat(time.finish(50, Long.MAX_VALUE)).isEqualTo(NEVER);
        assertThat(time.nextOpening(60)).isEqualTo(NEVER);
        assertThat(time.closingAfter(60)).isEqualTo(NEVER);
    }

    @Test
    void workCannotStartWhileClosed() {
        assertThatThrownBy(() -> time.finish(20, 1)).hasMessageContaining("20 ms");
        assertThatThrownBy(() -> time.cursor().finish(45, 0)).hasMessageContaining("45 ms");
        assertThatThrownBy(() -> time.cursor().finish(3, 1)).hasMessageContaining("3 ms");
    }

    @Test
    void anInstantOfOpenTimeHasAnEarliestAndALatestClockTime() {
        assertThat(time.earliest(0)).isZero();
        assertThat(time.latest(0)).isEqualTo(10);
        assertThat(time.earliest(5)).isEqualTo(15);
        assertThat(time.latest(5)).isEqualTo(15);
        assertThat(time.earliest(10)).isEqualTo(20);
        assertThat(time.latest(10)).isEqualTo(30);
        assertThat(time.earliest(30)).isEqualTo(60);
        assertThat(time.latest(30)).isEqualTo(NEVER);
        assertThat(time.earliest(31)).isEqualTo(NEVER);
        assertThat(time.total()).isEqualTo(30);
    }

    @Test
    void everyGapHasItsReason() {
        assertThat(time.gapKind(0)).isEqualTo(Closed.OFF_SHIFT);
        assertThat(time.gapKind(20)).isEqualTo(Closed.OFF_SHIFT);
        assertThat(time.gapKind(40)).isEqualTo(Closed.PLANNED_STOP);
        assertThat(time.gapKind(1_000)).isEqualTo(Closed.OFF_SHIFT);
        assertThat(time.closedBetween(Closed.OFF_SHIFT, 0, 100)).isEqualTo(60);
        assertThat(time.closedBetween(Closed.PLANNED_STOP, 0, 100)).isEqualTo(10);
        assertThatThrownBy(() -> time.gapKind(10)).hasMessageContaining("open at 10 ms");
    }

    @Test
    void aStopOverAnOpeningMovesItAndOutsideTheShiftIsOffShift() {
        OpenTime moved = OpenTime.builder().plannedStop(5, 12).open(10, 20).build();
        assertThat(moved.opening(0)).isEqualTo(12);
        assertThat(moved.gapKind(7)).isEqualTo(Closed.OFF_SHIFT);
        assertThat(moved.gapKind(10)).isEqualTo(Closed.PLANNED_STOP);
    }

    @Test
    void aStopMaySwallowShiftsAndReachOverSeveral() {
        OpenTime cut =
                OpenTime.builder()
                        .open(0, 10)
                        .open(20, 30)
                        .open(40, 50)
                        .plannedStop(5, 45)
                        .plannedStop(8, 12)
                        .build();
        assertThat(cut.count()).isEqualTo(2);
        assertThat(cut.closing(0)).isEqualTo(5);
        assertThat(cut.opening(1)).isEqualTo(45);
        assertThat(cut.gapKind(25)).isEqualTo(Closed.PLANNED_STOP);
        assertThat(cut.gapKind(35)).isEqualTo(Closed.OFF_SHIFT);
    }

    @Test
    void morePlannedStopsCanBeCutOutLater() {
        OpenTime more = time.with(java.util.List.of(new long[] {5, 12}, new long[] {11, 14}));
        assertThat(more)
                .isEqualTo(
                        OpenTime.builder()
                                .open(10, 20)
                                .open(30, 60)
                                .plannedStop(40, 50)
                                .plannedStop(10, 14)
                                .build());
        assertThat(more.gapKind(13)).isEqualTo(Closed.PLANNED_STOP);
        assertThat(time.with(java.util.List.of())).isSameAs(time);
    }

    @Test
    void abuttingAndOverlappingShiftsAreOne() {
        OpenTime merged = OpenTime.builder().open(20, 30).open(10, 20).open(12, 25).build();
        assertThat(merged.count()).isEqualTo(1);
        assertThat(merged.opening(0)).isEqualTo(10);
        assertThat(merged.closing(0)).isEqualTo(30);
        assertThat(merged).isEqualTo(OpenTime.builder().open(10, 30).build());
    }

    @Test
    void alwaysMeansAlways() {
        OpenTimeCursor always = OpenTime.ALWAYS.cursor();
        assertThat(always.nextOpening(0)).isZero();
        assertThat(always.finish(5, 1_000_000_000_000L)).isEqualTo(1_000_000_000_005L);
        assertThat(always.finish(5, Long.MAX_VALUE)).isEqualTo(NEVER);
        assertThat(OpenTime.ALWAYS.finish(5, Long.MAX_VALUE)).isEqualTo(NEVER);
        assertThat(always.closingAfter(77)).isEqualTo(NEVER);
        assertThat(OpenTime.ALWAYS.openBetween(5, 105)).isEqualTo(100);
        assertThat(OpenTime.ALWAYS.latest(42)).isEqualTo(42);
    }

    @Test
    void withoutShiftsNothingEverOpens() {
        OpenTime shut = OpenTime.builder().plannedStop(0, 5).build();
        assertThat(shut.nextOpening(0)).isEqualTo(NEVER);
        assertThat(shut.cursor().nextOpening(3)).isEqualTo(NEVER);
        assertThat(shut.cursor().closingAfter(3)).isEqualTo(NEVER);
        assertThat(shut.cursor().openTime(3)).isZero();
        assertThat(shut.earliest(0)).isZero();
        assertThat(shut.latest(0)).isEqualTo(NEVER);
        assertThat(shut.gapKind(2)).isEqualTo(Closed.OFF_SHIFT);
    }

    @Test
    void emptyAndNegativeIntervalsAreRefused() {
        assertThatThrownBy(() -> OpenTime.builder().open(5, 5)).hasMessageContaining("[5, 5)");
        assertThatThrownBy(() -> OpenTime.builder().plannedStop(-1, 5))
                .hasMessageContaining("[-1, 5)");
    }
}
