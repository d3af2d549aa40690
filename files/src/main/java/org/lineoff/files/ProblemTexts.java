package org.lineoff.files;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Problem.BadValue;
import org.lineoff.model.Problem.Cycle;
import org.lineoff.model.Problem.Dangling;
import org.lineoff.model.Problem.OutOfRange;
import org.lineoff.model.Problem.UnknownKey;
import org.lineoff.model.Where;

/**
 * Problems in words, English or Chinese: {@code file:line:column: what is wrong}, and below it what
 * to do. Problems of other rooms may carry plain text in their fields; it is shown as it is.
 */
public final class ProblemTexts {
    private final Catalogue texts;
    private final String language;

    private ProblemTexts(Catalogue texts, String language) {
        this.texts = texts;
        this.language = language;
    }

    /**
     * Two lines without a line break at the end: the place and what is wrong; what to do.
     *
     * @param language {@code zh}, or anything else for English
     */
    public static String text(Problem problem, String language) {
        ProblemTexts t = new ProblemTexts(Catalogue.of(language), language);
        String remedy = t.remedy(problem);
        return t.where(problem.where())
                + ": "
                + t.what(problem)
                + (remedy.isEmpty() ? "" : "\n  " + remedy);
    }

    /** One line without the place: what is wrong, and what to do. */
    public static String words(Problem problem, String language) {
        ProblemTexts t = new ProblemTexts(Catalogue.of(language), language);
        String what = t.what(problem);
        String stop = language.equals("zh") ? "。" : ". ";
        String words = what.matches(".*[.!?。！？]") ? what + " " : what + stop;
        return (words + t.remedy(problem)).replaceAll("\\s*\n\\s*", " ").strip();
    }

    /** The same with the line that it is about, and a caret under the place. */
    public static String text(Problem problem, String language, ReadResult result) {
        String excerpt = result.excerpt(problem.where());
        return text(problem, language) + (excerpt.isEmpty() ? "" : "\n" + excerpt);
    }

    /** A place in a file, or a cell by the name that spreadsheet programs give it. */
    private String where(Where where) {
        String sheet = where.sheet();
        if (sheet == null) {
            return where.toString();
        }
        String file =
                sheet.isEmpty() ? where.file() : texts.fill("where.sheet", where.file(), sheet);
        return where.line() == 0
                ? file
                : where.column() == 0
                        ? texts.fill("where.row", file, String.valueOf(where.line()))
                        : texts.fill("where.cell", file, where.cell());
    }

    private String what(Problem problem) {
        return switch (problem) {
            case Problem.Unreadable p -> texts.fill("unreadable", texts.text(p.reason()));
            case Problem.MissingFile p -> texts.fill("missingFile", texts.text(p.purpose()));
            case UnknownKey p -> texts.fill(kindOf(p, "unknownKey"), p.key());
            case Problem.MissingKey p -> texts.fill(kindOf(p, "missingKey"), p.key());
            case Problem.Duplicate p -> texts.fill("duplicate", p.name());
            case BadValue p ->
                    p.value().isEmpty()
                            ? texts.fill(
                                    "badValue.empty", texts.text(p.key()), texts.text(p.expected()))
                            : texts.fill(
                                    "badValue",
                                    texts.text(p.key()),
                                    p.value(),
                                    texts.text(p.expected()));
            case OutOfRange p -> texts.fill("outOfRange", p.key(), p.value(), allowed(p.allowed()));
            case Dangling p -> texts.fill("dangling", p.key(), texts.text(p.kind()), p.name());
            case Problem.NoBasis p -> texts.fill("noBasis", p.key());
            case Cycle p -> texts.fill(cycle(p), members(p));
            case Problem.Inconsistent p -> texts.fill("inconsistent", texts.text(p.what()));
            case Problem.NotBuildable p ->
                    texts.fill("notBuildable", p.order(), p.why().in(language));
            case Problem.Deadlock p ->
                    texts.fill("deadlock", p.time(), String.join(" → ", p.places()));
        };
    }

    private String remedy(Problem problem) {
        return switch (problem) {
            case Problem.Unreadable p -> line("unreadable.remedy");
            case Problem.MissingFile p -> line("missingFile.remedy");
            case UnknownKey p ->
                    p.nearest() == null
                            ? texts.fill(
                                    kindOf(p, "unknownKey") + ".known",
                                    String.join(texts.text("words.comma"), p.known()))
                            : texts.fill("unknownKey.remedy", p.nearest());
            case Problem.MissingKey p ->
                    texts.fill(
                            kindOf(p, "missingKey") + ".remedy",
                            texts.text(texts.meaning(p.meaning())));
            case Problem.Duplicate p -> texts.fill("duplicate.remedy", where(p.first()));
            case BadValue p ->
                    p.example().isEmpty()
                            ? texts.fill("badValue.form", texts.text(p.expected()))
                            : texts.fill("badValue.remedy", texts.text(p.example()));
            case OutOfRange p -> {
                String percent = asPercent(p);
                yield percent == null
                        ? line("outOfRange.remedy")
                        : texts.fill("outOfRange.percent", percent);
            }
            case Dangling p ->
                    p.nearest() == null
                            ? line("dangling.none")
                            : texts.fill("dangling.remedy", p.nearest());
            case Problem.NoBasis p -> line("noBasis.remedy");
            case Cycle p -> line(cycle(p) + ".remedy");
            case Problem.Inconsistent p -> texts.text(p.remedy());
            case Problem.NotBuildable p -> line("notBuildable.remedy");
            case Problem.Deadlock p -> line("deadlock.remedy");
        };
    }

    /** What is a key in a file is a column in a spreadsheet. */
    private static String kindOf(Problem problem, String key) {
        return problem.where().sheet() == null ? key : key.replace("Key", "Column");
    }

    private String line(String key) {
        return texts.text(key);
    }

    private String allowed(String words) {
        String key = "allowed." + words;
        String text = texts.text(key);
        return text.equals(key) ? words : text;
    }

    /** Those of a circle with the first once more at the end. */
    private static String members(Cycle p) {
        String all = String.join(" → ", p.members());
        return p.kind().equals("kind.precedence") ? all + " → " + p.members().getFirst() : all;
    }

    private String cycle(Cycle p) {
        String key = "cycle." + p.kind().replaceFirst("^kind\\.", "");
        return texts.pattern(key) == null ? "cycle.other" : key;
    }

    /** 92 where only 0 to 1 is possible was probably meant as per cent. */
    private static @Nullable String asPercent(OutOfRange p) {
        if (!p.allowed().endsWith("|1")) {
            return null;
        }
        try {
            double value = new BigDecimal(p.value()).doubleValue();
            return value > 1 && value <= 100 ? p.value() : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
