package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers were computed by a second program, in Python, from the formulas in {@link Draws}. */
class DrawsKnownAnswersTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    0,0,WORK,a,0,f99b3ad6719b1a4c,28c5dac5eef8714d,0x1.462ed62c00000p-3
                    0,0,WORK,a,1,f99b3ad6719b1a4c,28c5dac5eef8714d,0x1.ddf0e29b00000p-1
                    0,0,WORK,a,2,f99b3ad6719b1a4c,ec95fffb18c77620,0x1.d92bfff700000p-1
                    1,0,WORK,a,0,1eeae3124d3fa2f9,d8ebd40216ae41b6,0x1.b1d7a80500000p-1
                    -1,0,WORK,a,0,d4e880d4899b0c64,ed9efead4ebef3f5,0x1.db3dfd5b00000p-1
                    0,1,WORK,a,0,68454fd48a5dd448,af6ba07562e6e7ef,0x1.5ed740eb00000p-1
                    0,0,UP,a,0,1573a60033f510dd,bd9218a1cca15f3b,0x1.7b24314300000p-1
                    0,0,WORK,body/weld-1,0,68e77b3b8c818f9b,a99d52fa18e2a232,0x1.533aa5f500000p-1
                    42,99,REPAIR,body/weld-1,123456789,c5a3d6655d9f5ead,1da0dda70fa55957,0x1.f4ab2af000000p-5
                    42,99,DEFECT,焊装/工位一,1099511627783,dd57d214a61e9320,811eceee324c9309,0x1.9264984c00000p-3
                    -9223372036854775808,2147483647,LEVER,paint,9223372036854775807,aa85a18cb8104866,df066f4055fd6212,0x1.57f5884a00000p-2
                    9223372036854775807,0,CALENDAR_DOWN,paint,-1,2cd9054f033beb0a,d07fbc3ddd4896ce,0x1.ba912d9d00000p-1
                    7,3,ASSUMPTION,paint,0,36d07c0545923310,274f75cb98eaa796,0x1.3a7bae5c00000p-3
                    20261122,12,ROUTE,paint,3298535113327,ef6cf21ee8a3bbe5,6493fb49296a30f3,0x1.4b51879c00000p-3
                    """)
    void numbersAreWhatTheFormulasSay(
            long seed,
            int replication,
            Purpose purpose,
            String place,
            long index,
            String key,
            String word,
            String number) {
        Draws draws = new Draws(seed, replication);
        long k = draws.key(purpose, Draws.place(place));
        assertThat(Long.toHexString(k)).isEqualTo(key);
        assertThat(Long.toHexString(Draws.word(k, index >> 1))).isEqualTo(word);
        assertThat(Draws.uniform(k, index)).isEqualTo(Double.parseDouble(number));
        assertThat(draws.uniform(purpose, Draws.place(place), index))
                .isEqualTo(Draws.uniform(k, index));
    }

    @Test
    void placesAreWhatTheFormulaSays() {
        assertThat(Draws.place("body/weld-1")).isEqualTo(0x2905d0b9ee194701L);
        assertThat(Draws.place("a")).isEqualTo(0x02c0bdbf481420f8L);
        assertThat(Draws.place("焊装/工位一")).isEqualTo(0xe646ffd182b41a9bL);
        assertThat(Draws.place("paint")).isEqualTo(0x49d96f66df25b412L);
    }

    @Test
    void anAppendedNameHashesOnFromThePlace() {
        assertThat(Draws.place(Draws.place("body/weld-1"), "pump")).isEqualTo(0x88e95b547708dd11L);
        assertThat(Draws.place(Draws.place("paint"), "漆渣")).isEqualTo(0x69b9adaf48780827L);
        assertThat(Draws.place(Draws.place("wax"), "pump"))
                .isNotEqualTo(Draws.place("wax/pump"))
                .isNotEqualTo(Draws.place("waxpump"));
    }

    @Test
    void purposesKeepTheirIds() {
        StringBuilder ids = new StringBuilder();
        for (Purpose purpose : Purpose.values()) {
            ids.append(purpose).append(' ').append(purpose.id()).append('\n');
        }
        assertThat(ids)
                .hasToString(
                        """
                        WORK 1
                        LINE_STOP_OCCURS 2
                        LINE_STOP 3
                        UP 4
                        REPAIR 5
                        CALENDAR_UP 6
                        CALENDAR_DOWN 7
                        DEFECT 8
                        DETECT 9
                        ROUTE 10
                        CURE 11
                        ASSUMPTION 12
                        ACTIVITY 13
                        LEVER 14
                        SEARCH 15
                        """);
    }

    @Test
    void aCarComingAgainHasANewIndex() {
        assertThat(Draws.carIndex(17, 0)).isEqualTo(17);
        assertThat(Draws.carIndex(17, 3)).isEqualTo(17 + 3 * 1_099_511_627_776L);
    }

    @Test
    void numbersStayStrictlyBetweenZeroAndOne() {
        // the word with the least and the greatest half, put in by hand
        assertThat((0L + 0.5) * 0x1p-32).isGreaterThan(0);
        assertThat((0xFFFFFFFFL + 0.5) * 0x1p-32).isLessThan(1);
        assertThat(1 - (1 - (0L + 0.5) * 0x1p-32)).isEqualTo(0x1p-33);
    }

    @Test
    void aNegativeReplicationAndAnEmptyNameAreRefused() {
        assertThatThrownBy(() -> new Draws(1, -3)).hasMessageContaining("(-3)");
        assertThatThrownBy(() -> Draws.place("")).hasMessageContaining("empty");
    }
}
