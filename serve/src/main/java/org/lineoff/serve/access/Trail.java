package org.lineoff.serve.access;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * The audit trail: who did what to rights, who signed in or was turned away, and which decisions
 * people handed in. It is only added to, and each row's digest covers the row before it.
 */
public final class Trail {
    /** What can stand in the trail. */
    public enum Deed {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SIGNED_OUT,
        SET_UP,
        /** Somebody came with a link that is not that of this start, or used already. */
        SET_UP_REFUSED,
        PERSON_MADE,
        PERSON_CHANGED,
        PASSWORD_SET,
        TOKEN_MADE,
        TOKEN_REVOKED,
        /** A person reported decisions; the record has them under the same ids. */
        DECIDED,
        /** What was refused was dealt with; the record has by whom and how, too. */
        DEALT_WITH,
        /** Somebody known asked for what they may not. */
        FORBIDDEN;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * @param time when, ms since 1970
     * @param who a person, {@code token NAME}, or empty
     * @param origin address that it came from
     * @param subject whom or what it was done to
     */
    public record Row(
            long seq,
            long time,
            String who,
            String origin,
            String deed,
            String subject,
            String detail,
            String digest) {}

    private static final int LONGEST = 1000;
    private static final String COLUMNS =
            "select seq, time, who, origin, deed, subject, detail, digest from trail";

    private final AccessStore store;
    private final InstantSource clock;

    Trail(AccessStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public void add(String who, String origin, Deed deed, String subject, String detail) {
        store.write(rows -> add(rows, who, origin, deed, subject, detail));
    }

    /** Adds a row in the transaction of the deed itself: neither is there without the other. */
    Row add(
            AccessStore.Rows rows,
            String who,
            String origin,
            Deed deed,
            String subject,
            String detail)
            throws SQLException {
        List<Row> last = rows.all(COLUMNS + " order by seq desc limit 1", Trail::row);
        String before = last.isEmpty() ? "" : last.getFirst().digest();
        Row row =
                chained(
                        before,
                        last.isEmpty() ? 1 : last.getFirst().seq() + 1,
                        clock.millis(),
                        cut(who),
                        cut(origin),
                        deed.id(),
                        cut(subject),
                        cut(detail));
        rows.change(
                "insert into trail (seq, time, who, origin, deed, subject, detail, digest)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                row.seq(),
                row.time(),
                row.who(),
                row.origin(),
                row.deed(),
                row.subject(),
                row.detail(),
                row.digest());
        return row;
    }

    /** Rows before a number, the latest first. */
    public List<Row> before(long seq, int limit) {
        return store.read(
                rows ->
                        rows.all(
                                COLUMNS + " where seq < ? order by seq desc limit ?",
                                Trail::row,
                                seq,
                                limit));
    }

    /**
     * What came of checking a part of the trail.
     *
     * @param seq the last row that was looked at, 0 if there was none
     * @param digest of that row: whoever keeps it elsewhere can tell later whether rows up to it
     *     were changed or taken out, whoever did it
     * @param broken the first row that is not what it was when it was written, 0 if all are
     * @param isEnd whether there is none behind it
     */
    public record Checked(long seq, String digest, long broken, boolean isEnd) {}

    /**
     * Checks some rows: that each is what it was when it was written, and that none is missing
     * between them. Checking all, one part behind the other, is checking the whole trail; each part
     * takes a bounded time.
     *
     * @param after number of the row before the first one to check; 0: from the beginning
     * @param limit at most so many
     */
    public Checked check(long after, int limit) {
        return store.read(
                rows -> {
                    List<Row> found =
                            rows.all(
                                    COLUMNS + " where seq >= ? order by seq limit ?",
                                    Trail::row,
                                    after,
                                    limit + 2);
                    Row before = after == 0 || found.isEmpty() ? null : found.removeFirst();
                    if (after > 0 && (before == null || before.seq() != after)) {
                        return new Checked(after, "", after, true);
                    }
                    List<Row> part = found.subList(0, Math.min(limit, found.size()));
                    String digest = before == null ? "" : before.digest();
                    long seq = after;
                    for (Row row : part) {
                        seq++;
                        if (!again(digest, seq, row).equals(row)) {
                            return new Checked(seq, row.digest(), seq, true);
                        }
                        digest = row.digest();
                    }
                    return new Checked(seq, digest, 0, found.size() <= limit);
                });
    }

    /** The row as it would be written behind another now. */
    private static Row again(String before, long seq, Row row) {
        return chained(
                before,
                seq,
                row.time(),
                row.who(),
                row.origin(),
                row.deed(),
                row.subject(),
                row.detail());
    }

    private static Row chained(
            String before,
            long seq,
            long time,
            String who,
            String origin,
            String deed,
            String subject,
            String detail) {
        String all =
                String.join("\0", before, seq + "", time + "", who, origin, deed, subject, detail);
        return new Row(seq, time, who, origin, deed, subject, detail, Secrets.digest(all));
    }

    /** What strangers send must not fill the disk, nor break what is shown. */
    private static String cut(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static Row row(java.sql.ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
