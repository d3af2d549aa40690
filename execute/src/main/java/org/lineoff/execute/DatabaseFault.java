package org.lineoff.execute;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/** What is the matter with a database that cannot be opened, and what to do about it. */
public final class DatabaseFault {
    private static final int SQLITE_NOT_A_DATABASE = 26;

    private DatabaseFault() {}

    /**
     * In words.
     *
     * @param url address of the database
     * @param said what it, or its driver, said
     */
    public static Text words(String url, Throwable said) {
        SQLException first = sql(said);
        String state = first == null || first.getSQLState() == null ? "" : first.getSQLState();
        String message = first == null ? said.getMessage() : first.getMessage();
        if (state.startsWith("08")) {
            return new Text(
                    "nothing that is PostgreSQL answers at "
                            + url
                            + ". Is the server running, and are host and port right?",
                    url + " 没有 PostgreSQL 应答。请检查服务器是否运行、主机和端口是否正确。");
        } else if (state.startsWith("28")) {
            return new Text(
                    url
                            + " refuses the user or the password. Give --database-user, and the"
                            + " password as LINEOFF_DATABASE_PASSWORD.",
                    url
                            + " 拒绝该用户或密码。请用 --database-user 指定用户，用环境变量 LINEOFF_DATABASE_PASSWORD 给出密码。");
        } else if (state.equals("3D000")) {
            return new Text(
                    "the server has no such database: "
                            + url
                            + ". Make it, for instance with createdb.",
                    "服务器上没有该数据库：" + url + "。请先建立，例如用 createdb。");
        } else if (state.equals("42501")) {
            return new Text(
                    "the user may not make tables in " + url + ": " + message,
                    "该用户无权在 " + url + " 中建表：" + message);
        } else if (first != null && first.getErrorCode() == SQLITE_NOT_A_DATABASE) {
            return new Text(
                    file(url) + " is no SQLite file. Move it away, or name another folder.",
                    file(url) + " 不是 SQLite 文件。请移走，或指定其他目录。");
        }
        return new Text(
                "the tables of " + url + " cannot be brought up to date: " + message,
                "无法更新 " + url + " 的表结构：" + message);
    }

    private static String file(String url) {
        return url.replaceFirst("^jdbc:sqlite:", "");
    }

    private static @Nullable SQLException sql(Throwable said) {
        SQLException last = null;
        for (Throwable one = said; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql) {
                last = sql;
            }
        }
        return last;
    }
}
