package org.lineoff.serve.access;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.lineoff.serve.access.AccessStore.Rows;
import org.lineoff.serve.access.Trail.Deed;

/**
 * Browsers that are signed in. The secret lies in a cookie; kept is its SHA-256. A caller's roles
 * are looked up anew each time, so that rights that were taken are gone at once.
 *
 * <p>The clock may be set back. A session that was found to have ended is gone and does not come
 * back; one that began later than it is now, by the clock, is taken to have begun now.
 */
public final class Sessions {
    /** What is known of a session: who it is, and what requests that change something must show. */
    public record Session(Caller caller, String csrf, long ends) {}

    private final AccessStore store;
    private final InstantSource clock;

    Sessions(AccessStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Signs somebody in and returns the secret of the session. */
    public String begin(Caller caller, Duration lasts, String fromAddress) {
        String secret = Secrets.make("");
        long now = clock.millis();
        store.write(
                rows -> {
                    rows.change("delete from session where ends <= ?", now);
                    rows.change(
                            "insert into session (digest, kind, name, began, ends)"
                                    + " values (?, ?, ?, ?, ?)",
                            Secrets.digest(secret),
                            caller.kind().name(),
                            caller.name(),
                            now,
                            now + lasts.toMillis());
                    return store.trail()
                            .add(rows, caller.id(), fromAddress, Deed.SIGNED_IN, "", "");
                });
        return secret;
    }

    public Optional<Session> find(String secret) {
        long now = clock.millis();
        String digest = Secrets.digest(secret);
        Seen seen = store.read(rows -> seen(rows, digest, secret, now));
        if (seen.isStale()) {
            seen =
                    store.write(
                            rows -> {
                                renew(rows, digest, now);
                                return seen(rows, digest, secret, now);
                            });
        }
        return seen.session();
    }

    /**
     * What there is of a session.
     *
     * @param isStale whether it is over, or from the future
     */
    private record Seen(boolean isStale, Optional<Session> session) {}

    private static Seen seen(Rows rows, String digest, String secret, long now)
            throws SQLException {
        Optional<Row> found = row(rows, digest);
        if (found.isEmpty() || !found.get().isOf(now)) {
            return new Seen(found.isPresent(), Optional.empty());
        }
        Row row = found.get();
        return new Seen(
                false,
                caller(rows, Caller.Kind.valueOf(row.kind()), row.name())
                        .map(caller -> new Session(caller, csrf(secret), row.ends())));
    }

    private record Row(String kind, String name, long began, long ends) {
        boolean isOf(long now) {
            return began <= now && now < ends;
        }
    }

    private static Optional<Row> row(Rows rows, String digest) throws SQLException {
        return rows
                .all(
                        "select kind, name, began, ends from session where digest = ?",
                        row ->
                                new Row(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getLong(4)),
                        digest)
                .stream()
                .findFirst();
    }

    /** Ends one that is over, for good; one from the future must not last until then. */
    private static void renew(Rows rows, String digest, long now) throws SQLException {
        rows.change("delete from session where digest = ? and ends <= ?", digest, now);
        rows.change(
                "update session set ends = ends - began + ?, began = ?"
                        + " where digest = ? and began > ?",
                now,
                now,
                digest,
                now);
    }

    /** Follows from the secret, which nobody but the browser has, and does not tell it. */
    static String csrf(String secret) {
        return Secrets.digest("csrf " + secret);
    }

    private static Optional<Caller> caller(Rows rows, Caller.Kind kind, String name)
            throws SQLException {
        return switch (kind) {
            case PERSON ->
                    People.find(rows, name)
                            .filter(person -> !person.disabled())
                            .map(People.Person::caller);
            case TOKEN ->
                    Tokens.find(rows, name)
                            .filter(token -> token.revoked() == 0)
                            .map(Tokens.Token::caller);
        };
    }

    /** Signs a browser out. */
    public void end(String secret, Caller caller, String fromAddress) {
        store.write(
                rows -> {
                    rows.change("delete from session where digest = ?", Secrets.digest(secret));
                    return store.trail()
                            .add(rows, caller.id(), fromAddress, Deed.SIGNED_OUT, "", "");
                });
    }

    static void endAll(Rows rows, Caller.Kind kind, String name) throws SQLException {
        rows.change("delete from session where kind = ? and name = ?", kind.name(), name);
    }
}
