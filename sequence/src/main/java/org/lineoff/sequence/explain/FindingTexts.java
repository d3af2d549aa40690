package org.lineoff.sequence.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;

/** Findings and conflicts in words, English or Chinese. */
public final class FindingTexts {
    /** More names of cars than these are counted instead. */
    private static final int MOST_CARS = 8;

    /** More spots than these are counted instead. */
    private static final int MOST_SPOTS = 5;

    private final Properties words = new Properties();
    private final SequencingProblem problem;
    private final IntFunction<String> nameOfRule;
    private final IntFunction<String> nameOfCar;
    private final int firstPlace;

    /** The words of a language; the first car to be ordered has place 1. */
    public FindingTexts(
            SequencingProblem problem,
            IntFunction<String> nameOfRule,
            IntFunction<String> nameOfCar,
            String language) {
        this(problem, nameOfRule, nameOfCar, 1, language);
    }

    /**
     * The words of a language.
     *
     * @param nameOfRule by index of the rule in the problem
     * @param nameOfCar by row
     * @param firstPlace number of the first car to be ordered
     * @param language {@code zh}, or anything else for English
     */
    public FindingTexts(
            SequencingProblem problem,
            IntFunction<String> nameOfRule,
            IntFunction<String> nameOfCar,
            int firstPlace,
            String language) {
        this.problem = problem;
        this.firstPlace = firstPlace;
        this.nameOfRule = nameOfRule;
        this.nameOfCar = nameOfCar;
        String file = "texts_" + (language.equals("zh") ? "zh" : "en") + ".properties";
        InputStream in = FindingTexts.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("resource missing: " + file);
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for the rule, then one for each spot and one for each cure. */
    public List<String> lines(Finding finding) {
        return lines(finding, MOST_SPOTS);
    }

    /** The same with at most so many spots. */
    public List<String> lines(Finding finding, int mostSpots) {
        Rule rule = problem.rules().get(finding.rule());
        String kind = kind(rule);
        List<String> lines = new ArrayList<>();
        String head = finding.isBroken() ? "broken" : "tight";
        lines.add(
                fill(
                        head,
                        nameOfRule.apply(finding.rule()),
                        fill("asks." + kind, asks(rule)),
                        fill("amount." + kind, amount(rule, finding.penalty())),
                        finding.spotsInAll()));
        int shown = 0;
        for (Finding.Spot spot : finding.spots()) {
            if (shown++ == mostSpots || (!finding.isBroken() && shown > 1)) {
                lines.add(fill("more", finding.spotsInAll() - shown + 1));
                break;
            }
            // What began before is the business of those who built it.
            int from = firstPlace + Math.max(0, spot.from());
            int to = firstPlace + Math.max(0, spot.to());
            String places = from == to ? fill("place", from) : fill("places", from, to);
            String amount =
                    spot.amount() == 0
                            ? ""
                            : fill("of", fill("amount." + kind, amount(rule, spot.amount())));
            lines.add(fill("spot", places, amount, cars(spot.rows())));
        }
        for (Finding.Relaxation cure : finding.relaxations()) {
            if (finding.isBroken() && cure.needed() != cure.now()) {
                lines.add(
                        fill(
                                "cure",
                                words.getProperty("limit." + cure.limit()),
                                number(rule, cure, cure.needed()),
                                number(rule, cure, cure.now())));
                Long best = cure.best();
                if (best != null && cure.isUnavoidable()) {
                    lines.add(
                            fill(
                                    "unavoidable",
                                    words.getProperty("limit." + cure.limit()),
                                    number(rule, cure, best)));
                }
            }
        }
        return lines;
    }

    /** What a rule asks, e.g. "at most 3 of 5 in a row". */
    public String asks(int rule) {
        Rule asked = problem.rules().get(rule);
        return fill("asks." + kind(asked), asks(asked));
    }

    /** So much of a penalty, in the unit of the rule, e.g. "4 too many in windows". */
    public String amount(int rule, long penalty) {
        Rule broken = problem.rules().get(rule);
        return fill("amount." + kind(broken), amount(broken, penalty));
    }

    /**
     * What is known of a conflict of hard rules, in one sentence or two; empty where the question
     * does not arise.
     */
    public String line(ConflictSearch search) {
        Conflict conflict = search.conflict();
        if (conflict != null) {
            return line(conflict);
        }
        return switch (search.outcome()) {
            case NOT_NEEDED -> "";
            case NOT_ASKED -> words.getProperty("conflict.notAsked");
            case UNFINISHED -> words.getProperty("conflict.unfinished");
            case FINISHED -> words.getProperty("conflict.none");
        };
    }

    /** The conflict in one sentence. */
    public String line(Conflict conflict) {
        String rules =
                conflict.rules().stream()
                        .map(
                                r ->
                                        nameOfRule.apply(r)
                                                + fill(
                                                        "in",
                                                        fill(
                                                                "asks."
                                                                        + kind(
                                                                                problem.rules()
                                                                                        .get(r)),
                                                                asks(problem.rules().get(r)))))
                        .collect(Collectors.joining(words.getProperty("and")));
        String key = conflict.rules().size() == 1 ? "conflict.one" : "conflict.some";
        return fill(key, rules)
                + (conflict.minimal() || conflict.rules().size() == 1
                        ? ""
                        : words.getProperty("conflict.perhaps"));
    }

    private String cars(List<Integer> rows) {
        String names =
                rows.stream()
                        .limit(MOST_CARS)
                        .map(nameOfCar::apply)
                        .collect(Collectors.joining(words.getProperty("comma")));
        return rows.size() > MOST_CARS ? fill("andMore", names, rows.size() - MOST_CARS) : names;
    }

    private static String kind(Rule rule) {
        return switch (rule) {
            case Rule.Ratio r -> "ratio";
            case Rule.Spacing r -> "spacing";
            case Rule.Block r -> "block";
            case Rule.Quantity r -> "quantity";
            case Rule.Position r -> "position";
            case Rule.Levelling r -> "evenly";
            case Rule.Changes r -> "changes";
            case Rule.RunLimit r -> "run";
            case Rule.Overload r -> "workload";
        };
    }

    private Object[] asks(Rule rule) {
        return switch (rule) {
            case Rule.Ratio r -> new Object[] {r.most(), r.window()};
            case Rule.Spacing r -> new Object[] {r.apart()};
            case Rule.Block r -> new Object[] {r.least(), r.most()};
            case Rule.Quantity r ->
                    new Object[] {
                        r.least(),
                        r.most(),
                        firstPlace + Math.max(0, r.from()),
                        firstPlace + r.to() - 1
                    };
            case Rule.Position r ->
                    new Object[] {firstPlace + Math.max(0, r.from()), firstPlace + r.to() - 1};
            case Rule.RunLimit r -> new Object[] {r.most()};
            case Rule.Overload r -> new Object[] {seconds(r.takt()), seconds(r.room())};
            case Rule.Levelling r -> new Object[0];
            case Rule.Changes r -> new Object[0];
        };
    }

    /** Work is counted in tenths of a second. */
    private static Object amount(Rule rule, long amount) {
        return rule instanceof Rule.Overload ? seconds(amount) : (Object) amount;
    }

    /** What a limit is; a place as people number it. */
    private Object number(Rule rule, Finding.Relaxation cure, long limit) {
        return cure.limit().endsWith("Place") ? limit + firstPlace - 1 : amount(rule, limit);
    }

    private static String seconds(long tenths) {
        return tenths / 10 + "." + Math.abs(tenths % 10);
    }

    private String fill(String key, Object... values) {
        String pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("no text " + key);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}') {
                text.append(values[pattern.charAt(i + 1) - '0']);
                i += 2;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
