package org.lineoff.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;
import org.lineoff.report.ConsolePage.Style;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.explain.Finding;
import org.lineoff.sequence.explain.FindingTexts;
import org.lineoff.sequence.plan.DayPlan;
import org.lineoff.sequence.plan.PeriodPlan;
import org.lineoff.sequence.plan.WeekPlan;

/**
 * A plan of days for a terminal: a table of the days, one of the rules, then what is broken and
 * why, what was left over and, where a repair was asked for, what moved.
 */
public final class ConsoleSequence {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    private static final int SHOWN_ORDERS = 8;
    private static final int SHOWN_MOVES = 50;
    private static final int SPOTS_OF_HARD = 5;
    private static final String ARROW = " → ";

    private final WeekPlan plan;
    private final int refused;
    private final Texts texts;
    private final ConsolePage page;

    private ConsoleSequence(WeekPlan plan, int refused, Texts texts, ConsolePage page) {
        this.plan = plan;
        this.refused = refused;
        this.texts = texts;
        this.page = page;
    }

    /**
     * The text to print.
     *
     * @param refused rows of the order file that were refused
     * @param language en or zh
     * @param width cells of the terminal
     * @param colour whether escape sequences for bold and colour are wanted
     */
    public static String text(
            WeekPlan plan, int refused, String language, int width, boolean colour) {
        ConsolePage page = new ConsolePage(Math.clamp(width, NARROWEST, WIDEST), colour);
        ConsoleSequence console = new ConsoleSequence(plan, refused, Texts.in(language), page);
        console.header();
        console.days();
        console.rules();
        console.why();
        console.leftOver();
        console.moved();
        return page.toString();
    }

    private String in(Text text) {
        return Cells.safe(text.in(texts.language()));
    }

    private void header() {
        page.wrapped(in(plan.plant()), Style.BOLD);
        page.wrapped(
                texts.get(
                        "sequence.asked",
                        plan.line(),
                        plan.from(),
                        plan.from().plusDays(plan.days() - 1L),
                        plan.asOf()),
                Style.DIM);
        long days = plan.periods().stream().map(p -> p.period().day()).distinct().count();
        StringBuilder line = new StringBuilder();
        int placed = plan.assigned().placed();
        line.append(texts.get("sequence.placed", Figures.count(placed), days));
        add(line, "sequence.left", plan.assigned().left().size());
        add(line, "sequence.refused", refused);
        add(line, "sequence.late", plan.assigned().late());
        page.wrapped(line.toString(), Style.PLAIN);
    }

    private void add(StringBuilder line, String key, int number) {
        if (number > 0) {
            String gap = texts.language().equals("zh") ? "" : " ";
            line.append(gap).append(texts.get(key, Figures.count(number)));
        }
    }

    // ---- tables ----

    private void days() {
        page.heading(texts.get("sequence.days"), texts.get("sequence.days.remark"));
        boolean shifts = plan.periods().stream().anyMatch(p -> p.period().shift() != null);
        boolean built = plan.periods().stream().anyMatch(p -> !p.built().isEmpty());
        boolean paint = plan.colours() != null;
        boolean bodies = plan.periods().stream().anyMatch(p -> p.body() != null);
        // From the table's right end to its left, what a narrow terminal can do without.
        for (int most = 8; ; most--) {
            ConsoleTable table = new ConsoleTable();
            Columns columns = new Columns(table, most);
            columns.left("sequence.day", true);
            columns.left("sequence.shift", shifts);
            columns.right("sequence.cars", true);
            columns.right("sequence.hard", true);
            columns.right("sequence.soft", true);
            columns.right("sequence.changes", paint);
            columns.right("sequence.lateCars", true);
            columns.right("sequence.body", bodies);
            columns.right("sequence.built", built);
            for (PeriodPlan p : plan.periods()) {
                PeriodPlan.Changes changes = p.changes();
                PeriodPlan.BodyPlan body = p.body();
                columns.row(
                        p.period().day().toString(),
                        String.valueOf(p.period().shift()),
                        Figures.count(p.after().size()),
                        broken(p, true),
                        broken(p, false),
                        changes == null ? "" : changes.before() + ARROW + changes.after(),
                        Figures.count(p.late()),
                        body == null ? "" : String.valueOf(body.changes()),
                        Figures.count(p.built().size()));
            }
            if (table.width() <= page.width() || most == 4) {
                table.print(page);
                return;
            }
        }
    }

