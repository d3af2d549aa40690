package org.lineoff.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.time.Millis.Fault;
import org.lineoff.model.time.Millis.Read;

class MillisTest {

    @ParameterizedTest
    @CsvSource({
        "76s, 76000",
        "1.5min, 90000",
        "30min, 1800000",
        "8h, 28800000",
        "5d, 432000000",
        "6w, 3628800000",
        "250ms, 250",
        "1h30min, 5400000",
        "' 1 h  30 min ', 5400000",
        "2d4h5min6.007s, 187506007",
        "0s, 0",
        "0.001s, 1",
        "9223372036854775807ms, 9223372036854775807"
    })
    void whatPeopleWriteIsRead(String text, long millis) {
        assertThat(Millis.parse(text)).isEqualTo(new Read(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "250, 250ms",
        "1000, 1s",
        "1500, 1.5s",
        "54500, 54.5s",
        "60000, 1min",
        "76000, 76s",
        "90000, 90s",
        "119999, 119.999s",
        "120000, 2min",
        "150000, 2min30s",
        "1800000, 30min",
        "5400000, 1h30min",
        "5400001, 1h30min0.001s",
        "86400000, 1d",
        "432000000, 5d",
        "604800000, 1w",
        "864000000, 10d"
    })
    void durationsAreWrittenAsPeopleWould(long millis, String text) {
        assertThat(Millis.format(millis)).isEqualTo(text);
        assertThat(Millis.parse(text)).isEqualTo(new Read(millis));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            long millis = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
            if (random.nextBoolean()) {
                millis -= millis % 60_000;
            }
            assertThat(Millis.parse(Millis.format(millis))).isEqualTo(new Read(millis));
        }
        assertThat(Millis.parse(Millis.format(Long.MAX_VALUE))).isEqualTo(new Read(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "76        | has no unit after 76        | 76s, 76min or 76h",
                "1h30      | has no unit after 30        | 30s, 30min or 30h",
                "2 months  | differ in length            | 4w or 30d",
                "1y        | differ in length            | date",
                "5m        | minutes or months           | 5min",
                "5 minutes | unknown unit 'minutes'      | 5min",
                "3 sec     | unknown unit 'sec'          | 3s",
                "2 Stunden | unknown unit 'Stunden'      | units are ms, s, min, h, d, w",
                "8H        | unknown unit 'H'            | 8h",
                "3天       | unknown unit '天'           | 3d",
                "5毫秒     | unknown unit '毫秒'         | 5ms",
                "1,5min    | has a comma                 | 1.5min",
                "30min1h   | comes too late              | 1h30min",
                "5s5s      | comes too late              | each once",
                "-5s       | is negative                 | without the minus sign",
                "''        | is missing                  | 76s",
                "abc       | not a number with a unit    | unit",
                "5s!       | not a number with a unit    | unit",
                "+5s       | not a number with a unit    | unit",
                "0.0001s   | not a whole number          | Round",
                "1.5ms     | not a whole number          | Round",
                "9223372036854775808ms | is too long    | shorter",
                "99999999999999999999999999999999999999999999999999999999999s | is too long | shorter",
            })
    void whatCannotBeReadIsExplained(String text, String what, String remedy) {
        assertThat(Millis.parse(text))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> {
                            assertThat(fault.what()).contains(what).endsWith(".");
                            assertThat(fault.remedy()).contains(remedy).endsWith(".");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "s",
                "5.s",
                "\n",
                "5 s min",
                "1h-30min",
                "٣s",
                "1e3s",
                "NaN",
                "5s\u0000"
            })
    void nothingThatSomebodyMayTypeThrows(String text) {
        assertThat(Millis.parse(text)).isInstanceOf(Fault.class);
    }

    @Test
    void aNegativeDurationIsNotWritten() {
        assertThatThrownBy(() -> Millis.format(-5)).hasMessageContaining("-5");
    }
}
