package org.lineoff.execute;

import org.lineoff.model.Text;

import java.util.Locale;

/**
 * Everything for which execution can say no, each with its words in English and Chinese. {@code
 * docs/execution.md} says what to do about each; a name here never changes its meaning.
 */
public enum Why {
    // numbers that cars and batteries bear
    WRONG_LENGTH("%s has %s characters instead of %s", "%s 有 %s 位，应为 %s 位"),
    WRONG_CHARACTER("character %s of %s is %s; allowed there: %s", "第 %s 位（%s）为 %s；该位允许：%s"),
    WRONG_CHECK_DIGIT(
            "the check digit of %s is %s, its other characters give %s",
            "%s 的检验位为 %s，按其余各位计算应为 %s"),
    NO_SUCH_DAY("%s names no day of the calendar", "%s 不是有效日期");

    private final String english;
    private final String chinese;

    Why(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The reason with its figures put in. */
    Reason of(Object... figures) {
        return new Reason(
                this,
                new Text(
                        String.format(Locale.ROOT, english, figures),
                        String.format(Locale.ROOT, chinese, figures)));
    }
}