    /** Columns that are there, up to a number. */
    private final class Columns {
        private final ConsoleTable table;
        private final int most;
        private final List<Boolean> there = new ArrayList<>();
        private int count;

        Columns(ConsoleTable table, int most) {
            this.table = table;
            this.most = most;
        }

        private boolean add(boolean wanted) {
            boolean is = wanted && count < most;
            count += is ? 1 : 0;
            there.add(is);
            return is;
        }

        void left(String key, boolean wanted) {
            if (add(wanted)) {
                table.left(texts.get(key));
            }
        }

        void right(String key, boolean wanted) {
            if (add(wanted)) {
                table.right(texts.get(key));
            }
        }

        void row(String... cells) {
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                if (there.get(i)) {
                    shown.add(cells[i]);
                }
            }
            table.row(shown.toArray(String[]::new));
        }
    }

    private static String broken(PeriodPlan plan, boolean hard) {
        int before = 0;
        int after = 0;
        for (int r = 0; r < plan.rules().size(); r++) {
            PeriodPlan.RuleOutcome rule = plan.rules().get(r);
            // Some changes there always are; they have a column of their own.
            if (rule.isHard() == hard && !(plan.rule(r) instanceof Rule.Changes)) {
                before += rule.penaltyBefore() > 0 ? 1 : 0;
                after += rule.penaltyAfter() > 0 ? 1 : 0;
            }
        }
        return before + ARROW + after;
    }

    private record Sum(String name, int level, long before, long after) {}

    private void rules() {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (PeriodPlan p : plan.periods()) {
            for (PeriodPlan.RuleOutcome rule : p.rules()) {
                sums.merge(
                        rule.id(),
                        new Sum(
                                in(rule.name()),
                                rule.level(),
                                rule.penaltyBefore(),
                                rule.penaltyAfter()),
                        (a, b) ->
                                new Sum(
                                        a.name(),
                                        a.level(),
                                        a.before() + b.before(),
                                        a.after() + b.after()));
            }
        }
        if (sums.isEmpty()) {
            return;
        }
        page.heading(texts.get("sequence.rules"), texts.get("sequence.rules.remark"));
        ConsoleTable table =
                new ConsoleTable()
                        .left(texts.get("sequence.rule"))
                        .left(texts.get("sequence.level"))
                        .right(texts.get("sequence.before"))
                        .right(texts.get("sequence.after"));
        for (Sum sum : sums.values()) {
            String level =
                    sum.level() == 0
                            ? texts.get("sequence.level.hard")
                            : String.valueOf(sum.level());
            table.row(sum.name(), level, Figures.count(sum.before()), Figures.count(sum.after()));
        }
        if (table.width() <= page.width()) {
            table.print(page);
            return;
        }
        for (Sum sum : sums.values()) {
            String figures = Figures.count(sum.before()) + ARROW + Figures.count(sum.after());
            page.hanging("  ", 2, sum.name() + "  " + figures, Style.PLAIN);
        }
    }

    // ---- explanations ----

    private void why() {
        page.heading(texts.get("sequence.why"), texts.get("sequence.why.remark"));
        for (PeriodPlan p : plan.periods()) {
            page.wrapped(p.period().label(), Style.BOLD);
            FindingTexts words = p.words(texts.language());
            String conflict = words.line(p.conflicts());
            if (!conflict.isEmpty()) {
                page.hanging("  ", 2, Cells.safe(conflict), Style.WARNING);
            }
            List<String> tight = new ArrayList<>();
            boolean broken = false;
            for (Finding finding : p.findings()) {
                PeriodPlan.RuleOutcome rule = p.rules().get(finding.rule());
                if (!finding.isBroken()) {
                    tight.add(in(rule.name()));
                    continue;
                }
                if (p.rule(finding.rule()) instanceof Rule.Changes) {
                    continue; // no order is without, and their number stands in the table
                }
                broken = true;
                Style style = rule.isHard() ? Style.WARNING : Style.PLAIN;
                for (String line : words.lines(finding, rule.isHard() ? SPOTS_OF_HARD : 1)) {
                    int indent = 2 + line.length() - line.stripLeading().length();
                    page.hanging(
                            " ".repeat(indent), indent, Cells.safe(line.stripLeading()), style);
                }
            }
            if (!tight.isEmpty()) {
                String names = String.join(texts.get("sequence.comma"), tight);
                page.hanging("  ", 2, texts.get("sequence.tight", names), Style.DIM);
            } else if (!broken) {
                page.hanging("  ", 2, texts.get("sequence.allKept"), Style.DIM);
            }
        }
    }

    // ---- what is not as wished ----

    private record Reason(DayPlan.Reason reason, @Nullable String limit) {}

    private void leftOver() {
        Map<Reason, List<String>> byReason = new LinkedHashMap<>();
        for (DayPlan.Left left : plan.assigned().left()) {
            byReason.computeIfAbsent(
                            new Reason(left.reason(), left.limit()), k -> new ArrayList<>())
                    .add(left.order().id());
        }
        if (!byReason.isEmpty()) {
            page.heading(texts.get("sequence.leftOver"), texts.get("sequence.leftOver.remark"));
        }
        byReason.forEach(
                (reason, ids) -> {
                    String key = "sequence.left." + reason.reason().name().toLowerCase(Locale.ROOT);
                    String against = reason.limit();
                    String limit = against == null ? "" : in(plan.nameOf(against));
                    page.hanging("  ", 2, texts.get(key, some(ids), limit), Style.PLAIN);
                });
        if (!plan.assigned().excess().isEmpty()) {
            page.heading(texts.get("sequence.limits"), texts.get("sequence.limits.remark"));
        }
        for (DayPlan.Excess excess : plan.assigned().excess()) {
            String should = should(excess);
            page.hanging(
                    "  ",
                    2,
                    texts.get(
                            "sequence.excess",
                            in(plan.nameOf(excess.limit())),
                            excess.period().label(),
                            excess.count(),
                            should),
                    excess.hard() ? Style.WARNING : Style.PLAIN);
        }
    }

    private String should(DayPlan.Excess excess) {
        if (excess.least() == excess.most()) {
            return texts.get("sequence.excess.exact", excess.most());
        }
        if (excess.least() == 0) {
            return texts.get("sequence.excess.most", excess.most());
        }
        return excess.most() == Integer.MAX_VALUE
                ? texts.get("sequence.excess.least", excess.least())
                : texts.get("sequence.excess.between", excess.least(), excess.most());
    }

    private String some(List<String> ids) {
        String comma = texts.get("sequence.comma");
        List<String> first = ids.subList(0, Math.min(SHOWN_ORDERS, ids.size()));
        String shown = Cells.safe(String.join(comma, first));
        return ids.size() > SHOWN_ORDERS
                ? texts.get("sequence.andMore", shown, Figures.count(ids.size() - SHOWN_ORDERS))
                : shown;
    }

    private void moved() {
        int all = plan.periods().stream().mapToInt(p -> p.moved().size()).sum();
        if (all == 0) {
            return;
        }
        page.heading(texts.get("sequence.moved"), texts.get("sequence.moved.remark", all));
        int shown = 0;
        for (PeriodPlan p : plan.periods()) {
            for (PeriodPlan.Moved moved : p.moved()) {
                if (shown++ == SHOWN_MOVES) {
                    page.line("  …");
                    return;
                }
                String line =
                        texts.get(
                                "sequence.move",
                                Cells.safe(moved.order().id()),
                                p.firstPlace() + moved.from(),
                                p.firstPlace() + moved.to());
                page.hanging("  ", 2, p.period().label() + "  " + line, Style.PLAIN);
            }
        }
    }
}
