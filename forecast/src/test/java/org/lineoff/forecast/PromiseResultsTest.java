package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.Promise;
import org.lineoff.model.Text;

class PromiseResultsTest {
    private static final LocalDate DUE = LocalDate.of(2024, 3, 31);
    private static final LocalDate AS_OF = LocalDate.of(2024, 2, 1);

    private static Promise volume(@Nullable LocalDate by, @Nullable LocalDate kept) {
        return new Promise.Volume(
                "v",
                Text.of("v"),
                TinyPlant.clause(),
                by,
                kept == null ? null : Known.of("v#kept", kept, Basis.source("http://x", kept)),
                List.of("p1"),
                12_000,
                90);
    }

    private static Forecast.PromiseResult score(Promise promise, LocalDate asOf, long... days) {
        return new PromiseResults(TinyPlant.withPromises(promise), asOf)
                .of(List.of(days))
                .getFirst();
    }

    private static long on(String day) {
        return LocalDate.parse(day).toEpochDay();
    }

    @Test
    void theProbabilityIsTheShareOfRunsThatKeptItByTheDueDate() {
        Forecast.PromiseResult result =
                score(
                        volume(DUE, null),
                        AS_OF,
                        on("2024-03-31"),
                        on("2024-04-01"),
                        Quantiles.NEVER,
                        on("2024-03-01"));

        assertThat(result.probability()).isEqualTo(0.5);
        assertThat(result.low()).isCloseTo(0.15, within(0.01));
        assertThat(result.high()).isCloseTo(0.85, within(0.01));
        assertThat(result.p10()).isEqualTo("2024-03-01");
        assertThat(result.p50()).isEqualTo("2024-03-31");
        assertThat(result.p90()).isNull();
        assertThat(result.settled()).isFalse();
    }

    @Test
    void withoutADueDateTheHorizonScores() {
        assertThat(
                        score(volume(null, null), AS_OF, on("2024-06-30"), Quantiles.NEVER)
                                .probability())
                .isEqualTo(0.5);
    }

    @Test
    void aPromiseKeptByTheAsOfDayIsSettledWhateverTheRunsSay() {
        Forecast.PromiseResult result =
                score(volume(DUE, LocalDate.of(2024, 1, 20)), AS_OF, Quantiles.NEVER);

        assertThat(result.settled()).isTrue();
        assertThat(result.probability()).isEqualTo(1);
        assertThat(result.p50()).isEqualTo("2024-01-20");
    }

    @Test
    void aPromiseKeptTooLateIsSettledAsMissed() {
        assertThat(
                        score(
                                        volume(DUE, LocalDate.of(2024, 4, 20)),
                                        LocalDate.of(2024, 5, 1),
                                        on("2024-03-01"))
                                .probability())
                .isZero();
    }

    @Test
    void whatBecomesKnownAfterTheAsOfDayIsShownButNotUsed() {
        Forecast.PromiseResult result =
                score(volume(DUE, LocalDate.of(2024, 3, 20)), AS_OF, Quantiles.NEVER);

        assertThat(result.settled()).isFalse();
        assertThat(result.probability()).isZero();
        assertThat(result.kept()).isEqualTo("2024-03-20");
    }

    @Test
    void aVisiblePromiseThatNobodySawKeptByItsDueDateIsSettled() {
        Forecast.PromiseResult result =
                score(volume(DUE, null), LocalDate.of(2024, 4, 2), on("2024-03-01"));

        assertThat(result.settled()).isTrue();
        assertThat(result.probability()).isZero();
    }

    @Test
    void theMeasureIsSaidInBothLanguagesWithItsNumbers() {
        Forecast.PromiseResult result = score(volume(DUE, null), AS_OF, on("2024-03-01"));

        assertThat(result.measure().en()).contains("12,000 cars", "90 days", "Phase 1");
        assertThat(result.measure().zh()).contains("12,000 辆", "90 天", "一期");
    }

    @Test
    void aCapacityIsSaidWithItsConvention() {
        Promise capacity =
                new Promise.Capacity(
                        "c",
                        Text.of("c"),
                        TinyPlant.clause(),
                        null,
                        null,
                        List.of("p1"),
                        150_000,
                        250);

        Forecast.PromiseResult result = score(capacity, AS_OF, Quantiles.NEVER);

        assertThat(result.measure().en())
                .contains("150,000 cars a year = 60 jobs per hour", "250 days", "10 h are needed");
        assertThat(result.measure().zh()).contains("每小时 60 辆", "250 天", "需 10 小时");
    }
}
