package org.lineoff.execute;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.lineoff.model.Text;

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
    NO_SUCH_DAY("%s names no day of the calendar", "%s 不是有效日期"),

    // any report
    ID_REUSED(
            "report %s was captured before with other contents, as number %s",
            "编号 %s 此前已用于内容不同的报告（序号 %s）"),
    IN_THE_FUTURE("it is said to happen %s after now; a clock is wrong", "报告时间晚于当前时间 %s；时钟有误"),
    TOO_LATE("it happened %s ago; at most %s are allowed", "事件发生于 %s前；最多允许 %s"),
    UNKNOWN_PLACE("the plant has no place %s", "工厂没有位置 %s"),
    UNKNOWN_CAR("no car %s was ordered", "没有编号为 %s 的车辆"),
    NO_PERSON("it is not said who did it", "未说明由谁完成"),
    NO_REASON("it is not said why", "未说明原因"),

    // the life of a car
    CAR_KNOWN("car %s was ordered before", "车辆 %s 已有订单"),
    ORDER_KNOWN("order %s came in before", "订单 %s 此前已收到"),
    OTHER_MODEL(
            "order %s is for a %s, not for a %s; it takes another order",
            "订单 %s 的车型为 %s，不是 %s；须另下订单"),
    NO_ORDER("it is not said which order", "未说明订单号"),
    UNKNOWN_MODEL("the plant builds no model %s", "工厂不生产车型 %s"),
    UNKNOWN_CHOICE("no option has a choice %s", "没有名为 %s 的选装"),
    BAD_DAY("%s is no day from now on", "%s 不是今天或以后的日期"),
    BAD_TURN("a place in the sequence is a whole number from 1, not %s", "排序位次应为从 1 起的整数，不是 %s"),
    OFF_THE_LINE("car %s came off the line before; it is %s", "车辆 %s 此前已下线；状态为 %s"),
    WRONG_STATUS("car %s is %s; this needs %s", "车辆 %s 状态为 %s；需要 %s"),
    NOT_SEQUENCED("car %s is %s and not in the build sequence", "车辆 %s 状态为 %s，尚未排入生产序列"),
    CAR_GONE("car %s is %s since %s", "车辆 %s 自 %3$s 起为 %2$s"),
    TOO_LATE_TO_CHANGE("car %s is %s; changes end with %s", "车辆 %s 状态为 %s；变更截止于 %s"),
    TOO_LATE_TO_CANCEL("car %s is %s; cancelling ends with %s", "车辆 %s 状态为 %s；取消截止于 %s"),
    NOT_SCRAPPED("car %s is %s; only a scrapped one is replaced", "车辆 %s 状态为 %s；只有报废车可补投"),
    REPLACED_BEFORE("car %s was replaced before", "车辆 %s 已补投"),
    NO_SUCH_HOLD("car %s is not held as %s", "车辆 %s 没有名为 %s 的锁车"),
    HAS_VIN("car %s has the VIN %s", "车辆 %s 已有车辆识别代号 %s"),
    NO_VIN("car %s has no VIN", "车辆 %s 没有车辆识别代号"),
    SERIES_USED_UP("all %s VINs of the series %s are issued", "序列 %2$s 的 %1$s 个车辆识别代号已用完"),
    OTHER_SERIES("the plant does not number a %s as %s", "车型 %s 不使用车辆识别代号序列 %s"),
    BAD_SERIES("not a series of VINs: %s", "不是有效的车辆识别代号序列：%s"),

    BAD_CHANCE("not a chance from 0 to 1: %s", "不是 0 到 1 之间的概率：%s"),

    // gates
    HELD("car %s is held: %s (%s)", "车辆 %s 已锁车：%s（%s）"),
    NOT_BOUND("car %s carries no %s", "车辆 %s 未绑定 %s"),
    NOT_MEASURED("%2$s of car %1$s was not measured", "车辆 %s 未测量 %s"),
    OUT_OF_LIMITS(
            "%2$s of car %1$s is %3$s%6$s, not from %4$s to %5$s%6$s",
            "车辆 %1$s 的 %2$s 为 %3$s%6$s，不在 %4$s 至 %5$s%6$s 之间"),
    OPEN_DEFECT("car %s has an open defect: %s", "车辆 %s 有未关闭的缺陷：%s"),
    GATE_NOT_PASSED("car %s has not passed %s", "车辆 %s 未通过 %s"),
    UNKNOWN_GATE("%s is no gate", "%s 不是质量门"),
    UNKNOWN_DEMAND("gate %s has no demand \"%s\", only: %s", "质量门 %s 没有“%s”要求；只有：%s"),
    BAD_RESULT("an inspection is passed (1) or failed (0), not %s", "检验结果应为合格（1）或不合格（0），不是 %s"),
    UNKNOWN_CHARACTERISTIC("the plant does not measure %s", "工厂没有名为 %s 的测量特性"),
    NO_TYPE("it is not said which defect", "未说明缺陷类型"),

    // parts
    UNKNOWN_PART("no part %s is bound to cars", "没有可绑定的零件 %s"),
    NO_SERIAL("a piece of %s needs its number", "%s 需要零件序列号"),
    NO_LOT("a piece of %s needs its lot", "%s 需要批次号"),
    NOT_A_PACK("%s is the code of a cell or a module, not of a pack", "%s 是电芯或模组的编码，不是电池包的编码"),
    OTHER_VARIANT("%s is for %s; car %s is another", "%s 用于 %s；车辆 %s 不是"),
    SLOT_TAKEN("car %s carries %s %s already", "车辆 %s 已绑定 %s %s"),
    PART_ELSEWHERE("%s %s is in car %s", "%s %s 已装在车辆 %s"),
    NOT_FITTED("car %s carries no %s %s at that time", "车辆 %s 当时未装有 %s %s"),
    LOT_CONTAINED("lot %2$s of %1$s is contained: %3$s", "%s 批次 %s 已围堵：%s"),
    NOT_CONTAINED("lot %2$s of %1$s is not contained", "%s 批次 %s 未围堵");

    private final String english;
    private final String chinese;

    Why(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The reason with its figures put in, each a number, a name or a {@link Text}. */
    Reason of(Object... figures) {
        return new Reason(
                this,
                new Text(
                        String.format(Locale.ROOT, english, in("en", figures)),
                        String.format(Locale.ROOT, chinese, in("zh", figures))));
    }

    private static Object[] in(String language, Object... figures) {
        return Arrays.stream(figures)
                .map(one -> one instanceof Text words ? words.in(language) : one)
                .toArray();
    }

    /** A span of time as people say it: the two largest units, e.g. 2 h 5 min. */
    static Text duration(long millis) {
        Duration span = Duration.ofMillis(millis);
        if (span.toDays() > 0) {
            return words(span.toDays(), "d", "天", span.toHoursPart(), "h", "小时");
        } else if (span.toHours() > 0) {
            return words(span.toHours(), "h", "小时", span.toMinutesPart(), "min", "分钟");
        } else if (span.toMinutes() > 0) {
            return words(span.toMinutes(), "min", "分钟", span.toSecondsPart(), "s", "秒");
        }
        return words(span.toSeconds(), "s", "秒", span.toMillisPart(), "ms", "毫秒");
    }

    private static Text words(
            long large, String en, String zh, long small, String smallEn, String smallZh) {
        String both = small == 0 ? "" : " " + small + " ";
        return new Text(
                large + " " + en + (small == 0 ? "" : both + smallEn),
                large + " " + zh + (small == 0 ? "" : both + smallZh));
    }
}
