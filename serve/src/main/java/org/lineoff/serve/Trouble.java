package org.lineoff.serve;

import java.util.Locale;
import org.lineoff.model.Text;

/** Why a request is not answered as its caller hoped; a name here never changes its meaning. */
enum Trouble {
    BAD_JSON(400, "the body cannot be taken: %s", "无法接受正文：%s"),
    BAD_FILE(400, "the file cannot be read: %s", "无法读取文件：%s"),
    BAD_FIELD(400, "\"%s\": %s", "“%s”：%s"),
    BAD_QUERY(400, "\"%s\" in the address: %s", "地址中的“%s”：%s"),
    NOT_SIGNED_IN(
            401,
            "it is not said, or not proved, who asks: sign in at /login, or send the header"
                    + " Authorization: Bearer TOKEN",
            "未登录或凭证无效：请在 /login 登录，或发送请求头 Authorization: Bearer 令牌"),
    WRONG_LINK(
            401,
            "the link is not that of this start; the server printed the right one when it was"
                    + " started",
            "链接不是本次启动的链接；正确的链接已在服务器启动时显示"),
    WRONG_PASSWORD(401, "name and password do not belong together", "用户名或密码不正确"),
    NOT_ALLOWED(403, "%s may not do this; it takes one of: %s", "%s 无权执行此操作；需要以下角色之一：%s"),
    MAY_NOT_REPORT(403, "%s may not report %s; it takes one of: %s", "%s 无权上报 %s；需要以下角色之一：%s"),
    NOT_YOUR_PLACE(403, "%s reports from %s, not from \"%s\"", "%s 只能从 %s 上报，不能从“%s”上报"),
    NOT_YOU(403, "a person reports in their own name, not as \"%s\"", "只能以本人名义上报，不能以“%s”的名义上报"),
    NO_CSRF(
            403,
            "a request of a browser that changes something needs the header X-CSRF-Token",
            "浏览器的修改请求需要 X-CSRF-Token 请求头"),
    NOT_FOUND(404, "there is nothing at %s", "%s 不存在"),
    UNKNOWN(404, "there is no %s", "不存在：%s"),
    WRONG_METHOD(405, "%s cannot be asked with %s", "%s 不支持 %s 方法"),
    TAKEN(409, "%s is taken", "%s 已被占用"),
    LAST_ADMINISTRATOR(409, "there would be no administrator left", "至少须保留一名管理员"),
    NOT_LOCAL(409, "the password of %s is kept by another system", "%s 的密码由其他系统管理"),
    SETTLED_BEFORE(409, "%s has dealt with it already", "%s 已处理"),
    NO_DATES_YET(
            409,
            "there are no ready dates yet: %s, %s of %s replications; ask again",
            "尚无交车日期：%s，已完成 %s / %s 次仿真；请稍后再试"),
    TOO_FAR(
            409,
            "it is not ready with that chance by %s, the last day simulated",
            "至仿真的最后一天 %s 仍达不到该概率"),
    SET_UP_BEFORE(409, "there is an administrator already", "已有管理员"),
    TOO_LARGE(413, "at most %s bytes are taken", "最多接受 %s 字节"),
    TOO_MANY_REPORTS(413, "at most %s reports are taken at once", "一次最多接受 %s 条报告"),
    WRONG_TYPE(415, "the body has to be one of: %s", "正文类型必须为以下之一：%s"),
    TOO_OFTEN(429, "too many requests; try again in %s s", "请求过于频繁；请在 %s 秒后重试"),
    OUR_MISTAKE(500, "this is a mistake of the program; its number is %s", "程序出错；编号 %s"),
    AWAY(
            503,
            "the database does not answer; nothing is acknowledged, try again",
            "数据库无响应；未确认任何内容，请重试"),
    FULL(
            503,
            "the disk of the database is full; nothing is acknowledged, try again when there is"
                    + " room",
            "数据库所在的磁盘已满；未确认任何内容，请在腾出空间后重试"),
    PROVIDER_AWAY(503, "the company's sign-in does not answer; try again", "企业登录服务无响应；请重试"),
    CLOSING(503, "the server is being stopped; try again", "服务器正在停止；请重试");

    private final int status;
    private final String english;
    private final String chinese;

    Trouble(int status, String english, String chinese) {
        this.status = status;
        this.english = english;
        this.chinese = chinese;
    }

    int status() {
        return status;
    }

    /**
     * The words with what they speak of; a {@link Text} among the figures is put in by language.
     */
    Text text(Object... figures) {
        return new Text(filled(english, "en", figures), filled(chinese, "zh", figures));
    }

    private static String filled(String words, String language, Object... figures) {
        Object[] own = new Object[figures.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = figures[i] instanceof Text text ? text.in(language) : figures[i];
        }
        return String.format(Locale.ROOT, words, own);
    }
}
