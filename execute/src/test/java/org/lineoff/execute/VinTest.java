package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VinTest {
    /** Cars and worked examples that were published with their VIN. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1M8GDM9AXKP042788",
                "11111111111111111",
                "1HGCM82633A004352",
                "5YJSA1DG9DFP14705",
                "LSVAA49J132047371",
                "LFV3B28RXC3003666"
            })
    void publishedNumbersAreValid(String text) {
        assertThat(Vin.read(text).faults()).isEmpty();
        assertThat(new Vin(text).checks()).isTrue();
    }

    @Test
    void europeanNumbersNeedNoCheckDigit() {
        assertThat(Vin.read("WVWZZZ1KZ9W000001").valid()).get().matches(vin -> !vin.checks());
    }

    @ParameterizedTest
    @CsvSource({
        "1M8GDM9A1KP042788, WRONG_CHECK_DIGIT",
        "1M8GDM9AXKP04278, WRONG_LENGTH",
        "IM8GDM9AXKP042788, WRONG_CHARACTER",
        "1M8GDM9AXUP042788, WRONG_CHARACTER",
        "WVWZZZ1KZ9W00000A, WRONG_CHARACTER"
    })
    void whatIsWrongIsSaid(String text, Why why) {
        assertThat(Vin.read(text).faults()).extracting(Reason::why).contains(why);
    }

    @Test
    void partsAndModelYearAreRead() {
        Vin vin = new Vin("1M8GDM9AXKP042788");
        assertThat(vin.manufacturer()).isEqualTo("1M8");
        assertThat(vin.descriptor()).isEqualTo("GDM9A");
        assertThat(vin.plant()).isEqualTo('P');
        assertThat(vin.serial()).isEqualTo("042788");
        assertThat(vin.modelYear(2018)).isEqualTo(1989);
        assertThat(vin.modelYear(2019)).isEqualTo(2019);
    }

    @Test
    void seriesGiveValidNumbersThatReadBackAsTheirParts() {
        for (long seed = 0; seed < 20_000; seed++) {
            Chance chance = new Chance(seed);
            boolean few = chance.below(10) == 0;
            String maker = chance.text(Vin.CHARACTERS, 2);
            VinSeries series =
                    new VinSeries(
                            few
                                    ? maker + "9" + chance.text(Vin.CHARACTERS, 3)
                                    : maker + chance.text(Vin.CHARACTERS.replace("9", ""), 1),
                            chance.text(Vin.CHARACTERS, 5),
                            1980 + chance.below(80),
                            chance.text(Vin.CHARACTERS, 1).charAt(0));
            // Of a maker of few vehicles place 14 is a letter or digit, but counts as the last
            // four.
            int serial = 1 + chance.below(series.last());
            Vin vin = series.vin(serial);
            String about = "seed " + seed + " " + vin;
            assertThat(vin.checks()).as(about).isTrue();
            assertThat(Vin.read(" " + vin.text().toLowerCase(java.util.Locale.ROOT)).valid())
                    .as(about)
                    .contains(vin);
            assertThat(vin.descriptor()).as(about).isEqualTo(series.descriptor());
            assertThat(vin.modelYear(series.modelYear())).as(about).isEqualTo(series.modelYear());
            assertThat(vin.serial()).as(about).endsWith(Integer.toString(serial));
        }
    }

    /** Why the check digit is there: a slip of one character never goes unseen. */
    @Test
    void oneWrongCharacterIsAlwaysFoundWhereItCountsDifferently() {
        for (long seed = 0; seed < 20_000; seed++) {
            Chance chance = new Chance(seed);
            VinSeries series = new VinSeries("LZZ", chance.text(Vin.CHARACTERS, 5), 2026, 'A');
            String right = series.vin(1 + chance.below(series.last())).text();
            int place = chance.below(8);
            char other = chance.text(Vin.CHARACTERS, 1).charAt(0);
            String wrong = right.substring(0, place) + other + right.substring(place + 1);
            // Weights 8 to 2 and 10 are prime to 11, so only characters of equal value pass.
            boolean sameDigit = Vin.checkDigit(wrong) == Vin.checkDigit(right);
            boolean sameValue = value(other) == value(right.charAt(place));
            assertThat(sameDigit).as("seed " + seed).isEqualTo(sameValue);
        }
    }

    @Test
    void aSeriesHasAsManyNumbersAsItSays() {
        VinSeries few = new VinSeries("LA9ABC".replace("ABC", "123"), "BCDEF", 2026, 'A');
        var seen = new HashSet<Vin>();
        for (int serial = 1; serial <= few.last(); serial++) {
            seen.add(few.vin(serial));
        }
        assertThat(seen).hasSize(999);
        assertThatThrownBy(() -> few.vin(1000)).hasMessageContaining("1000");
        assertThatThrownBy(() -> new VinSeries("LA9", "BCDEF", 2026, 'A'))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VinSeries("LZZ", "BCDEO", 2026, 'A'))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The table of ISO 3779 written out once more, letter by letter. */
    private static int value(char c) {
        return switch (c) {
            case 'A', 'J', '1' -> 1;
            case 'B', 'K', 'S', '2' -> 2;
            case 'C', 'L', 'T', '3' -> 3;
            case 'D', 'M', 'U', '4' -> 4;
            case 'E', 'N', 'V', '5' -> 5;
            case 'F', 'W', '6' -> 6;
            case 'G', 'P', 'X', '7' -> 7;
            case 'H', 'Y', '8' -> 8;
            case 'R', 'Z', '9' -> 9;
            default -> 0;
        };
    }
}
