package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryCodeTest {
    /** Codes on cells, published by their sellers with what they mean. */
    @ParameterizedTest
    @CsvSource({
        "001cb240000003b3c0221953, 001, 24, 0000003, 2021-03-12, 221953",
        "04qcb76836300jbc40000903, 04Q, 76, 836300J, 2021-12-04, 903"
    })
    void publishedCodesAreRead(
            String text, String maker, String specification, String tracing, LocalDate day, int n) {
        BatteryCode code = BatteryCode.read(text).valid().orElseThrow();
        assertThat(code.manufacturer()).isEqualTo(maker);
        assertThat(code.product()).isEqualTo(BatteryCode.Product.CELL);
        assertThat(code.chemistry()).isEqualTo(BatteryCode.Chemistry.LITHIUM_IRON_PHOSPHATE);
        assertThat(code.specification()).isEqualTo(specification);
        assertThat(code.tracing()).isEqualTo(tracing);
        assertThat(code.produced()).isEqualTo(day);
        assertThat(code.serial()).isEqualTo(n);
    }

    @ParameterizedTest
    @CsvSource({
        "A765101015, WRONG_LENGTH",
        "JBC4000090304QCB76836300, WRONG_CHARACTER",
        "001CB240000003BD10221953, WRONG_CHARACTER",
        "001CB240000003B2Y0221953, NO_SUCH_DAY"
    })
    void whatIsWrongIsSaid(String text, Why why) {
        assertThat(BatteryCode.read(text).faults()).extracting(Reason::why).contains(why);
    }

    /** 31 characters for 31 days, 12 for 12 months: all days of a year differ and come back. */
    @Test
    void everyDayHasACode() {
        String numbers = "123456789ABCDEFGHJKLMNPRSTVWXY0";
        for (LocalDate day = LocalDate.of(2011, 1, 1);
                day.getYear() < 2042;
                day = day.plusDays(1)) {
            String date =
                    ""
                            + numbers.charAt(day.getYear() - 2011)
                            + numbers.charAt(day.getMonthValue() - 1)
                            + numbers.charAt(day.getDayOfMonth() - 1);
            assertThat(new BatteryCode("001PE000000001" + date + "0000001").produced())
                    .isEqualTo(day);
        }
    }
}
