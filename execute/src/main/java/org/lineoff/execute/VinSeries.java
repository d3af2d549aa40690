package org.lineoff.execute;

import java.util.Locale;

/**
 * The VINs of one maker, kind of vehicle, model year and plant; they differ in their serial number.
 *
 * @param manufacturer world manufacturer identifier, 3 characters; of a maker of fewer than 1000
 *     vehicles a year 6, the third of them a 9: the last three stand at places 12 to 14
 * @param descriptor characters 4 to 8
 * @param modelYear e.g. 2026
 * @param plant character 11
 */
public record VinSeries(String manufacturer, String descriptor, int modelYear, char plant) {
    private static final int SERIAL_LENGTH = 6;

    public VinSeries {
        boolean few = manufacturer.length() == 6;
        if (!few && manufacturer.length() != 3) {
            throw new IllegalArgumentException(
                    "A manufacturer has 3 or 6 characters, not " + manufacturer + ".");
        }
        if (few != (manufacturer.charAt(2) == '9')) {
            throw new IllegalArgumentException(
                    "A manufacturer has 6 characters if and only if the third is 9, not "
                            + manufacturer
                            + ".");
        }
        if (descriptor.length() != 5) {
            throw new IllegalArgumentException(
                    "A descriptor has 5 characters, not " + descriptor + ".");
        }
        for (char c : (manufacturer + descriptor + plant).toCharArray()) {
            if (Vin.CHARACTERS.indexOf(c) < 0) {
                throw new IllegalArgumentException("Not a character of a VIN: " + c + ".");
            }
        }
    }

    /** The largest serial number of the series: 999,999, or 999 of a maker of few vehicles. */
    public int last() {
        return manufacturer.length() == 6 ? 999 : 999_999;
    }

    /**
     * The VIN with a serial number.
     *
     * @param serial from 1 to {@link #last}
     */
    public Vin vin(int serial) {
        if (serial < 1 || serial > last()) {
            throw new IllegalArgumentException(
                    "The series " + name() + " has no serial number " + serial + ".");
        }
        String maker = manufacturer.substring(3);
        String number =
                String.format(Locale.ROOT, "%0" + (SERIAL_LENGTH - maker.length()) + "d", serial);
        StringBuilder text = new StringBuilder(Vin.LENGTH);
        text.append(manufacturer, 0, 3).append(descriptor).append('0');
        text.append(Vin.yearCode(modelYear)).append(plant).append(maker).append(number);
        text.setCharAt(8, Vin.checkDigit(text));
        return new Vin(text.toString());
    }

    /** What its VINs have in common, with the check digit left out. */
    public String name() {
        return manufacturer + descriptor + Vin.yearCode(modelYear) + plant;
    }
}
