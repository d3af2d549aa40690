package org.lineoff.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One slip of a pen, an editor or a disk. */
record Slip(Random random) {
    byte[] of(byte[] before) {
        if (random.nextInt(40) == 0) {
            byte[] garbled = before.clone();
            for (int n = random.nextInt(8); n >= 0 && garbled.length > 0; n--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
            }
            return garbled;
        }
        String text = new String(before, StandardCharsets.UTF_8);
        return change(text).getBytes(StandardCharsets.UTF_8);
    }

    private String change(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String line = lines.get(at);
        int column = line.isEmpty() ? 0 : random.nextInt(line.length());
        switch (random.nextInt(11)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, lines.set(other, line));
            case 2 -> lines.add(other, line);
            case 3 -> lines.set(at, line.substring(0, column) + sign() + line.substring(column));
            case 4 -> {
                return text.substring(0, random.nextInt(text.length() + 1));
            }
            case 5 -> lines.set(at, " ".repeat(1 + random.nextInt(4)) + line);
            case 6 -> lines.set(at, line.replaceFirst("^ {1,2}", ""));
            case 7 ->
                    lines.set(
                            at,
                            line.isEmpty()
                                    ? line
                                    : line.substring(0, column) + line.substring(column + 1));
            case 8 -> lines.set(at, line.replaceFirst("[0-9]+", number()));
            case 9 -> lines.set(at, swapWords(line, lines.get(other)));
            default ->
                    lines.set(at, line.replaceFirst("\\w+(?=[,}\\]]|$)", word(lines.get(other))));
        }
        return String.join("\n", lines);
    }

    private String sign() {
        List<String> signs =
                List.of(
                        ":",
                        ": ",
                        "-",
                        "- ",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        "'",
                        "#",
                        " # ",
                        "&a ",
                        "*a",
                        "!",
                        "|",
                        ">",
                        "%",
                        "@",
                        "`",
                        "?",
                        "? ",
                        ",",
                        "\t",
                        "~",
                        "\n",
                        "\u0000",
                        "\u0007",
                        "\uFEFF",
                        "车",
                        "：",
                        "，",
                        "\uD83D\uDE97",
                        "<<: *a",
                        "---\n",
                        "...");
        return signs.get(random.nextInt(signs.size()));
    }

    private String number() {
        List<String> numbers =
                List.of(
                        "0",
                        "-1",
                        "1e400",
                        "99999999999999999999",
                        "0.0000001",
                        "NaN",
                        "1e9",
                        "2147483648",
                        ".5",
                        "1_000",
                        "0x10",
                        "100000");
        return numbers.get(random.nextInt(numbers.size()));
    }

    private static String swapWords(String a, String b) {
        String[] words = a.strip().split(" ", 2);
        return a.replace(words[0], b.strip().split(" ", 2)[0]);
    }

    private static String word(String line) {
        String[] words = line.split("\\W+", -1);
        return words[words.length / 2];
    }
}
