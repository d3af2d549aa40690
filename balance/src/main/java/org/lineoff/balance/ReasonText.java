package org.lineoff.balance;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What forces a bound, in a sentence, English or Chinese. */
public final class ReasonText {
    private static final int MOST_NAMES = 12;

    private final BalancingProblem problem;
    private final ResourceBundle texts;
    private final Locale locale;

    private ReasonText(BalancingProblem problem, String language) {
        this.problem = problem;
        locale = language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
        texts = ResourceBundle.getBundle("org.lineoff.balance.texts", locale);
    }

    /**
     * @param language {@code zh}, or anything else for English
     */
    public static String of(Reason reason, BalancingProblem problem, String language) {
        return new ReasonText(problem, language).text(reason);
    }

    private String text(Reason reason) {
        return switch (reason) {
            case Reason.Work r -> fill("reason.work", r.total(), r.cycle());
            case Reason.LongTasks r ->
                    r.halves().isEmpty()
                            ? fill("reason.longTasks", names(r.alone()))
                            : fill("reason.longTasksHalves", names(r.alone()), names(r.halves()));
            case Reason.Parts r -> fill("reason.parts", r.tasks().size(), names(r.tasks()));
            case Reason.Chain r -> {
                String chain =
                        r.chain().stream().map(this::name).collect(Collectors.joining(" → "));
                yield r.others() == 0
                        ? fill("reason.chain", chain)
                        : fill("reason.chainOthers", chain, r.others());
            }
            case Reason.Unpaired r -> fill("reason.unpaired", r.tasks().size(), names(r.tasks()));
            case Reason.Windows r -> fill("reason.windows");
            case Reason.Searched r -> fill("reason.searched");
            case Reason.Rules r -> fill("reason.rules");
            case Reason.OneSide r ->
                    fill(r.left() ? "reason.left" : "reason.right", r.total(), r.cycle());
            case Reason.Bundle r -> fill("reason.bundle", names(r.tasks()));
            case Reason.LongestTask r -> fill("reason.longestTask", name(r.task()));
            case Reason.Pair r -> fill("reason.pair", name(r.first()), name(r.second()));
        };
    }

    private String name(int task) {
        return problem.tasks().get(task).id();
    }

    private String names(List<Integer> tasks) {
        String shown =
                tasks.stream().limit(MOST_NAMES).map(this::name).collect(Collectors.joining(", "));
        int more = tasks.size() - MOST_NAMES;
        return more > 0 ? fill("words.more", shown, more) : shown;
    }

    private String fill(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
