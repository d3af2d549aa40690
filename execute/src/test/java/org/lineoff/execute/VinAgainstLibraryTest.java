package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import de.kyrychenko.utils.vin.InvalidVinException;
import de.kyrychenko.utils.vin.VinValidatorUtils;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A million numbers, as they are issued and as they are spoiled on the way, judged by us and by a
 * library of somebody else, vin-utils. It knows the length, the characters and the check digit,
 * which it demands of every number; we demand it where the law does and tell it everywhere ({@link
 * Vin#checks}). By definition it differs from us in three ways, none of which may hide another:
 *
 * <ul>
 *   <li>it leaves out whatever is no letter or digit, wherever it stands; we only what is around;
 *   <li>it takes any character for the model year; no year has U, Z or 0;
 *   <li>it takes any character at the end; ISO 3779 wants digits there.
 * </ul>
 */
class VinAgainstLibraryTest {
    private static final int CASES = 1_000_000;

    private static final Pattern NO_YEAR = Pattern.compile(".{9}[UZ0].{7}");
    private static final Pattern NO_DIGITS = Pattern.compile(".{13}(?![0-9]{4}).{4}");
    private static final Pattern NO_DIGITS_OF_FEW = Pattern.compile("..9.{11}(?![0-9]{3}).{3}");

    /** What is done to a number that was issued. */
    private enum Spoiled {
        NOT,
        ONE_CHARACTER,
        TWO_SWAPPED,
        ALL_DRAWN,
        CHECK_DIGIT,
        FORBIDDEN_LETTER,
        TOO_SHORT,
        TOO_LONG,
        SMALL_LETTERS,
        SPACES_AROUND,
        DASH_INSIDE
    }

    @Test
    void aMillionNumbersAreJudgedAlike() throws InvalidVinException {
        Map<Spoiled, int[]> goodAndBad = new EnumMap<>(Spoiled.class);
        for (int seed = 0; seed < CASES; seed++) {
            Chance chance = new Chance(seed);
            String issued = issued(chance);
            Spoiled how = Spoiled.values()[seed % Spoiled.values().length];
            String text = spoiled(issued, how, chance);

            boolean theirs = VinValidatorUtils.isValidVin(text);
            Reading<Vin> read = Vin.read(text);
            boolean ours = read.valid().filter(Vin::checks).isPresent();
            if (ours != theirs || isStricter(text.strip().toUpperCase(Locale.ROOT))) {
                judgedByDefinition(seed, text, theirs, read);
            }
            if (read instanceof Reading.Valid<Vin>(Vin vin)) {
                char digit = VinValidatorUtils.getVinCheckSumChar(text);
                if (Vin.checkDigit(vin.text()) != digit) {
                    throw new AssertionError("seed " + seed + ": check digit of " + vin);
                }
            }
            goodAndBad.computeIfAbsent(how, _ -> new int[2])[ours ? 0 : 1]++;
        }
        // Each way of spoiling was met some ninety thousand times, and did what its name says.
        for (Spoiled how : Spoiled.values()) {
            int[] counts = goodAndBad.get(how);
            switch (how) {
                case NOT, SMALL_LETTERS, SPACES_AROUND ->
                        assertThat(counts[1]).as("" + how).isZero();
                case FORBIDDEN_LETTER, TOO_SHORT, TOO_LONG, CHECK_DIGIT, DASH_INSIDE ->
                        assertThat(counts[0]).as("" + how).isZero();
                default -> {
                    assertThat(counts[0]).as("good, " + how).isGreaterThan(1000);
                    assertThat(counts[1]).as("bad, " + how).isGreaterThan(10_000);
                }
            }
        }
    }

    /** Where we are stricter by definition, we refuse, and say which character it is. */
    private static void judgedByDefinition(
            int seed, String text, boolean theirs, Reading<Vin> read) {
        String about = "seed " + seed + ": \"" + text + "\" is good for the library: " + theirs;
        if (text.contains("-")) {
            assertThat(read.faults()).as(about).extracting(Reason::why).contains(Why.WRONG_LENGTH);
            assertThat(theirs).as(about).isTrue();
        } else {
            assertThat(isStricter(text)).as(about).isTrue();
            assertThat(read.faults())
                    .as(about)
                    .extracting(Reason::why)
                    .contains(Why.WRONG_CHARACTER);
        }
    }

    private static boolean isStricter(String text) {
        return NO_YEAR.matcher(text).matches()
                || NO_DIGITS_OF_FEW.matcher(text).matches()
                || (text.length() > 2
                        && text.charAt(2) != '9'
                        && NO_DIGITS.matcher(text).matches());
    }

    private static String issued(Chance chance) {
        boolean few = chance.oneIn(10);
        String maker = chance.text(Vin.CHARACTERS, 2);
        VinSeries series =
                new VinSeries(
                        few
                                ? maker + "9" + chance.text(Vin.CHARACTERS, 3)
                                : maker + chance.text(Vin.CHARACTERS.replace("9", ""), 1),
                        chance.text(Vin.CHARACTERS, 5),
                        1980 + chance.below(80),
                        chance.text(Vin.CHARACTERS, 1).charAt(0));
        return series.vin(1 + chance.below(series.last())).text();
    }

    private static String spoiled(String issued, Spoiled how, Chance chance) {
        StringBuilder text = new StringBuilder(issued);
        int place = chance.below(Vin.LENGTH);
        switch (how) {
            case NOT -> {}
            case ONE_CHARACTER -> text.setCharAt(place, drawn(chance));
            case TWO_SWAPPED -> {
                int left = chance.below(Vin.LENGTH - 1);
                char c = text.charAt(left);
                text.setCharAt(left, text.charAt(left + 1));
                text.setCharAt(left + 1, c);
            }
            case ALL_DRAWN -> {
                text.setLength(0);
                text.append(chance.text(Vin.CHARACTERS, Vin.LENGTH - 4));
                text.append(chance.text("0123456789", 4));
                text.setCharAt(8, chance.text("0123456789X", 1).charAt(0));
            }
            case CHECK_DIGIT -> {
                String others = "0123456789X".replace(issued.substring(8, 9), "");
                text.setCharAt(8, chance.text(others, 1).charAt(0));
            }
            case FORBIDDEN_LETTER -> text.setCharAt(place, chance.text("IOQ", 1).charAt(0));
            case TOO_SHORT -> text.deleteCharAt(place);
            case TOO_LONG -> text.insert(place, drawn(chance));
            case SMALL_LETTERS -> {
                return issued.toLowerCase(Locale.ROOT);
            }
            case SPACES_AROUND -> text.insert(0, "  ").append(' ');
            case DASH_INSIDE -> text.insert(1 + chance.below(Vin.LENGTH - 1), '-');
        }
        return text.toString();
    }

    private static char drawn(Chance chance) {
        return chance.text(Vin.CHARACTERS, 1).charAt(0);
    }
}
